import type { Edges } from '#engines/resolve/records/cluster-records';
import type { ColumnData } from '#engines/resolve/records/columns';
import type { Model } from '#engines/resolve/records/pair-weights';
import type { RecordTable } from '#engines/resolve/records/record-table';
import type { OpenTable } from './command-host.ts';

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
  readTable(path: string): Promise<OpenTable>;
  readonly columns: ColumnData;
  /** Other scripts in Latin letters, word by word. */
  readonly romanise: (text: string) => string;
  deduplicate(table: RecordTable, onProgress: RecordProgress): Promise<Deduplication>;
};
