import type { EntityFacts } from '#engines/resolve/facts/entity-facts';
import type { Resolver } from '#engines/resolve/resolver';
import { looseNamesOf, nearNames, type LooseName } from '#store/name-index';
import { entitiesNamed } from '#store/resolution';
import type { ScopedTransaction } from '#store/scope';
import { knownEntities, type KnownEntity } from './entity-cards.ts';
import { schemaOfType } from './index-names.ts';
import type { WhoIsWho } from './who-is-who.ts';

/** What may be one with a question: entities, and names that no entity has yet. */
export type Near = { readonly entities: readonly KnownEntity[]; readonly loose: readonly LooseName[] };

/** Names near one question are looked at up to this many. */
const mostNear = 100;
const mostKeyed = 12;

/** Every key of an entity as the engine sees it: of its names and those beside them, and of what numbers it has. */
export function keysOfFacts(resolver: Resolver, facts: EntityFacts): readonly string[] {
  const values = [...facts.identifiers.map((one) => one.value), ...facts.emails, ...facts.phones];
  return [
    ...facts.names.slice(0, mostKeyed).flatMap((name) => resolver.keysOfName(name, facts.schema)),
    ...values.slice(0, mostKeyed).flatMap(resolver.keysOfValue),
    ...(facts.said ?? []).slice(0, mostKeyed).flatMap(({ name }) => resolver.keysOfName(name, facts.schema)),
  ];
}

export const factsOfLoose = ({ type, name }: Pick<LooseName, 'type' | 'name'>): EntityFacts => ({
  schema: schemaOfType(type),
  names: [name],
  addresses: [],
  identifiers: [],
  emails: [],
  phones: [],
  employers: [],
  roles: [],
  neighbours: [],
  documents: [],
});

/** What the index finds near each question, by its place in the list. Nothing is compared here. */
export async function nearSubjects(
  tx: ScopedTransaction,
  who: WhoIsWho,
  resolver: Resolver,
  questions: readonly (readonly string[])[],
): Promise<(i: number) => Near> {
  const near = await nearNames(tx, resolver.version, questions, mostNear);
  const names = [...new Set([...near.values()].flat().map((one) => one.name))];
  const named = await entitiesNamed(tx, names);
  const known = await knownEntities(
    tx,
    null,
    who,
    named.map((row) => row.entity_id),
  );
  const loose = await looseNamesOf(tx, names);
  const entitiesByName = new Map<string, Set<string>>();
  for (const { name, entity_id } of named)
    entitiesByName.set(name, (entitiesByName.get(name) ?? new Set()).add(who.canonicalOf(entity_id)));
  const looseByName = new Map<string, LooseName[]>();
  for (const one of loose) looseByName.set(one.name, [...(looseByName.get(one.name) ?? []), one]);
  return (i) => {
    const found = near.get(i) ?? [];
    const ids = new Set(found.flatMap(({ name }) => [...(entitiesByName.get(name) ?? [])]));
    const plain = new Set(found.filter((one) => one.type !== 'value').map((one) => one.name));
    return {
      entities: [...ids].flatMap((id) => known.get(id) ?? []),
      loose: [...plain].flatMap((name) => looseByName.get(name) ?? []),
    };
  };
}
