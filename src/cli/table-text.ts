/** Columns side by side, as wide as their widest cell; the last one runs on. */
export function tableText(rows: readonly (readonly string[])[]): string {
  const columns = Math.max(0, ...rows.map((row) => row.length));
  const widths = Array.from({ length: columns }, (_, n) => Math.max(...rows.map((row) => (row[n] ?? '').length)));
  return rows
    .map((row) => row.map((cell, n) => (n === row.length - 1 ? cell : cell.padEnd(widths[n]!))).join('  '))
    .map((line) => `${line.trimEnd()}\n`)
    .join('');
}
