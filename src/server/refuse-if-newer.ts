import { logRows } from '#store/log';
import type { ScopedTransaction } from '#store/scope';
import { instantOf } from './presenters/instant.ts';
import { wordsOfKind } from './presenters/log-words.ts';
import { conflict } from './refusals.ts';

/** Refuses a decision on a state that is gone, naming who was first, when, and what they decided. Ask while the chain is held. */
export async function refuseIfNewer(
  tx: ScopedTransaction,
  subjectId: string,
  stands: { readonly version: number },
  expected: number,
): Promise<void> {
  if (stands.version === expected) return;
  const [last] = await logRows(tx, null, { subjectId, limit: 1 });
  const details =
    last === undefined
      ? {}
      : { by: last.actor_name, at: instantOf(last.recorded_at), decision: wordsOfKind(last.kind, last.detail) };
  const who = last === undefined ? 'Someone' : last.actor_name;
  throw conflict(`${who} was here first.`, { ...details, version: stands.version });
}
