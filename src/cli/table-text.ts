import { plainText } from './plain-text.ts';

/** Columns side by side, as wide as their widest cell; the last one runs on. */
export function tableText(rows: readonly (readonly string[])[]): string {
  const plain = rows.map((row) => row.map(plainText));
  const widths: number[] = [];
  for (const row of plain) for (const [n, cell] of row.entries()) widths[n] = Math.max(widths[n] ?? 0, cell.length);
  return plain
    .map((row) => row.map((cell, n) => (n === row.length - 1 ? cell : cell.padEnd(widths[n]!))).join('  '))
    .map((line) => `${line.trimEnd()}\n`)
    .join('');
}
