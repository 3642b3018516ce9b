import type { Entity } from '#api/schemas/link';
import type { Notice } from '#api/schemas/deconfliction';
import type { NoticeRow } from '#store/notice';
import { instantOf } from './instant.ts';

export const presentNotice = (row: NoticeRow, entity: Entity): Notice => ({
  noticeId: row.notice_id,
  entry: { compartmentId: row.compartment_id, seq: row.from_seq, ordinal: row.ordinal },
  entity,
  speakTo: { accountId: row.actor_id, name: row.actor_name },
  at: instantOf(row.told_at),
});
