import type { Edges } from '#engines/resolve/records/cluster-records';
import type { ColumnData } from '#engines/resolve/records/columns';
import type { Model } from '#engines/resolve/records/pair-weights';
import type { RecordTable } from '#engines/resolve/records/record-table';

/** Rows of a table, some thousand at a time; can be gone through once. */
export type TableRows = {
  readonly header: readonly string[];
  /** What was guessed about the file, in sentences. */
  readonly notes: readonly string[];
  readonly rows: AsyncIterable<readonly (readonly string[])[]>;
  close(): void;
};

export type RecordProgress = (what: string, done: number, of: number) => void;

export type Deduplication = {
  readonly model: Model;
  readonly edges: Edges;
  /** The first record of each record's group. */
  readonly groups: Uint32Array;
  /** Pairs that were compared. */
  readonly compared: number;
};

/** What `resolve records` needs: tables, the data on columns, and the threads that compare. */
export type RecordTools = {
  readTable(path: string): Promise<TableRows>;
  readonly columns: ColumnData;
  deduplicate(table: RecordTable, onProgress: RecordProgress): Promise<Deduplication>;
};
