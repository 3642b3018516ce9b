import { leavesOf, type Query } from '#engines/search/query';
import type { Resolver } from '#engines/resolve/resolver';
import type { ScopedTransaction } from '#store/scope';
import type { LikeNames } from '#store/search-terms';
import { factsOfLoose, nearSubjects } from './near-subjects.ts';
import { whoIsWho } from './who-is-who.ts';

/** From here on two names count as spellings of one, for looking; nothing is decided by it. */
const leastScore = 0.6;
const mostNames = 24;

/** The names that a query asks for in any spelling: of entities, and words or phrases with `~`. */
export const namesAsked = (query: Query): readonly string[] => [
  ...new Set(
    leavesOf(query).flatMap((leaf) =>
      leaf.kind === 'field'
        ? leaf.asked.field === 'entity'
          ? [leaf.asked.value]
          : []
        : leaf.how === 'like'
          ? [leaf.words]
          : [],
    ),
  ),
];

/** Names in what the reader may see, as far as they are indexed (`gather-spellings`), that may be other spellings of those asked for, in any script. */
export async function namesLike(
  tx: ScopedTransaction,
  resolver: Resolver,
  asked: readonly string[],
): Promise<LikeNames> {
  if (asked.length === 0) return new Map();
  const keys = asked.map((name) => [
    ...resolver.keysOfName(name, 'Person'),
    ...resolver.keysOfName(name, 'Organization'),
  ]);
  const near = await nearSubjects(tx, await whoIsWho(tx, null), resolver, keys);
  return new Map(
    asked.map((name, i) => {
      const { entities, loose } = near(i);
      const scoreOf = (type: 'person' | 'organisation', facts: ReturnType<typeof factsOfLoose>) =>
        resolver.compare({ ...factsOfLoose({ type, name }), schema: facts.schema }, facts).score;
      const scored = [
        ...loose.map((one) => ({ names: [one.name], score: scoreOf('person', factsOfLoose(one)) })),
        ...entities.map((one) => ({ names: one.asFacts.names, score: scoreOf('person', one.asFacts) })),
      ];
      const fitting = scored.filter((one) => one.score >= leastScore).toSorted((a, b) => b.score - a.score);
      return [
        name,
        [...new Set(fitting.flatMap((one) => one.names))].filter((one) => one !== name).slice(0, mostNames),
      ];
    }),
  );
}
