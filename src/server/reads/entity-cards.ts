import type { EntityCard, Hanging } from '#api/schemas/resolution';
import type { EntityComparison } from '#engines/resolve/compare-entities';
import type { EntityFacts } from '#engines/resolve/facts/entity-facts';
import type { Resolver } from '#engines/resolve/resolver';
import type { Cut } from '#store/cut';
import { entities, markedNames, type EntityRow, type MarkedName } from '#store/link';
import {
  entityFacts,
  joinedNames,
  linkEnds,
  type EntityFactRow,
  type LinkEnd,
  type NameJoinedRow,
} from '#store/resolution';
import { tiesOf, type NameTie } from '#store/name-ties';
import type { ScopedTransaction } from '#store/scope';
import { presentEntity } from '../presenters/present-entity.ts';
import { presentFact, presentJoinedName, presentMarkedName } from '../presenters/present-resolution.ts';
import type { WhoIsWho } from './who-is-who.ts';

/** One person or body by decision, with all that hangs on it. */
export type KnownEntity = {
  readonly id: string;
  readonly members: readonly EntityRow[];
  readonly facts: readonly EntityFactRow[];
  readonly names: readonly NameJoinedRow[];
  readonly marked: readonly MarkedName[];
  readonly ends: readonly LinkEnd[];
  readonly hangs: Hanging;
  /** What documents say of one of its names and another. */
  readonly ties: readonly NameTie[];
  /** As the engine compares it. */
  readonly asFacts: EntityFacts;
  /** All that is known of it but ids, as one text: what puts two in an order that no random id decides. */
  readonly content: string;
};

const groupBy = <T>(rows: readonly T[], keyOf: (row: T) => string): ReadonlyMap<string, readonly T[]> => {
  const groups = new Map<string, T[]>();
  for (const row of rows) {
    const list = groups.get(keyOf(row));
    if (list) list.push(row);
    else groups.set(keyOf(row), [row]);
  }
  return groups;
};

/** Those whom these ids stand for, by canonical id; ids that the reader may not see are left out. */
export async function knownEntities(
  tx: ScopedTransaction,
  cut: Cut,
  who: WhoIsWho,
  ids: Iterable<string>,
): Promise<ReadonlyMap<string, KnownEntity>> {
  const canonical = [...new Set([...ids].map(who.canonicalOf))];
  const memberIds = [...new Set(canonical.flatMap((id) => [...who.members(id)]))];
  const of = (id: string) => who.canonicalOf(id);
  const rows = memberIds.length === 0 ? [] : await entities(tx, cut, { entityIds: memberIds });
  const members = groupBy(rows, (row) => of(row.entity_id));
  const facts = groupBy(await entityFacts(tx, cut, memberIds), (row) => of(row.entity_id));
  const names = groupBy(await joinedNames(tx, cut, memberIds), (row) => of(row.entity_id));
  const marked = groupBy(await markedNames(tx, cut, memberIds), (row) => of(row.entity_id!));
  const ends = groupBy(await linkEnds(tx, cut, memberIds), (row) => of(row.entity_id));
  const known = canonical.flatMap((id) => {
    const own = members.get(id);
    if (own === undefined) return [];
    const parts = {
      id,
      // The canonical entity leads.
      members: own.toSorted((a, b) =>
        a.entity_id === id ? -1 : b.entity_id === id ? 1 : a.entity_id < b.entity_id ? -1 : 1,
      ),
      facts: facts.get(id) ?? [],
      names: names.get(id) ?? [],
      marked: marked.get(id) ?? [],
      ends: ends.get(id) ?? [],
    };
    return [{ ...parts, asFacts: factsOf(parts, of) }];
  });
  // What documents say of names is a matter of today's readings.
  const found =
    cut === null
      ? await tiesOf(
          tx,
          known.flatMap((one) => one.asFacts.names.slice(0, mostTied)),
        )
      : [];
  const tiesBy = groupBy(found, (tie) => tie.own);
  return new Map(
    known.map((parts) => {
      const ties = parts.asFacts.names.flatMap((name) => tiesBy.get(name) ?? []);
      const asFacts = { ...parts.asFacts, said: ties.map(saidOf) };
      return [parts.id, { ...parts, ties, hangs: hangsOf(parts), asFacts, content: contentOf(asFacts) }];
    }),
  );
}

/** Names of one entity that are looked for in what documents say. */
const mostTied = 30;

const saidOf = ({ own, name, how, why }: NameTie) => ({
  name,
  how,
  words:
    how === 'alias'
      ? `a document gives “${own}” and “${name}” as names of one`
      : `a document may mean one by the other, “${own}” and “${name}”: ${why}`,
});

type Parts = Omit<KnownEntity, 'hangs' | 'asFacts' | 'content' | 'ties'>;

const contentOf = ({ names, schema, neighbours, documents, ...facts }: EntityFacts): string =>
  JSON.stringify([names, schema, facts, new Set(neighbours).size, new Set(documents).size]);

function hangsOf({ facts, names, marked, ends }: Parts): Hanging {
  const documents = [...names, ...marked, ...facts].flatMap((row) => row.document_id ?? []);
  return {
    links: new Set(ends.map((end) => end.link_id)).size,
    claims: new Set(ends.flatMap((end) => end.claim_ids)).size,
    mentions: names.reduce((sum, row) => sum + row.mentions, 0) + marked.length,
    documents: new Set(documents).size,
  };
}

const identifiers = /Number$/;
const order = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

function factsOf({ members: found, facts, names, marked, ends }: Parts, of: (id: string) => string): EntityFacts {
  // Which member leads hangs on ids; how two compare may not.
  const members = found.toSorted((a, b) => order(a.name, b.name) || order(a.schema, b.schema));
  const some = (...properties: string[]) =>
    facts.filter((row) => properties.includes(row.property)).map((row) => row.value);
  const first = (key: string, value: string | undefined) => (value === undefined ? {} : { [key]: value });
  const used = [...names].sort((a, b) => b.mentions - a.mentions).map((row) => row.name);
  const called = [
    ...members.flatMap((row) => [row.name, ...(row.translation === null ? [] : [row.translation])]),
    ...some('alias', 'previousName'),
    ...used,
    ...marked.map((row) => row.words),
  ];
  return {
    schema: members[0]!.schema,
    names: [...new Set(called)],
    // The fullest: "1970" says nothing against a day of that year.
    ...first('birthDate', some('birthDate').toSorted((a, b) => b.length - a.length)[0]),
    ...first('nationality', some('nationality', 'country')[0]),
    ...first('gender', some('gender')[0]),
    addresses: some('address'),
    identifiers: facts
      .filter((row) => identifiers.test(row.property))
      .map((row) => ({ kind: row.property, value: row.value })),
    emails: some('email'),
    phones: some('phone'),
    employers: some('employer'),
    roles: some('position'),
    neighbours: ends.map((end) => of(end.other_id)),
    documents: [...names, ...marked].map((row) => row.document_id),
  };
}

/** Compares two in the order of what is known of them, so that what is said of them does not hang on which id is the smaller. */
export function compareKnown(resolver: Resolver, one: KnownEntity, other: KnownEntity): EntityComparison {
  const isTurned = other.content < one.content;
  return isTurned ? resolver.compare(other.asFacts, one.asFacts) : resolver.compare(one.asFacts, other.asFacts);
}

const mostShown = 200;

export function presentCard(known: KnownEntity): EntityCard {
  const members = known.members.map(presentEntity);
  return {
    entity: members[0]!,
    members,
    facts: known.facts.slice(0, mostShown).map(presentFact),
    names: [...known.names.map(presentJoinedName), ...known.marked.map(presentMarkedName)].slice(0, mostShown),
    hangs: known.hangs,
  };
}
