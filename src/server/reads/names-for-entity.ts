import { mainCompartmentOf } from '#domain/case-file';
import type { EntityComparison } from '#engines/resolve/compare-entities';
import type { Resolver } from '#engines/resolve/resolver';
import { looseNamesOf, typeOfSchema, type LooseName } from '#store/name-index';
import type { ScopedTransaction } from '#store/scope';
import type { KnownEntity } from './entity-cards.ts';
import { byScore, least, order } from './likeness.ts';
import type { NamesFound } from './names-proposal.ts';
import { factsOfLoose, type Near } from './near-subjects.ts';

/*
 * Names in documents that may mean an entity: those that are like its own, and those that a document puts beside one
 * of its own, as another name, a screen name or a role. The latter are offered with what the document says and are
 * never taken in by rule; a role only in the documents that say so, since it passes from one person to the next.
 */

const mostNames = 12;
const mostTied = 5;

const lieTogether = (caseId: string, one: KnownEntity, row: LooseName): boolean =>
  [row.compartment_id, mainCompartmentOf(caseId)].includes(one.members[0]!.compartment_id);

type Likely = EntityComparison & { readonly row: LooseName };

const likeliest = (a: Likely, b: Likely): number =>
  byScore({ ...a, of: a.row }, { ...b, of: b.row }) ||
  b.row.mentions - a.row.mentions ||
  order(a.row.name, b.row.name) ||
  order(a.row.type, b.row.type);

function likelyOf(caseId: string, resolver: Resolver, one: KnownEntity, loose: readonly LooseName[]): Likely[] {
  return loose
    .filter((row) => lieTogether(caseId, one, row))
    .map((row) => ({ row, ...resolver.compare(one.asFacts, factsOfLoose(row)) }))
    .filter(({ score }) => score >= least.entity)
    .sort(likeliest);
}

const nameOf = (one: KnownEntity): string => one.members[0]!.name;

/** Names that are like those of one entity, a proposal each kind and compartment; what fits another as well is in doubt. */
export function namesLike(caseId: string, resolver: Resolver, one: KnownEntity, near: Near): NamesFound[] {
  const type = typeOfSchema(one.asFacts.schema);
  const likely = likelyOf(
    caseId,
    resolver,
    one,
    near.loose.filter((row) => row.type === type),
  );
  const others = near.entities.filter((other) => other.id !== one.id);
  const doubtOf = ({ row, score }: Likely) =>
    others.find((other) => resolver.compare(other.asFacts, factsOfLoose(row)).score > score - 0.1) ?? null;
  const groups = new Map<string, Likely[]>();
  for (const each of likely)
    groups.set(each.row.compartment_id, [...(groups.get(each.row.compartment_id) ?? []), each]);
  return [...groups.values()].map((group) => {
    const shown = group.slice(0, mostNames).map((each) => {
      const rival = doubtOf(each);
      return { ...each, doubt: rival === null ? null : nameOf(rival) };
    });
    return { names: shown, documentIds: null, entity: one, likeness: group[0]! };
  });
}

/** Names that documents put beside those of these entities, by the id of the entity. */
export async function namesTied(
  tx: ScopedTransaction,
  resolver: Resolver,
  known: readonly KnownEntity[],
): Promise<ReadonlyMap<string, NamesFound[]>> {
  const { caseId } = tx.scope;
  const beside = known.flatMap((one) => one.ties.map((tie) => tie.name));
  const loose = await looseNamesOf(tx, [...new Set(beside)].toSorted(order));
  return new Map(
    known.map((one) => {
      const plain = factsWithoutTies(one);
      const tied = loose.filter(
        (row) =>
          !isCommonNoun(row) &&
          one.ties.some((tie) => tie.name === row.name && tie.compartment_id === row.compartment_id),
      );
      const likely = likelyOf(caseId, resolver, one, tied)
        // What is like its names anyway is proposed for that.
        .filter(({ row }) => row.type === 'role' || resolver.compare(plain, factsOfLoose(row)).score < least.entity)
        .slice(0, mostTied);
      return [one.id, likely.map((each) => tiedOf(one, each))];
    }),
  );
}

/** "source" and "official" are anybody's; "head of the Security Bureau" and "Minister" are somebody's. */
const isCommonNoun = ({ type, name }: LooseName): boolean => type === 'role' && /^\p{Ll}+$/u.test(name);

const factsWithoutTies = ({ asFacts }: KnownEntity) => ({ ...asFacts, said: [] });

function tiedOf(one: KnownEntity, likely: Likely): NamesFound {
  const { row } = likely;
  const said = one.ties.filter((tie) => tie.name === row.name && tie.compartment_id === row.compartment_id);
  return {
    names: [{ ...likely, doubt: null }],
    documentIds: row.type === 'role' ? [...new Set(said.flatMap((tie) => tie.document_ids))] : null,
    entity: one,
    likeness: likely,
  };
}
