import { queryOptions } from '@tanstack/react-query';
import type { LogItem } from '#api/schemas/log';
import { api } from '../../../lib/api-client.ts';
import { keys } from '../../../lib/query-keys.ts';

const furthest = 10;

/** Who set documents of a case aside and who released them, newest first, sought in its last 5,000 log entries. */
export const asideLogQuery = (caseId: string, asOf: string | null) =>
  queryOptions({
    queryKey: keys.aside(caseId, asOf),
    queryFn: async ({ signal }) => {
      const items: LogItem[] = [];
      let cursor: string | undefined;
      for (let page = 0; page < furthest; page++) {
        const query = { limit: 500, ...(asOf === null ? {} : { asOf }), ...(cursor === undefined ? {} : { cursor }) };
        const reply = await api.call('listLog', { params: { caseId }, query, signal });
        items.push(...reply.items.filter(isAbout));
        cursor = reply.nextCursor ?? undefined;
        if (cursor === undefined) break;
      }
      return items;
    },
    // Asked once for all documents: it changes seldom, and by this page it is refreshed at once.
    staleTime: 60_000,
  });

const isAbout = (item: LogItem): boolean =>
  item.kind === 'document.set-aside' ||
  item.kind === 'document.released' ||
  (item.kind === 'document.received' && item.what.includes(', set aside: '));
