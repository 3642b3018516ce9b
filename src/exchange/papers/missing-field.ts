import { Failure } from '#domain/failure';
import type { PaperBlock } from './paper.ts';
import { labelled, plain } from './paper.ts';

/** A field that a document needs and has not. */
export type MissingField = { readonly field: string; readonly next: string };

/** `complete` refuses where something is missing; `draft` is marked as one on its face and lists what is missing. */
export type PaperKind = 'complete' | 'draft';

/** True where there are words; blanks are none. */
export const isGiven = (text: string | null): text is string => text !== null && text.trim() !== '';

/** The field as missing where it holds no words. */
export const need = (text: string | null, field: string, next: string): MissingField[] =>
  isGiven(text) ? [] : [{ field, next }];

/** Throws what is missing, all of it at once. */
export function refuseIncomplete(title: string, missing: readonly MissingField[]): void {
  if (missing.length === 0) return;
  throw new Failure(
    'LL-PAPER-INCOMPLETE',
    `${title} cannot be made yet: ${missing.map(({ field }) => field).join('; ')}.`,
    `${[...new Set(missing.map(({ next }) => next))].join(' ')} Or take it as a draft, which says on its face what is missing.`,
    { missing },
  );
}

/** What a draft says of itself, first of all; nothing for a complete one. */
export function draftNotice(kind: PaperKind, missing: readonly MissingField[]): PaperBlock[] {
  if (kind === 'complete') return [];
  const lines = missing.map(({ field, next }) => labelled(field, next));
  return [{ kind: 'notice', lines: [plain('DRAFT: not to be served or signed.'), ...lines] }];
}
