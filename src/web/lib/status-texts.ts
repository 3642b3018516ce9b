import type { Claim } from '#api/schemas/claim';

type Fairness = NonNullable<Claim['fairness']>;

/** Where each person stands in law, both fields apart; where nothing is on file that is said, and never left out. */
export function statusTexts({ statuses, persons }: Pick<Fairness, 'statuses' | 'persons'>): string[] {
  const known = [...new Set(statuses.map((one) => one.person))];
  const named = known.length > 0 ? known : persons.length > 0 ? persons : ['Status'];
  return named.map((person) => {
    const own = statuses.filter((one) => one.person === person);
    const reported = [...new Set(own.flatMap((one) => one.reported?.status ?? []))].join(', ');
    const verified = [...new Set(own.flatMap((one) => one.verified?.status ?? []))].join(', ');
    return `${person}: ${reported === '' ? 'nothing reported' : `${reported}, as reported`}; verified: ${verified === '' ? 'nothing yet' : verified}`;
  });
}
