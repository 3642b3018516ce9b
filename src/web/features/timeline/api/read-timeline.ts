import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import type { CallOf } from '#api/operation';
import type { Operations } from '#api/operations';
import { api } from '../../../lib/api-client.ts';
import { keys } from '../../../lib/query-keys.ts';

export type TimelineQuestion = CallOf<Operations['readTimeline']>['body'];

/** What happened when; the picture before stands until the next is there. */
export const timelineQuery = (caseId: string, ask: TimelineQuestion) =>
  queryOptions({
    queryKey: keys.timeline(caseId, ask),
    queryFn: ({ signal }) => api.call('readTimeline', { params: { caseId }, body: ask, signal }),
    placeholderData: keepPreviousData,
  });
