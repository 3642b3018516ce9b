import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { CallOf } from '#api/operation';
import type { Operations } from '#api/operations';
import { api } from '../../../lib/api-client.ts';
import { keys } from '../../../lib/query-keys.ts';

export type ReportToFile = CallOf<Operations['fileReport']>['body'];

/** Keeps a report that was filled in. */
export function useFileReport(caseId: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: ReportToFile) => api.call('fileReport', { params: { caseId }, body }),
    onSuccess: () => client.invalidateQueries({ queryKey: keys.case(caseId) }),
  });
}
