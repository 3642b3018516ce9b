import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import type { CallOf } from '#api/operation';
import type { Operations } from '#api/operations';
import { api } from '../../../lib/api-client.ts';
import { keys } from '../../../lib/query-keys.ts';

export type { LaneThing } from '#api/schemas/lane-thing';
export type NewThing = CallOf<Operations['fileLaneThing']>['body'];
export type ThingFields = NonNullable<NewThing['fields']>;
export type FieldValue = ThingFields[string];

/** Everything that both lanes have on record; asked for again now and then, because ages and other people go on. */
export const thingsQuery = (caseId: string, asOf: string | null) =>
  queryOptions({
    queryKey: keys.lanes(caseId, 'things', [asOf]),
    queryFn: async ({ signal }) =>
      (await api.call('listLaneThings', { params: { caseId }, query: asOf === null ? {} : { asOf }, signal })).things,
    refetchInterval: 60_000,
  });

/** Puts a thing on record. */
export function useFileThing(caseId: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: NewThing) => api.call('fileLaneThing', { params: { caseId }, body }),
    onSuccess: () => client.invalidateQueries({ queryKey: keys.case(caseId) }),
  });
}

type Step = { readonly thingId: string } & CallOf<Operations['stepLaneThing']>['body'];

/** Takes a step with a thing; what it changes may show anywhere in the case. */
export function useStepThing(caseId: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ thingId, ...body }: Step) =>
      api.call('stepLaneThing', { params: { caseId, thingId }, body: { ...body, fields: { ...body.fields } } }),
    onSettled: () => client.invalidateQueries({ queryKey: keys.case(caseId) }),
  });
}

/** Claims whose words hold these, for choosing one. */
export const claimsSayingQuery = (caseId: string, words: string) =>
  queryOptions({
    queryKey: keys.claims(caseId, { saying: words }, null),
    queryFn: async ({ signal }) =>
      (await api.call('listClaims', { params: { caseId }, query: { words, limit: 12 }, signal })).claims,
  });
