import type { RecordEntity, RecordLink } from '#domain/taken-records';
import type { Span } from '#domain/span';

/** A link of a row, between two of its entities by their places in the list. */
export type TakenLink = Omit<RecordLink, 'from' | 'to'> & { readonly from: number; readonly to: number };

export type TakenRow = {
  readonly line: number;
  /** By which the same row is found in another version of the table. */
  readonly key: string;
  /** All that it says, in a form that is equal where that is equal; where it stands in the text is no part of it. */
  readonly says: string;
  /** The cells that were used, in text order. */
  readonly cells: readonly Span[];
  /** Those whom it names; rows of one table that name the same `key` name one. */
  readonly entities: readonly RecordEntity[];
  readonly links: readonly TakenLink[];
};

export type RefusedRow = { readonly line: number; readonly span: Span; readonly why: string };

export type RowOutcome =
  | { readonly kind: 'taken'; readonly row: TakenRow }
  | { readonly kind: 'refused'; readonly row: RefusedRow };
