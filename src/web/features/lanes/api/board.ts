import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import type { CallOf, ReplyOf } from '#api/operation';
import type { Operations } from '#api/operations';
import { api } from '../../../lib/api-client.ts';
import { keys } from '../../../lib/query-keys.ts';

export type Board = ReplyOf<Operations['readBoard']>;
export type BoardEvent = Board['events'][number];
export type Exhibit = ReplyOf<Operations['listExhibits']>['exhibits'][number];
export type Schedules = ReplyOf<Operations['readSchedules']>;
export type Collision = ReplyOf<Operations['listCollisions']>['collisions'][number];
type Tie = CallOf<Operations['tieLanes']>['body']['tie'];

const past = (asOf: string | null) => (asOf === null ? {} : { asOf });

/** Both lanes on one axis of time; asked for again each minute, for clocks run. */
export const boardQuery = (caseId: string, asOf: string | null) =>
  queryOptions({
    queryKey: keys.lanes(caseId, 'board', [asOf]),
    queryFn: ({ signal }) => api.call('readBoard', { params: { caseId }, query: past(asOf), signal }),
    refetchInterval: 60_000,
  });

export const exhibitsQuery = (caseId: string, asOf: string | null) =>
  queryOptions({
    queryKey: keys.lanes(caseId, 'exhibits', [asOf]),
    queryFn: async ({ signal }) =>
      (await api.call('listExhibits', { params: { caseId }, query: past(asOf), signal })).exhibits,
  });

export const schedulesQuery = (caseId: string, asOf: string | null) =>
  queryOptions({
    queryKey: keys.lanes(caseId, 'schedules', [asOf]),
    queryFn: ({ signal }) => api.call('readSchedules', { params: { caseId }, query: past(asOf), signal }),
  });

export const policyFileQuery = (caseId: string, asOf: string | null) =>
  queryOptions({
    queryKey: keys.lanes(caseId, 'policy file', [asOf]),
    queryFn: async ({ signal }) =>
      (await api.call('readPolicyFile', { params: { caseId }, query: past(asOf), signal })).decisions,
  });

/** What harms what, for the deconfliction officer of both sides; refused to everybody else. */
export const collisionsQuery = queryOptions({
  queryKey: keys.collisions,
  queryFn: async ({ signal }) => (await api.call('listCollisions', { signal })).collisions,
  retry: false,
});

/** Decides on a collision: held, or may go on. */
export function useDecideCollision() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: CallOf<Operations['decideCollision']>['body']) => api.call('decideCollision', { body }),
    onSuccess: (_, { caseId }) =>
      Promise.all([
        client.invalidateQueries({ queryKey: keys.collisions }),
        client.invalidateQueries({ queryKey: keys.case(caseId) }),
      ]),
  });
}

/** Records what a step of one lane has to do with the other. */
export function useTieLanes(caseId: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (tie: Tie) => api.call('tieLanes', { params: { caseId }, body: { tie } }),
    onSuccess: () => client.invalidateQueries({ queryKey: keys.case(caseId) }),
  });
}

/** Takes a tie back; the ledger keeps that it stood, and until when. */
export function useUntieLanes(caseId: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (entry: CallOf<Operations['undo']>['body']) => api.call('undo', { params: { caseId }, body: entry }),
    onSuccess: () => client.invalidateQueries({ queryKey: keys.case(caseId) }),
  });
}

type AskedDays = { readonly state: string; readonly from: string; readonly to: string };

/** The register of official positions; with a state and days, which of these days each covers. */
export const positionsQuery = (caseId: string, asOf: string | null, asked: AskedDays | null) =>
  queryOptions({
    queryKey: keys.lanes(caseId, 'positions', [asOf, asked]),
    queryFn: ({ signal }) =>
      api.call('listPositions', { params: { caseId }, query: { ...past(asOf), ...asked }, signal }),
  });

export const tiesQuery = (caseId: string, asOf: string | null) =>
  queryOptions({
    queryKey: keys.lanes(caseId, 'ties', [asOf]),
    queryFn: async ({ signal }) => (await api.call('listTies', { params: { caseId }, query: past(asOf), signal })).ties,
  });

export type TripwireRule = CallOf<Operations['tryTripwire']>['body']['rule'];
export type TripwireTrial = ReplyOf<Operations['tryTripwire']>;

/** What a rule would have done on what happened so far. */
export const useTryTripwire = (caseId: string) =>
  useMutation({
    mutationFn: (body: CallOf<Operations['tryTripwire']>['body']) =>
      api.call('tryTripwire', { params: { caseId }, body }),
  });

export type PolicyDecision = ReplyOf<Operations['readPolicyFile']>['decisions'][number];

/** What this person has to act on now in all their cases. */
export const dueQuery = queryOptions({
  queryKey: keys.due,
  queryFn: async ({ signal }) => (await api.call('listDue', { signal })).due,
});
