import type { NameHit } from '#api/schemas/resolution';
import type { EntityFacts } from '#engines/resolve/facts/entity-facts';
import { plainIdentifier } from '#engines/resolve/facts/identifier';
import type { Resolver } from '#engines/resolve/resolver';
import type { ScopedTransaction } from '#store/scope';
import type { InCase } from '../authorised.ts';
import type { Context } from '../context.ts';
import { presentEntity } from '../presenters/present-entity.ts';
import { readAt } from './at.ts';
import { indexNames } from './index-names.ts';
import { factsOfLoose, nearSubjects, type Near } from './near-subjects.ts';
import { whoIsWho } from './who-is-who.ts';

/** Someone asked for: a name, and what else is known. */
export type AskedFor = {
  readonly name: string;
  readonly birthDate?: string | undefined;
  readonly nationality?: string | undefined;
  readonly identifier?: string | undefined;
};

const leastScore = 0.2;
const hitsOfRow = 5;
const longestName = 400;

/** A name is looked for as a person's and as a body's: whoever asks need not know which. */
function keysOf(resolver: Resolver, { name, identifier }: AskedFor): readonly string[] {
  const text = name.slice(0, longestName);
  return [
    ...resolver.keysOfName(text, 'Person'),
    ...resolver.keysOfName(text, 'Organization'),
    ...resolver.keysOfValue(text),
    ...(identifier === undefined ? [] : resolver.keysOfValue(identifier)),
  ];
}

/** What is asked for as the engine compares it with one found: a number counts as whichever of its numbers it equals. */
function factsFor({ name, birthDate, nationality, identifier }: AskedFor, found: EntityFacts): EntityFacts {
  const text = name.slice(0, longestName);
  const numbers = [identifier, text].flatMap((one) => (one === undefined ? [] : [plainIdentifier(one)]));
  return {
    ...factsOfLoose({ type: 'person', name: text }),
    schema: found.schema,
    ...(birthDate === undefined ? {} : { birthDate }),
    ...(nationality === undefined ? {} : { nationality }),
    identifiers: found.identifiers.filter((one) => numbers.includes(plainIdentifier(one.value))),
    emails: [text],
    phones: /\d{6}/.test(text.replace(/\D/g, '')) ? [text] : [],
  };
}

/** Among those equally likely, the one with more to say for it comes first: a full name before its initial. */
const evidenceOf = ({ reasons }: NameHit): number => reasons.reduce((sum, one) => sum + one.weight, 0);

const mostNames = 12;

/** The name of several by which one was found: the likest, and of those alike the one that it is shown under. */
function foundBy(resolver: Resolver, asked: AskedFor, shown: string, facts: EntityFacts): string {
  if (facts.names.length < 2) return shown;
  const likeness = (name: string) => {
    const alone = { ...factsOfLoose({ type: 'person', name }), schema: facts.schema };
    return resolver.compare(factsFor(asked, alone), alone).score;
  };
  const own = likeness(shown);
  const others = facts.names.slice(0, mostNames).map((name) => ({ name, score: likeness(name) }));
  const best = others.toSorted((a, b) => b.score - a.score)[0]!;
  return best.score > own ? best.name : shown;
}

type Found = Pick<NameHit, 'entity' | 'name' | 'type' | 'hangs'> & {
  readonly facts: EntityFacts;
  readonly content: string;
};

const foundIn = ({ entities, loose }: Near): Found[] => [
  ...entities.map(({ members, hangs, asFacts: facts, content }) => {
    const row = members[0]!;
    return { entity: presentEntity(row), name: row.name, type: row.schema, hangs, facts, content };
  }),
  ...loose.map((row) => ({
    entity: null,
    name: row.name,
    type: row.type,
    hangs: { links: 0, claims: 0, mentions: row.mentions, documents: row.documents },
    facts: factsOfLoose(row),
    content: '',
  })),
];

function hitsOf(resolver: Resolver, asked: AskedFor, near: Near, most: number): NameHit[] {
  const order = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);
  return foundIn(near)
    .map(({ facts, content, ...hit }) => {
      const { score, reasons, contradictions } = resolver.compare(factsFor(asked, facts), facts);
      return { content, facts, hit: { ...hit, score, reasons: [...reasons], contradictions: [...contradictions] } };
    })
    .filter(({ hit }) => hit.score >= leastScore)
    .sort(
      (a, b) =>
        b.hit.score - a.hit.score ||
        evidenceOf(b.hit) - evidenceOf(a.hit) ||
        order(a.hit.name, b.hit.name) ||
        order(a.hit.type, b.hit.type) ||
        order(a.content, b.content),
    )
    .slice(0, most)
    .map(({ hit, facts }) => ({ ...hit, name: foundBy(resolver, asked, hit.name, facts) }));
}

async function hitsOfAll(
  tx: ScopedTransaction,
  resolver: Resolver,
  list: readonly AskedFor[],
  most: number,
): Promise<NameHit[][]> {
  const who = await whoIsWho(tx, null);
  const near = await nearSubjects(
    tx,
    who,
    resolver,
    list.map((asked) => keysOf(resolver, asked)),
  );
  return list.map((asked, i) => hitsOf(resolver, asked, near(i), most));
}

/** Whom a name may mean: entities, and names of documents that no entity has yet, likeliest first. */
export function lookUpName(
  scope: InCase,
  context: Pick<Context, 'store' | 'resolver'>,
  query: { readonly name: string; readonly limit: number },
) {
  return readAt(scope, context, undefined, async (tx) => {
    const indexed = await indexNames(tx, context.resolver);
    const [hits = []] = await hitsOfAll(tx, context.resolver, [query], query.limit);
    return { hits, indexed };
  });
}

/** Each name of a list with whom it may mean here. */
export function screenNames(scope: InCase, context: Pick<Context, 'store' | 'resolver'>, list: readonly AskedFor[]) {
  return readAt(scope, context, undefined, async (tx) => {
    const indexed = await indexNames(tx, context.resolver);
    const found = await hitsOfAll(tx, context.resolver, list, hitsOfRow);
    return { rows: list.map(({ name }, i) => ({ name, hits: found[i]! })), indexed };
  });
}
