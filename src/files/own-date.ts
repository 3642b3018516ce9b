/**
 * The ISO date, `YYYY-MM-DD`, at the front of a date that a document states about itself (ISO 8601, W3CDTF, or PDF's
 * `D:YYYYMMDD…`), as written there and in its own time zone; null for anything else, and never a guess.
 */
export function ownDate(stated: string | null | undefined): string | null {
  const match = /^\s*(?:D:)?(\d{4})-?(\d{2})-?(\d{2})/.exec(stated ?? '');
  if (match === null) return null;
  const [, year, month, day] = match as unknown as [string, string, string, string];
  const date = new Date(Date.UTC(Number(year), Number(month) - 1, Number(day)));
  const iso = `${year}-${month}-${day}`;
  return Number(year) >= 1000 && date.toISOString().startsWith(iso) ? iso : null;
}
