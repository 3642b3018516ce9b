import type { LegalStatus } from '#domain/legal-status';
import { mayBeOnePerson, namesIn, personNameOf } from '#engines/fairness/person-name';
import { claimsById } from '#store/claim';
import { legalStatusRows, type EntityRow, type LegalStatusRow } from '#store/link';
import type { ScopedTransaction } from '#store/scope';
import type { PresentedFairness } from './claim-types.ts';

const withdrawn: readonly string[] = ['rejected', 'superseded'];

export type StatusesByHand = {
  readonly verified: readonly { readonly person: string; readonly status: LegalStatus; readonly record: string }[];
  readonly statusesToRecord: readonly string[];
};

/**
 * What somebody recorded of where these people stand in law. Only what is recorded of their very name goes along, oldest
 * first: of a name that only may be theirs somebody decides anew, and so of what words of this case report.
 */
export async function statusesByHand(tx: ScopedTransaction, people: readonly EntityRow[]): Promise<StatusesByHand> {
  const names = new Set(people.map(({ name }) => name));
  const persons = [...names].map(personNameOf);
  const rows = (await legalStatusRows(tx, null)).filter(({ person }) =>
    namesIn(person).some((one) => persons.some((other) => mayBeOnePerson(personNameOf(one), other))),
  );
  const claims = await claimsById(tx, null, [...new Set(rows.flatMap(({ reported }) => reported?.claimId ?? []))]);
  const standing = new Set(claims.flatMap((row) => (withdrawn.includes(row.review) ? [] : [row.claim_id])));
  const isReported = ({ reported }: LegalStatusRow) => reported !== null && standing.has(reported.claimId);
  return {
    verified: rows
      .toReversed()
      .flatMap(({ person, verified }) =>
        verified === null || !names.has(person)
          ? []
          : [{ person, status: verified.status as LegalStatus, record: verified.record }],
      ),
    statusesToRecord: [
      ...new Set(
        rows.flatMap((row) =>
          isReported(row) || (row.verified !== null && !names.has(row.person)) ? [row.person] : [],
        ),
      ),
    ],
  };
}

/**
 * Persons with a denial that a new reading of these documents does not give again: somebody made it by hand or mended
 * it, or it lies in another document.
 */
export async function denialsByHand(
  tx: ScopedTransaction,
  fairness: ReadonlyMap<string, Pick<PresentedFairness, 'denials'>>,
  documentIds: ReadonlySet<string>,
): Promise<string[]> {
  const claimIds = [...fairness.values()].flatMap(({ denials }) => denials.map(({ claimId }) => claimId));
  const rows = await claimsById(tx, null, [...new Set(claimIds)]);
  const asRead = new Set(
    rows.flatMap((row) =>
      row.reading_id !== null && row.supersedes === null && documentIds.has(row.document_id) ? [row.claim_id] : [],
    ),
  );
  return [...fairness].flatMap(([name, { denials }]) =>
    denials.every(({ claimId }) => asRead.has(claimId)) ? [] : [name],
  );
}
