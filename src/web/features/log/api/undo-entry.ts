import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { LogItem } from '#api/schemas/log';
import { api } from '../../../lib/api-client.ts';
import { forget } from '../../../lib/own-decisions.ts';
import { keys } from '../../../lib/query-keys.ts';

/** Takes back a decision that stands in the log. */
export function useUndoEntry(caseId: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ item, reason }: { item: LogItem; reason: string }) =>
      api.call('undo', { params: { caseId }, body: { ...item.entry, ...(reason === '' ? {} : { reason }) } }),
    onSuccess: (_, { item }) => {
      forget(item.entry);
      return client.invalidateQueries({ queryKey: keys.case(caseId) });
    },
  });
}
