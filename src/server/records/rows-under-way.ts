import type { RecordMapping } from '#domain/record-mapping';
import type { RowOutcome } from '#engines/records/taken-row';
import { outcomesOf, type DocumentTable } from './document-table.ts';
import { takeTurns } from './take-turns.ts';

/** The rows of a table that is being taken, from the one on that the next entry begins with. */
export type RowsUnderWay = { next(): RowOutcome | null };

type Kept = { readonly done: number; readonly rows: RowsUnderWay; readonly timer: NodeJS.Timeout };

/**
 * Tables that are being taken in this process, each kept at the row where its next entry begins: going through all rows
 * before it again would take ever longer. A step that nobody asked for in time, or that another process took, begins anew.
 */
const underWay = new Map<string, Kept>();
const keptMs = 30_000;
const mostKept = 4;

/** The rows after the first `done`; where they are not at hand those are gone through again, giving way to others. */
export async function rowsAfter(
  importId: string,
  table: DocumentTable,
  mapping: RecordMapping,
  done: number,
): Promise<RowsUnderWay> {
  const kept = underWay.get(importId);
  drop(importId);
  if (kept?.done === done) return kept.rows;
  const outcomes = outcomesOf(table, mapping);
  const rows = {
    next: () => {
      const { value, done: isOver } = outcomes.next();
      return isOver === true ? null : (value as RowOutcome);
    },
  };
  const turn = takeTurns();
  for (let at = 0; at < done; at++) {
    rows.next();
    await turn();
  }
  return rows;
}

/** Keeps rows at hand for the step that begins after `done` of them. */
export function keepRows(importId: string, rows: RowsUnderWay, done: number): void {
  drop(importId);
  const [oldest] = underWay.keys();
  if (underWay.size >= mostKept && oldest !== undefined) drop(oldest);
  underWay.set(importId, { done, rows, timer: setTimeout(() => underWay.delete(importId), keptMs).unref() });
}

function drop(importId: string): void {
  clearTimeout(underWay.get(importId)?.timer);
  underWay.delete(importId);
}
