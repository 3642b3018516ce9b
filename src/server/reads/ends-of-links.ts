import { distinctPersons } from '#engines/fairness/distinct-persons';
import { personNameOf, type PersonName } from '#engines/fairness/person-name';
import { statusesOnPersons } from '#engines/fairness/statuses-on-persons';
import type { Cut } from '#store/cut';
import { entities, type LinkRow } from '#store/link';
import type { ScopedTransaction } from '#store/scope';
import { nearPersons } from './near-persons.ts';
import { statusesOnFile, type FileStatus } from './statuses-on-file.ts';

export type EndsOfLink = { readonly persons: readonly string[]; readonly statuses: readonly FileStatus[] };

/**
 * The persons whom links join and how they stand in law, by link id: for links that somebody holds to be denied, whose
 * claims may be records that name nobody.
 */
export async function endsOfLinks(
  tx: ScopedTransaction,
  cut: Cut,
  rows: readonly LinkRow[],
): Promise<ReadonlyMap<string, EndsOfLink>> {
  if (rows.length === 0) return new Map();
  const entityIds = [...new Set(rows.flatMap((row) => [row.from_id, row.to_id]))];
  const persons = (await entities(tx, cut, { entityIds })).filter((one) => one.schema === 'Person');
  const names = new Map<string, PersonName>(persons.map((one) => [one.entity_id, personNameOf(one.name)]));
  const near = nearPersons(
    [],
    persons.map((one) => one.name),
  );
  const statuses = statusesOnPersons(await statusesOnFile(tx, cut, near));
  return new Map(
    rows.map((row) => {
      const ends = distinctPersons([row.from_id, row.to_id].flatMap((id) => names.get(id) ?? []));
      return [row.link_id, { persons: ends.map((one) => one.text), statuses: statuses.of(ends, '') }];
    }),
  );
}
