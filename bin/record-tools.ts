import type { RecordTools } from '#cli/record-tools';
import { romanisations } from '#engines/resolve/names/romanise';
import { compileResolve, type ResolveData } from '#engines/resolve/resolve-data';
import { readTable } from '#files/read-table';
import { resolveFiles } from '../data/resolve/load.ts';
import { recordData } from '../data/resolve/load-records.ts';
import { deduplicateRecords } from './record-threads.ts';

/** Tables, the data on their columns, and the threads that compare records. */
export function recordTools(): RecordTools {
  return { readTable, columns: recordData.columns, romanise: createRomaniser(), deduplicate: deduplicateRecords };
}

/** Compiles the names' data with the first word that needs it; most tables hold none. */
function createRomaniser(): (text: string) => string {
  let data: ResolveData | undefined;
  const known = new Map<string, string>();
  const read = (word: string): string => {
    const found = known.get(word) ?? romanisations(word, (data ??= compileResolve(resolveFiles)))[0] ?? word;
    if (known.size < 200_000) known.set(word, found);
    return found;
  };
  return (text) => (/[\u0250-\uffff]/.test(text) ? text.replace(/[\p{L}\p{M}]+/gu, read) : text);
}
