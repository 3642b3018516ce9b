import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import type { z } from 'zod';
import type { chartAsk } from '#api/schemas/chart';
import { api } from '../../../lib/api-client.ts';
import { keys } from '../../../lib/query-keys.ts';

export type ChartQuestion = z.input<typeof chartAsk>;

/** The chart as asked for; the one before stays until the next is there. */
export const chartQuery = (caseId: string, ask: ChartQuestion) =>
  queryOptions({
    queryKey: keys.chart(caseId, ask),
    queryFn: ({ signal }) => api.call('readChart', { params: { caseId }, body: ask, signal }),
    placeholderData: keepPreviousData,
  });
