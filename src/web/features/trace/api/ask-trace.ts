import { queryOptions } from '@tanstack/react-query';
import type { CallOf, ReplyOf } from '#api/operation';
import type { Operations } from '#api/operations';
import { api } from '../../../lib/api-client.ts';
import { keys } from '../../../lib/query-keys.ts';

export type RoutesAsk = CallOf<Operations['traceRoutes']>['query'];
export type Routes = ReplyOf<Operations['traceRoutes']>;
export type ReachAsk = CallOf<Operations['traceReach']>['query'];
export type Reach = ReplyOf<Operations['traceReach']>;
export type RequestsAsk = CallOf<Operations['traceRequests']>['query'];
export type Requests = ReplyOf<Operations['traceRequests']>;
export type OriginAsk = CallOf<Operations['traceOrigin']>['body'];
export type Origin = ReplyOf<Operations['traceOrigin']>;

/** Routes from one to another; asked once, for as long as nothing is recorded in the case. */
export const routesQuery = (caseId: string, ask: RoutesAsk) =>
  queryOptions({
    queryKey: keys.trace(caseId, 'routes', ask),
    queryFn: ({ signal }) => api.call('traceRoutes', { params: { caseId }, query: ask, signal }),
    retry: false,
  });

/** Whom something could have reached from one, or who could have reached them. */
export const reachQuery = (caseId: string, ask: ReachAsk) =>
  queryOptions({
    queryKey: keys.trace(caseId, 'reach', ask),
    queryFn: ({ signal }) => api.call('traceReach', { params: { caseId }, query: ask, signal }),
    retry: false,
  });

export const requestsQuery = (caseId: string, ask: RequestsAsk) =>
  queryOptions({
    queryKey: keys.trace(caseId, 'requests', ask),
    queryFn: ({ signal }) => api.call('traceRequests', { params: { caseId }, query: ask, signal }),
    retry: false,
  });

/** Each time it is asked stands in the log of consultations, so nothing asks it but a person. */
export const askOrigin = (caseId: string, body: OriginAsk, signal: AbortSignal): Promise<Origin> =>
  api.call('traceOrigin', { params: { caseId }, body, signal });
