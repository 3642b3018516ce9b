/**
 * Rows as CSV (RFC 4180) with a byte order mark, so that spreadsheets take it for UTF-8. A cell that a spreadsheet would
 * take for a formula begins with an apostrophe (OWASP, CSV injection).
 */
export function csvRows(rows: readonly (readonly (string | number | null)[])[]): string {
  return `\ufeff${rows.map((row) => row.map(csvCell).join(',')).join('\r\n')}\r\n`;
}

function csvCell(value: string | number | null): string {
  if (value === null) return '';
  if (typeof value === 'number') return String(value);
  // Spaces before it do not keep a sign from being taken for the start of a formula.
  const plain = /^[\s\p{Cf}]*[=+\-@\uff1d\uff0b\uff0d\uff20|%]|^[\t\r\n]/u.test(value) ? `'${value}` : value;
  return /[",\r\n;\t']/.test(plain) || plain !== plain.trim() ? `"${plain.replaceAll('"', '""')}"` : plain;
}
