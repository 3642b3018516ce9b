import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { readTable } from '#files/read-table';

export type Row = Readonly<Record<string, string>>;

/** The rows of a labelled table; null, and a line that says so, where the folder was not named or lacks it. */
export async function labelledRows(folder: string | undefined, file: string): Promise<Row[] | null> {
  const path = folder === undefined ? undefined : join(folder, file);
  if (path === undefined || !existsSync(path)) {
    process.stdout.write(`skipped: ${file} is not there; name its folder with --data FOLDER\n`);
    return null;
  }
  const table = await readTable(path);
  const rows: Row[] = [];
  for await (const batch of table.rows)
    for (const cells of batch) rows.push(Object.fromEntries(table.header.map((column, n) => [column, cells[n] ?? ''])));
  return rows;
}
