import { mayBeOnePerson, namesIn, personNameOf } from '#engines/fairness/person-name';
import { statusesOnPersons } from '#engines/fairness/statuses-on-persons';
import { claimsById } from '#store/claim';
import type { Cut } from '#store/cut';
import { denialIds } from '#store/fairness';
import type { ScopedTransaction } from '#store/scope';
import { presentWords } from '../presenters/present-fairness.ts';
import type { PresentedFairness } from './claim-types.ts';
import { nearPersons } from './near-persons.ts';
import { statusesOnFile } from './statuses-on-file.ts';

/** Of one person no more show. */
export const mostDenials = 10;

/** What must show wherever these persons show beside an allegation, by name: what they deny, the first `most` of it, and where they stand in law. */
export async function fairnessOfPersons(
  tx: ScopedTransaction,
  cut: Cut,
  names: readonly string[],
  most = mostDenials,
): Promise<ReadonlyMap<string, PresentedFairness>> {
  if (names.length === 0) return new Map();
  const near = nearPersons([], names);
  const denials = (await claimsById(tx, cut, await denialIds(tx, cut, near))).filter(
    ({ review }) => review !== 'rejected' && review !== 'superseded',
  );
  const statuses = statusesOnPersons(await statusesOnFile(tx, cut, near));
  return new Map(
    names.map((name) => {
      const person = personNameOf(name);
      const own = denials
        .filter((row) => namesIn(row.speaker.name ?? '').some((one) => mayBeOnePerson(personNameOf(one), person)))
        .slice(0, most);
      return [
        name,
        {
          persons: [name],
          denials: own.map((row) => ({
            claimId: row.claim_id,
            documentId: row.document_id,
            documentTitle: row.document_title,
            speaker: row.speaker.name ?? row.source_words,
            words: presentWords(row),
            why: `${name} denies`,
          })),
          notYetPut: own.length === 0,
          statuses: statuses.of([person], '').map(({ presented }) => presented),
        },
      ];
    }),
  );
}
