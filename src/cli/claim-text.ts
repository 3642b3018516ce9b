import type { Claim } from '#api/schemas/claim';

const oneLine = (text: string) => text.replace(/\s+/g, ' ').trim();

/** A claim as a few lines; an allegation never stands without the denial and the status of whom it concerns. */
export function claimText(claim: Claim): string {
  const who = claim.speaker.name ?? `unresolved (${claim.speaker.why})`;
  const lines = [
    `${claim.claimId}  ${claim.stance}, ${claim.review}  ${who}`,
    `  “${oneLine(claim.words.content)}”`,
    `  ${claim.documentTitle}`,
  ];
  if (claim.fairness !== null) {
    const { denials, notYetPut, statuses } = claim.fairness;
    for (const denial of denials) lines.push(`  denied by ${denial.speaker}: “${oneLine(denial.words.content)}”`);
    if (notYetPut) lines.push('  no denial on file: not yet put to them');
    for (const { person, reported, verified } of statuses) {
      const says = [
        reported === null ? null : `${reported.status}, as reported`,
        verified === null ? null : `${verified.status}, verified by ${verified.record}`,
      ];
      lines.push(`  status of ${person}: ${says.filter((one) => one !== null).join('; ') || 'unknown'}`);
    }
  }
  return `${lines.join('\n')}\n\n`;
}
