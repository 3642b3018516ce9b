import type { Link } from '#api/schemas/link';

export type Fairness = Link['fairness'];

/** Denials and legal statuses that travel with an allegation, a line each; nothing where nothing is alleged. */
export function fairnessText(fairness: Fairness): string[] {
  if (fairness === null) return [];
  const denials = fairness.denials.map(
    (denial) =>
      `Denied by ${denial.speaker.split('; ').join(' and ')}: “${denial.words.content}” (${denial.documentTitle})`,
  );
  const persons = [...new Set(fairness.statuses.map((one) => one.person))];
  const statuses = persons.map((person) => {
    const own = fairness.statuses.filter((one) => one.person === person);
    const reported = [...new Set(own.flatMap((one) => one.reported?.status ?? []))].join(', ');
    const verified = [...new Set(own.flatMap((one) => one.verified?.status ?? []))].join(', ');
    return `${person}: ${reported === '' ? 'nothing reported' : `${reported}, as reported`}; verified: ${verified === '' ? 'nothing yet' : verified}`;
  });
  const put = fairness.denials.length > 0 ? [] : ['Not yet put to them: silence is no denial.'];
  return [...new Set(denials), ...put, ...statuses];
}
