import { mainCompartmentOf } from '#domain/case-file';
import type { Resolver } from '#engines/resolve/resolver';
import { typeOfSchema, type LooseName } from '#store/name-index';
import type { KnownEntity } from './entity-cards.ts';
import { schemaOfType } from './index-names.ts';
import { byScore, least, order, type Compared } from './likeness.ts';
import { countText, type NamesFound } from './names-proposal.ts';
import { factsOfLoose, type Near } from './near-subjects.ts';

/*
 * Names in documents that belong together, around the one that leads them, and the entity that they may mean. A name
 * that may as well stand for somebody else is in doubt, and stays out until a person takes it in.
 */

/** A name that stands alone is proposed where so many documents mention it. */
const aloneFrom = 2;
const mostInGroup = 12;
/** Names left out that are looked at for doubts; those that share most keys come first. */
const mostRivals = 30;

export type Group = {
  readonly seed: LooseName;
  readonly names: readonly (Compared<LooseName> & { readonly doubt: string | null })[];
  /** Another name that the seed may as well stand for. */
  readonly doubt: string | null;
  readonly entity: Compared<KnownEntity> | null;
};

/** Written out in two words or more, and no bare initials; scripts that part no words need two letters. */
const isFull = (name: string): boolean =>
  (name.match(/\p{L}[\p{L}\p{M}'’-]+(?!\.)/gu) ?? []).length > 1 ||
  /[\p{Script=Han}\p{Script=Hangul}\p{Script=Hiragana}\p{Script=Katakana}]{2}/u.test(name);

const wordsIn = (name: string): number => name.split(/[\s.-]+/u).filter((word) => word !== '').length;

/** Whether one name tells as much as another: "Vey" casts no doubt on "J. Vey", and "Robin Hale" does on "R. Hale". */
const saysAsMuch = (one: string, other: string): boolean => isFull(one) || wordsIn(one) > wordsIn(other);

/** A title makes no name of a surname: "Member Vey" tells no more than "Vey". */
const bare = (resolver: Resolver, { type, name }: LooseName): string => resolver.bareName(name, schemaOfType(type));

/** A name written out leads its group, else the one most mentioned. */
const ranksBefore = (resolver: Resolver, a: LooseName, b: LooseName) =>
  (Number(isFull(bare(resolver, b))) - Number(isFull(bare(resolver, a))) ||
    b.mentions - a.mentions ||
    order(a.name, b.name) ||
    order(a.type, b.type)) < 0;

/**
 * Names that belong together around the one that leads them, and the entity that they may mean; null where there is
 * nothing to say. A name comes in only where it goes with every name that is in: "R. Hale" does not join Robin with
 * Rosalind. A name that goes with one left out as well is in doubt.
 */
export function groupOf(caseId: string, resolver: Resolver, seed: LooseName, near: Near): Group | null {
  const facts = factsOfLoose(seed);
  const compared = near.loose
    .filter((one) => one.compartment_id === seed.compartment_id && one.type === seed.type && one.name !== seed.name)
    .map((of) => ({ of, ...resolver.compare(facts, factsOfLoose(of)) }));
  const like = compared
    .filter((one) => one.score >= least.group)
    .sort((a, b) => byScore(a, b) || b.of.mentions - a.of.mentions || order(a.of.name, b.of.name));
  if (like.some(({ of }) => ranksBefore(resolver, of, seed))) return null;
  const goTogether = (a: LooseName, b: LooseName) =>
    resolver.compare(factsOfLoose(a), factsOfLoose(b)).score >= least.group;
  const close: typeof like = [];
  const left: LooseName[] = [];
  for (const one of like.slice(0, mostInGroup * 2)) {
    const isIn = close.length < mostInGroup && close.every(({ of }) => goTogether(of, one.of));
    if (isIn) close.push(one);
    else left.push(one.of);
  }
  const others = [...left, ...compared.filter((one) => one.score < least.group).map(({ of }) => of)].slice(
    0,
    mostRivals,
  );
  const doubtOf = (one: LooseName) =>
    others.find((other) => saysAsMuch(bare(resolver, other), bare(resolver, one)) && goTogether(one, other))?.name ??
    null;
  const names = close.map((one) => ({ ...one, doubt: doubtOf(one.of) }));
  const likely = near.entities
    .filter((one) => typeOfSchema(one.asFacts.schema) === seed.type)
    .filter((one) => [seed.compartment_id, mainCompartmentOf(caseId)].includes(one.members[0]!.compartment_id))
    .map((of) => ({ of, ...resolver.compare(of.asFacts, facts) }))
    .filter((one) => one.score >= least.entity)
    .sort((a, b) => byScore(a, b) || order(a.of.content, b.of.content));
  const [entity = null, rival] = likely;
  // Two that it may mean about as well: nobody should have it unseen.
  const rivalName = rival !== undefined && entity!.score - rival.score < 0.1 ? rival.of.members[0]!.name : null;
  const isWorthIt = entity !== null || names.length > 0 || seed.documents >= aloneFrom;
  return isWorthIt
    ? {
        seed,
        names,
        doubt: left.find((other) => saysAsMuch(bare(resolver, other), bare(resolver, seed)))?.name ?? rivalName ?? null,
        entity,
      }
    : null;
}

/** A name that came into two groups is in doubt in both. */
export function doubtShared(resolver: Resolver, groups: readonly (Group | null)[]): (Group | null)[] {
  const seeds = new Map<string, LooseName[]>();
  const keyOf = (row: LooseName) => `${row.compartment_id} ${row.type} ${row.name}`;
  for (const group of groups)
    for (const { of } of group?.names ?? []) seeds.set(keyOf(of), [...(seeds.get(keyOf(of)) ?? []), group!.seed]);
  const otherThan = (seed: LooseName, of: LooseName) =>
    seeds.get(keyOf(of))?.find((one) => one !== seed && saysAsMuch(bare(resolver, one), bare(resolver, of)))?.name ??
    null;
  return groups.map(
    (group) =>
      group && {
        ...group,
        names: group.names.map((one) => ({ ...one, doubt: one.doubt ?? otherThan(group.seed, one.of) })),
      },
  );
}

/** As it is proposed: the name that leads, then those with it. */
export function foundOf({ seed, names, doubt, entity }: Group): NamesFound {
  const alone = { words: `the same name in ${countText(seed.documents, 'document', 'documents')}`, weight: 0 };
  return {
    names: [
      { row: seed, score: 1, reasons: [alone], doubt },
      ...names.map((one) => ({ row: one.of, score: one.score, reasons: one.reasons, doubt: one.doubt })),
    ],
    documentIds: null,
    entity: entity === null ? null : entity.of,
    likeness: entity ?? { score: Math.min(1, ...names.map((one) => one.score)), reasons: [alone], contradictions: [] },
  };
}
