type Statuses = readonly { readonly verified: { readonly status: string; readonly record: string } | null }[];

/** What records verify of a person, from statuses as the server orders them: the newest with its record, then what it was before. */
export function verifiedWords(statuses: Statuses): string {
  const [newest, ...older] = statuses.flatMap((one) => one.verified ?? []);
  if (newest === undefined) return 'nothing yet';
  const before = [...new Set(older.map((one) => one.status))].filter((status) => status !== newest.status);
  return `${newest.status} (${newest.record})${before.length === 0 ? '' : `, before that ${before.join(', ')}`}`;
}
