import type { Claim } from '#api/schemas/claim';

type Status = NonNullable<Claim['fairness']>['statuses'][number];
export type ReportedStatus = NonNullable<Status['reported']>;

export type PersonStatuses = {
  readonly person: string;
  readonly reported: readonly ReportedStatus[];
  readonly verified: readonly NonNullable<Status['verified']>[];
};

/** Where each person stands, what is reported apart from what a record verifies, in the order given; nothing is inferred. */
export function statusesByPerson(statuses: readonly Status[]): readonly PersonStatuses[] {
  return [...new Set(statuses.map((one) => one.person))].map((person) => {
    const own = statuses.filter((one) => one.person === person);
    return {
      person,
      reported: own.flatMap((one) => one.reported ?? []),
      verified: own.flatMap((one) => one.verified ?? []),
    };
  });
}
