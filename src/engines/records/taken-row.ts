import type { EntityProperty } from '#domain/entity-property';
import type { EntitySchema } from '#domain/entity';
import type { LinkKind } from '#domain/link';
import type { Span } from '#domain/span';

/** Something said of an entity, with the cell that says it. */
export type TakenFact = { readonly property: EntityProperty; readonly value: string; readonly span: Span };

/** One whom or which a row names. Rows of one table that name the same `key` name one. */
export type TakenEntity = {
  readonly key: string;
  readonly schema: EntitySchema;
  readonly name: string;
  readonly facts: readonly TakenFact[];
};

/** A link of a row, between two of its entities by their places in the list. */
export type TakenLink = {
  readonly kind: LinkKind;
  readonly from: number;
  readonly to: number;
  readonly item: string | null;
  readonly time: string | null;
  readonly arrives: string | null;
};

export type TakenRow = {
  readonly line: number;
  /** By which the same row is found in another version of the table. */
  readonly key: string;
  /** All that it says, in a form that is equal where that is equal; where it stands in the text is no part of it. */
  readonly says: string;
  /** The cells that were used, in text order. */
  readonly cells: readonly Span[];
  readonly entities: readonly TakenEntity[];
  readonly links: readonly TakenLink[];
};

export type RefusedRow = { readonly line: number; readonly span: Span; readonly why: string };

export type RowOutcome =
  | { readonly kind: 'taken'; readonly row: TakenRow }
  | { readonly kind: 'refused'; readonly row: RefusedRow };
