import type { EntityProperty } from './entity-property.ts';
import type { EntitySchema } from './entity.ts';
import type { LinkKind } from './link.ts';
import type { Span } from './span.ts';

/** Something said of an entity, with the cell that says it. */
export type RecordFact = { readonly property: EntityProperty; readonly value: string; readonly span: Span };

/** An entity that rows name and the case did not have; the k-th becomes `idOf(nonce, ordinal, k + 1)`. */
export type RecordEntity = {
  /** A digest of what tells it apart within this table and its later versions. */
  readonly key: string;
  readonly schema: EntitySchema;
  readonly name: string;
  readonly facts: readonly RecordFact[];
};

export type RecordLink = {
  readonly kind: LinkKind;
  readonly from: string;
  readonly to: string;
  readonly item: string | null;
  readonly time: string | null;
  readonly arrives: string | null;
};

/** One row: it becomes a claim on its cells, and the links and facts that rest on it. */
export type RecordRow = {
  readonly line: number;
  /** Digests: of what makes it the same row in another version, and of all that it says. */
  readonly key: string;
  readonly says: string;
  readonly cells: readonly Span[];
  readonly links: readonly RecordLink[];
  readonly facts: readonly (RecordFact & { readonly entityId: string })[];
};

/** Some rows of one table, as they were taken. Rows of a table and of its later versions are one series. */
export type TakenRecords = {
  readonly documentId: string;
  readonly renditionId: string;
  readonly importId: string;
  readonly seriesId: string;
  readonly stance: 'reported' | 'alleged';
  readonly entities: readonly RecordEntity[];
  /** Entities that were there, by the key under which this table names them. */
  readonly known: readonly { readonly key: string; readonly entityId: string }[];
  readonly rows: readonly RecordRow[];
  /** Keys of rows of the version before that no longer stand, or no longer so. */
  readonly ended: readonly string[];
  /** How many rows of the table have been gone through, those refused and those that are the same counted. */
  readonly upTo: number;
  readonly isLast: boolean;
};
