import type { Load } from '#api/schemas/load';
import type { LoadCounts, LoadRow } from '#store/load';
import { instantOf } from './instant.ts';

export const presentLoad = (row: LoadRow, counts: LoadCounts): Load => ({
  loadId: row.load_id,
  compartmentId: row.compartment_id,
  label: row.label,
  by: { accountId: row.account_id, name: row.account_name },
  state: row.state,
  startedAt: instantOf(row.started_at),
  total: row.total,
  received: counts.received,
  inside: counts.inside,
  waiting: counts.waiting,
  read: counts.read,
  unreadable: counts.unreadable,
  setAside: counts.set_aside,
});
