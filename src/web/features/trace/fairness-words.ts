import type { Link } from '#api/schemas/link';
import { statusTexts } from '../../lib/status-texts.ts';

export type Fairness = Link['fairness'];

/** Denials and legal statuses that travel with an allegation, a line each; nothing where nothing is alleged. */
export function fairnessText(fairness: Fairness): string[] {
  if (fairness === null) return [];
  const denials = fairness.denials.map(
    (denial) =>
      `Denied by ${denial.speaker.split('; ').join(' and ')}: “${denial.words.content}” (${denial.documentTitle})`,
  );
  const statuses = statusTexts(fairness);
  const put = fairness.denials.length > 0 ? [] : ['Not yet put to them: silence is no denial.'];
  return [...new Set(denials), ...put, ...statuses];
}
