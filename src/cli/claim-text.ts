import type { Claim } from '#api/schemas/claim';
import { plainText } from './plain-text.ts';

/** A claim as a few lines; an allegation never stands without the denial and the status of whom it concerns. */
export function claimText(claim: Claim): string {
  const who = plainText(claim.speaker.name ?? `unresolved (${claim.speaker.why})`);
  const lines = [
    `${claim.claimId}  ${claim.stance}, ${claim.review}  ${who}`,
    `  “${plainText(claim.words.content)}”`,
    `  ${plainText(claim.documentTitle)}`,
  ];
  if (claim.fairness !== null) {
    const { denials, notYetPut, statuses } = claim.fairness;
    for (const denial of denials)
      lines.push(`  denied by ${plainText(denial.speaker)}: “${plainText(denial.words.content)}”`);
    if (notYetPut) lines.push('  no denial on file: not yet put to them');
    for (const { person, reported, verified } of statuses) {
      const says = [
        reported === null ? null : `${reported.status}, as reported`,
        verified === null ? null : `${verified.status}, verified by ${verified.record}`,
      ];
      lines.push(`  status of ${plainText(person)}: ${says.filter((one) => one !== null).join('; ') || 'unknown'}`);
    }
  }
  return `${lines.join('\n')}\n\n`;
}
