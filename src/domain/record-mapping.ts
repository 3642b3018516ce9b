import type { EntityProperty } from './entity-property.ts';
import type { EntitySchema } from './entity.ts';
import type { LinkKind } from './link.ts';

/** What a row of a table stands for. */
export const rowShapes = ['people', 'organisations', 'links'] as const;
export type RowShape = (typeof rowShapes)[number];

/** What a column holds of it. `since` and `until` bound a role; `when` and `clock` say when something passed, `ends` when it ended. */
export const columnParts = [
  'left out',
  'name',
  'given name',
  'family name',
  'fact',
  'organisation',
  'role',
  'since',
  'until',
  'from',
  'to',
  'when',
  'clock',
  'ends',
  'amount',
  'currency',
  'item',
  'kind',
] as const;
export type ColumnPart = (typeof columnParts)[number];

/** Which of day and month comes first in dates that are all digits. */
export const dateOrders = ['day first', 'month first'] as const;
export type DateOrder = (typeof dateOrders)[number];

export const decimalMarks = ['.', ','] as const;
export type DecimalMark = (typeof decimalMarks)[number];

/** What stands between several values of one cell. */
export const separators = [',', ';', '|', '/'] as const;
export type Separator = (typeof separators)[number];

export type ColumnUse = {
  readonly header: string;
  /** Which of the columns of that header, from 0: headers may stand twice. */
  readonly nth: number;
  readonly part: ColumnPart;
  /** Of a `fact`: what it says. */
  readonly property: EntityProperty | null;
  /** Rows of two versions of a table are the same row where these are equal. */
  readonly isKey: boolean;
  /** Null while nobody said; then dates that could be either are not taken. */
  readonly order: DateOrder | null;
  readonly decimal: DecimalMark | null;
  readonly separator: Separator | null;
};

/** How rows become entities and links: chosen by a person, kept with what was taken by it. */
export type RecordMapping = {
  /** The sheet of a workbook; null where there is one table. */
  readonly sheet: string | null;
  readonly shape: RowShape;
  /** What a row is: a flow or a relation; of people, what ties them to the organisation. */
  readonly link: LinkKind;
  /** Words of the column `kind`, in small letters, and what each means; others mean `link`. */
  readonly kinds: Readonly<Record<string, LinkKind>>;
  /** What stands at the ends of a link; of people and organisations, `from` is what the row is of. */
  readonly from: EntitySchema;
  readonly to: EntitySchema;
  /** The organisation of all rows, where no column names one. */
  readonly organisation: string | null;
  /** Whether a row records what passed, or is somebody's allegation. */
  readonly stance: 'reported' | 'alleged';
  /** Whoever the case knows by the same identifier is taken for the same, and no new entity made. */
  readonly joins: boolean;
  readonly columns: readonly ColumnUse[];
};

/** What was counted before rows were taken, against the version before; what is `gone` stands only there. */
export type RecordCounts = {
  readonly rows: number;
  readonly fresh: number;
  readonly changed: number;
  readonly same: number;
  readonly gone: number;
  readonly refused: number;
};
