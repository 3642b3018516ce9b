import type { EntitySchema } from '#domain/entity';
import type { MentionType } from '#domain/reading';
import { api } from '../../../lib/api-client.ts';

export type WordsToMark = {
  readonly renditionId: string;
  readonly compartmentId: string;
  readonly start: number;
  readonly end: number;
  readonly type: MentionType;
  /** Whom or what the words name: one that is known, a new one, or nobody yet. */
  readonly names:
    | { readonly entityId: string }
    | { readonly schema: EntitySchema; readonly name: string; readonly translation: string | null }
    | null;
};

/** Marks words as naming something, making what they name first where it is new; gives the entries in order. */
export async function markWords(caseId: string, words: WordsToMark) {
  const entries = [];
  let entityId: string | null = null;
  if (words.names !== null && 'schema' in words.names) {
    const body = { ...words.names, compartmentId: words.compartmentId };
    const made = await api.call('makeEntity', { params: { caseId }, body });
    entries.push(made.entry);
    entityId = made.entity.entityId;
  } else if (words.names !== null) entityId = words.names.entityId;
  const body = { start: words.start, end: words.end, type: words.type, entityId };
  const marked = await api.call('makeMention', { params: { caseId, renditionId: words.renditionId }, body });
  entries.push(marked.entry);
  return entries;
}
