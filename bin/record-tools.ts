import type { RecordTools } from '#cli/record-tools';
import { readTable } from '#files/read-table';
import { recordData } from '../data/resolve/load-records.ts';
import { deduplicateRecords } from './record-threads.ts';

/** Tables, the data on their columns, and the threads that compare records. */
export const recordTools: RecordTools = { readTable, columns: recordData.columns, deduplicate: deduplicateRecords };
