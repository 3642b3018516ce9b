import type { IngestReport } from './ingest-run.ts';
import { plainText } from './plain-text.ts';

const listed = (title: string, rows: readonly { path: string; why: string }[]): string[] =>
  rows.length === 0 ? [] : [`${title}:`, ...rows.map(({ path, why }) => `  ${plainText(path)}: ${plainText(why)}`)];

/** The account of an ingest for a person: the sums first, then every file that needs a word. */
export function ingestText(report: IngestReport): string {
  const { found, received, alreadyThere, failed, passedOver, reading } = report;
  const lines = [
    `${found} found, ${received} received, ${alreadyThere} already there, ${failed.length} failed, ${passedOver.length} passed over`,
  ];
  const { notSent = 0 } = report;
  if (notSent > 0) lines.push(`${notSent} not sent: somebody stopped this load. Run the same command again to go on.`);
  if (reading !== undefined) {
    const { read, unreadable, setAside, waiting, inside = 0 } = reading;
    if (inside > 0) lines.push(`${inside} more found inside them`);
    lines.push(`${read} read, ${unreadable.length} unreadable, ${setAside} set aside, ${waiting} waiting`);
  }
  lines.push(...listed('Failed', failed), ...listed('Passed over', passedOver));
  if (reading !== undefined) lines.push(...listed('Kept, not readable yet', reading.unreadable));
  if (reading !== undefined && reading.waiting > 0) lines.push('Reading is paused on this case.');
  return `${lines.join('\n')}\n`;
}
