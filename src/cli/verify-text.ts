import type { Finding, VerifyReport } from './operator-reports.ts';
import { timeText } from './time-text.ts';

const where = ({ caseId, compartmentId, chain, seq }: Finding): string =>
  `case ${caseId}, compartment ${compartmentId === caseId ? 'main' : compartmentId}, chain ${chain}${seq === null ? '' : `, entry ${seq}`}`;

/** What was checked, what is wrong, where and since when, and what this check cannot see. */
export function verifyText(report: VerifyReport): string {
  const { chains, entries, items, erased, blobs, texts, findings, checkpoint } = report;
  const lines = [
    `checked ${chains} chains, ${entries} entries, ${items} items (${erased} erased under authority), ${blobs} files, ${texts} texts`,
  ];
  for (const finding of findings) {
    const since = finding.recordedAt === null ? 'time unknown' : `since ${timeText(finding.recordedAt)}`;
    lines.push(`FINDING  ${finding.what}\n         ${where(finding)}; ${since}`);
  }
  if (findings.length === 0) lines.push('clean');
  lines.push(
    checkpoint === null
      ? 'An end that was cut off shows only against a checkpoint kept elsewhere: none was given (lamplighter checkpoint prints one).'
      : `compared with the checkpoint of ${timeText(checkpoint)}`,
  );
  return `${lines.join('\n')}\n`;
}
