import type { Stance } from '#domain/stance';

/** Where a part of a query stands in what was typed, in UTF-16 code units. */
export type QueryPlace = readonly [start: number, end: number];

/** A stretch of days, both ends in it; null is open. */
export type DayRange = { readonly from: string | null; readonly to: string | null };

/** What one field asks for; documents hold it or do not. */
export type FieldAsked =
  | { readonly field: 'speaker' | 'entity' | 'origin'; readonly value: string }
  | { readonly field: 'stance'; readonly value: Stance }
  | { readonly field: 'type'; readonly value: string; readonly media: readonly string[] }
  | { readonly field: 'language' | 'marking'; readonly value: string }
  | { readonly field: 'date'; readonly value: string; readonly range: DayRange };

/** A query as it is understood: words and fields, joined. A word alone is looked for in all its forms. */
export type Query =
  | {
      readonly kind: 'word';
      readonly words: string;
      readonly how: 'forms' | 'beginning' | 'like';
      readonly at: QueryPlace;
    }
  | { readonly kind: 'phrase'; readonly words: string; readonly how: 'forms' | 'like'; readonly at: QueryPlace }
  | { readonly kind: 'field'; readonly asked: FieldAsked; readonly at: QueryPlace }
  | { readonly kind: 'and' | 'or'; readonly parts: readonly Query[] }
  | { readonly kind: 'not'; readonly part: Query };

/** Something wrong with what was typed: where, what, and what to do. */
export type QueryProblem = {
  readonly start: number;
  readonly end: number;
  readonly what: string;
  readonly next: string;
};

/** A query, or null where nothing can be looked for. `problems` stop the search; `mended` says what was taken as meant. */
export type ParsedQuery = {
  readonly query: Query | null;
  readonly problems: readonly QueryProblem[];
  readonly mended: readonly QueryProblem[];
};

type Leaf = Extract<Query, { kind: 'word' | 'phrase' | 'field' }>;

/** Every word, phrase and field, in the order typed; `wanted` leaves out what stands under a NOT. */
export function leavesOf(query: Query, which: 'all' | 'wanted' = 'all'): readonly Leaf[] {
  switch (query.kind) {
    case 'and':
    case 'or':
      return query.parts.flatMap((part) => leavesOf(part, which));
    case 'not':
      return which === 'all' ? leavesOf(query.part, which) : [];
    default:
      return [query];
  }
}
