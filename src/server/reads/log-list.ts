import { z } from 'zod';
import type { LogItem } from '#api/schemas/log';
import { undoableKinds } from '#domain/entry';
import { logRows, type LogRow } from '#store/log';
import type { InCase } from '../authorised.ts';
import type { Context } from '../context.ts';
import { cursorOf, placeOf } from '../presenters/cursor.ts';
import { instantOf } from '../presenters/instant.ts';
import { wordsOfKind } from '../presenters/log-words.ts';
import { readAt } from './at.ts';

const place = z.tuple([z.int(), z.uuid(), z.int(), z.int()]);

function presentLogItem(row: LogRow, accountId: string): LogItem {
  const undone = row.undone_seq !== null;
  const isTheirs = !row.kind.startsWith('lane.') || row.actor_id === accountId;
  return {
    entry: { compartmentId: row.compartment_id, seq: row.seq, ordinal: row.ordinal },
    at: instantOf(row.recorded_at),
    by: { accountId: row.actor_id, name: row.actor_name },
    kind: row.kind,
    what: wordsOfKind(row.kind, row.detail),
    subjectId: row.subject_id,
    documentId: row.document_id,
    canUndo: undoableKinds.includes(row.kind) && isTheirs && !undone,
    undone,
    erased: row.detail['erased'] === true,
  };
}

/** A page of the log of the caller's compartments, newest first. */
export async function logList(
  scope: InCase,
  context: Pick<Context, 'store'>,
  query: { asOf?: string | undefined; cursor?: string | undefined; limit: number },
): Promise<{ items: LogItem[]; nextCursor: string | null }> {
  const at = query.cursor === undefined ? null : placeOf(query.cursor, place);
  const after = at === null ? {} : { after: { recordedAt: at[0], compartmentId: at[1], seq: at[2], ordinal: at[3] } };
  const rows = await readAt(scope, context, query.asOf, (tx, cut) =>
    logRows(tx, cut, { limit: query.limit + 1, ...after }),
  );
  const shown = rows.slice(0, query.limit);
  const last = rows.length > query.limit ? shown.at(-1) : undefined;
  return {
    items: shown.map((row) => presentLogItem(row, scope.actor.accountId)),
    nextCursor: last === undefined ? null : cursorOf([last.recorded_at, last.compartment_id, last.seq, last.ordinal]),
  };
}
