import { keepPreviousData, queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import type { CallOf, ReplyOf } from '#api/operation';
import type { Operations } from '#api/operations';
import { api } from '../../../lib/api-client.ts';
import { keys } from '../../../lib/query-keys.ts';

export type Matrix = ReplyOf<Operations['readMatrix']>;
export type MatrixRow = Matrix['rows'][number];
export type Cell = MatrixRow['cells'][number];
export type ItemStanding = Cell['items'][number];
export type CellChange = ReplyOf<Operations['replayMatrix']>['changes'][number];
export type ProofFactIn = CallOf<Operations['recordProof']>['body']['facts'][number];
type Choice = CallOf<Operations['chooseOffence']>['body'];

const past = (asOf: string | null) => (asOf === null ? {} : { asOf });

/** The law and practice that the lanes follow, one edition for the whole installation. */
export const doctrineQuery = queryOptions({
  queryKey: ['doctrine'],
  queryFn: async ({ signal }) => (await api.call('readDoctrine', { signal })).doctrine,
  staleTime: Infinity,
});

/** The matrix on a day, null for the day of `asOf` or today; the last one stands while the next is on its way. */
export const matrixQuery = (caseId: string, on: string | null, asOf: string | null) =>
  queryOptions({
    queryKey: keys.lanes(caseId, 'matrix', [on, asOf]),
    queryFn: ({ signal }) =>
      api.call('readMatrix', { params: { caseId }, query: { ...past(asOf), ...(on === null ? {} : { on }) }, signal }),
    placeholderData: keepPreviousData,
  });

/** On which day each cell changed, until today by the server's clock. */
export const replayQuery = (caseId: string, asOf: string | null) =>
  queryOptions({
    queryKey: keys.lanes(caseId, 'replay', [asOf]),
    queryFn: ({ signal }) => api.call('replayMatrix', { params: { caseId }, query: past(asOf), signal }),
  });

/** Records facts of the proof, all or none. */
export function useRecordProof(caseId: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (facts: readonly ProofFactIn[]) =>
      api.call('recordProof', { params: { caseId }, body: { facts: [...facts] } }),
    onSuccess: () => client.invalidateQueries({ queryKey: keys.case(caseId) }),
  });
}

/** Considers an offence against a person. */
export function useChooseOffence(caseId: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: Choice) => api.call('chooseOffence', { params: { caseId }, body }),
    onSuccess: () => client.invalidateQueries({ queryKey: keys.case(caseId) }),
  });
}

/** The id of whoever bears this name, put on record where the case does not know them yet. */
export async function entityIdOf(caseId: string, named: { readonly entityId: string | null; readonly name: string }) {
  if (named.entityId !== null) return named.entityId;
  const body = { schema: 'Person' as const, name: named.name.trim() };
  return (await api.call('makeEntity', { params: { caseId }, body })).entity.entityId;
}
