import { keepPreviousData, queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import type { Counts, Mapping, RecordImport, SavedMapping } from '#api/schemas/records';
import { api } from '../../../lib/api-client.ts';
import { keys } from '../../../lib/query-keys.ts';

/** The columns of a table with a proposed mapping. */
export const tableQuery = (caseId: string, documentId: string, sheet: string | null) =>
  queryOptions({
    queryKey: keys.records(caseId, 'table', [documentId, sheet]),
    queryFn: ({ signal }) =>
      api.call('readTable', { params: { caseId, documentId }, query: sheet === null ? {} : { sheet }, signal }),
  });

/** What a mapping would make of it; the last answer stays until the next is here. */
export const previewQuery = (caseId: string, documentId: string, mapping: Mapping, follows: string | null) =>
  queryOptions({
    queryKey: keys.records(caseId, 'preview', [documentId, mapping, follows]),
    queryFn: ({ signal }) =>
      api.call('previewRecords', { params: { caseId, documentId }, body: { mapping, follows }, signal }),
    placeholderData: keepPreviousData,
    gcTime: 30_000,
  });

/** Refused rows from a place on. */
export const refusedFrom = async (
  caseId: string,
  documentId: string,
  mapping: Mapping,
  follows: string | null,
  from: number,
) =>
  (
    await api.call('previewRecords', {
      params: { caseId, documentId },
      body: { mapping, follows, refusedFrom: from },
    })
  ).refused;

export const mappingsQuery = (caseId: string) =>
  queryOptions({
    queryKey: keys.records(caseId, 'mappings', null),
    queryFn: async ({ signal }) => (await api.call('listMappings', { params: { caseId }, signal })).mappings,
  });

/** Tables whose rows were taken. */
export const importsQuery = (caseId: string, asOf: string | null) =>
  queryOptions({
    queryKey: keys.records(caseId, 'imports', asOf),
    queryFn: async ({ signal }) =>
      (await api.call('listRecordImports', { params: { caseId }, query: asOf === null ? {} : { asOf }, signal }))
        .imports,
  });

export function useSaveMapping(caseId: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: { name: string; mapping: Mapping; compartmentId: string }) =>
      api.call('saveMapping', { params: { caseId }, body }),
    onSuccess: () => client.invalidateQueries({ queryKey: keys.case(caseId) }),
  });
}

/** Takes back what was taken of a table, or a saved mapping; both stay in the log. */
export function useTakeBack(caseId: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ entry }: Pick<RecordImport | SavedMapping, 'entry'>) =>
      api.call('undo', { params: { caseId }, body: entry }),
    onSettled: () => client.invalidateQueries({ queryKey: keys.case(caseId) }),
  });
}

type Taking = { documentId: string; mapping: Mapping; follows: string | null; expected: Counts };

/** Accepts rows and goes on until all are taken, or until it is told to stop; `onStep` hears how far it is. */
export async function takeRows(
  caseId: string,
  { documentId, ...body }: Taking,
  onStep: (taken: RecordImport) => void,
  signal: AbortSignal,
): Promise<RecordImport> {
  const { import: begun } = await api.call('beginRecords', { params: { caseId, documentId }, body });
  onStep(begun);
  return goOn(caseId, begun, onStep, signal);
}

/** Goes on with a table that somebody stopped at. */
export async function goOn(
  caseId: string,
  from: RecordImport,
  onStep: (taken: RecordImport) => void,
  signal: AbortSignal,
): Promise<RecordImport> {
  let at = from;
  while (!at.isDone && !signal.aborted) {
    const params = { caseId, importId: at.importId };
    at = (await api.call('goOnRecords', { params, body: { expected: at.done } })).import;
    onStep(at);
  }
  return at;
}
