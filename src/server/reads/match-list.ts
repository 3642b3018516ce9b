import { z } from 'zod';
import { text } from '#api/schemas/common';
import type { Match, MatchSide } from '#api/schemas/deconfliction';
import { mainCompartmentOf } from '#domain/case-file';
import type { Resolver } from '#engines/resolve/resolver';
import { caseFile, compartments, members } from '#store/case-file';
import { notices } from '#store/notice';
import { weightyEntities, type WeightyEntity } from '#store/resolution';
import type { ScopedTransaction } from '#store/scope';
import type { InCase } from '../authorised.ts';
import type { Context } from '../context.ts';
import type { AcrossCases } from '../policies/deconflict.ts';
import { cursorOf, placeOf } from '../presenters/cursor.ts';
import { instantOf } from '../presenters/instant.ts';
import { presentEntity } from '../presenters/present-entity.ts';
import { readAt } from './at.ts';
import { compareKnown, knownEntities, type KnownEntity } from './entity-cards.ts';
import { indexNames } from './index-names.ts';
import { byScore, order } from './likeness.ts';
import { keysOfFacts, nearSubjects } from './near-subjects.ts';
import { whoIsWho } from './who-is-who.ts';

/*
 * Matches between what is hidden from each other, for the officer who was let into both. Each case is read in a
 * transaction of its own, only what was read is compared, and nothing of it is kept: the list is made anew whenever it
 * is asked for, whoever searched for what. Limits: entities, and no names in documents that nobody made one of; a pair
 * of `main` and another compartment of the same case is left to the queue of those who read both.
 */

/** As likely as not, and more: across cases nobody can look at what lies around a name. */
const leastMatch = 0.5;
const subjectsAtOnce = 40;
const stepsAtOnce = 6;
const matchesAtOnce = 20;
const mostOfOne = 5;

type Context_ = Pick<Context, 'store' | 'resolver'>;

/** One case as the officer sees it. */
type Side = {
  readonly scope: InCase<'deconflict'>;
  readonly title: string;
  readonly openedAt: number;
  readonly names: ReadonlyMap<string, string>;
  readonly owners: ReadonlyMap<string, { accountId: string; name: string }[]>;
  /** When what was told of an entity was told, by its id. */
  readonly told: ReadonlyMap<string, number>;
};

async function sideOf(scope: InCase<'deconflict'>, context: Context_): Promise<Side> {
  return readAt(scope, context, undefined, async (tx, cut) => {
    const file = await caseFile(tx, cut);
    const owners = new Map<string, { accountId: string; name: string }[]>();
    for (const row of await members(tx, cut)) {
      if (!row.roles.includes('case owner')) continue;
      const own = owners.get(row.compartment_id) ?? [];
      owners.set(row.compartment_id, [...own, { accountId: row.account_id, name: row.name }]);
    }
    const rows = await compartments(tx, cut);
    return {
      scope,
      title: file?.title ?? '',
      openedAt: file?.opened_at ?? 0,
      names: new Map(rows.map((row) => [row.compartment_id, row.name])),
      owners,
      told: new Map((await notices(tx, cut)).toReversed().map((row) => [row.entity_id, row.told_at])),
    };
  });
}

function presentSide(side: Side, { members: own }: KnownEntity): MatchSide {
  const [row] = own;
  const { compartment_id: compartmentId } = row!;
  return {
    caseId: side.scope.caseId,
    caseTitle: side.title,
    compartmentId,
    compartmentName: side.names.get(compartmentId) ?? '',
    entity: presentEntity(row!),
    owners: side.owners.get(compartmentId) ?? [],
  };
}

const toldOf = (side: Side, { members: own }: KnownEntity): number | null =>
  own.map((row) => side.told.get(row.entity_id)).find((at) => at !== undefined) ?? null;

/** Which of those near in another case, or in another compartment of the same, may be one with each of these. */
async function nearIn(
  tx: ScopedTransaction,
  resolver: Resolver,
  subjects: readonly KnownEntity[],
): Promise<(i: number) => readonly KnownEntity[]> {
  const who = await whoIsWho(tx, null);
  const near = await nearSubjects(
    tx,
    who,
    resolver,
    subjects.map((one) => keysOfFacts(resolver, one.asFacts)),
  );
  return (i) => near(i).entities;
}

const isMain = ({ members: own }: KnownEntity): boolean =>
  own.some((row) => row.compartment_id === mainCompartmentOf(row.case_id));

const lieApart = (one: KnownEntity, other: KnownEntity): boolean =>
  !isMain(one) &&
  !isMain(other) &&
  !other.members.some((row) => one.members.some((own) => own.compartment_id === row.compartment_id));

function presentMatches(
  context: Context_,
  [side, one]: readonly [Side, KnownEntity],
  [otherSide, others]: readonly [Side, readonly KnownEntity[]],
): Match[] {
  return others
    .map((of) => ({ of, ...compareKnown(context.resolver, one, of) }))
    .filter(({ score }) => score >= leastMatch)
    .sort((a, b) => byScore(a, b) || order(a.of.content, b.of.content))
    .slice(0, mostOfOne)
    .map(({ of, score, reasons, contradictions }) => {
      const told = [toldOf(side, one), toldOf(otherSide, of)];
      return {
        left: presentSide(side, one),
        right: presentSide(otherSide, of),
        score,
        reasons: [...reasons],
        contradictions: [...contradictions],
        told: told.includes(null) ? null : instantOf(Math.max(...told.map(Number))),
      };
    });
}

const place = z.tuple([z.uuid(), z.int(), text, z.int(), z.uuid()]);

type Step = { readonly subjects: readonly WeightyEntity[]; readonly known: readonly KnownEntity[] };

/** The next entities of one case, each with all that is known of it; of those that are one by decision the first only. */
const stepOf = (side: Side, context: Context_, after: z.output<typeof place> | null): Promise<Step> =>
  readAt(side.scope, context, undefined, async (tx) => {
    const from = after && { weight: after[1], name: after[2], seq: after[3], entityId: after[4] };
    const subjects = await weightyEntities(tx, { after: from ?? undefined, limit: subjectsAtOnce });
    const who = await whoIsWho(tx, null);
    const ids = subjects.map((row) => row.entity_id);
    const known = await knownEntities(tx, null, who, ids);
    return { subjects, known: ids.flatMap((id) => known.get(id) ?? []) };
  });

/** A page of matches: the cases in the order of their titles, and in each its entities from the heaviest down. */
export async function matchList(
  across: AcrossCases,
  context: Context_,
  query: { readonly cursor?: string | undefined },
): Promise<{ matches: Match[]; nextCursor: string | null; indexed: { done: number; of: number } }> {
  const sides: Side[] = [];
  const indexed = { done: 0, of: 0 };
  for (const scope of across.cases) {
    sides.push(await sideOf(scope, context));
    const state = await readAt(scope, context, undefined, (tx) => indexNames(tx, context.resolver));
    indexed.done += state.done;
    indexed.of += state.of;
  }
  sides.sort((a, b) => order(a.title, b.title) || a.openedAt - b.openedAt || order(a.scope.caseId, b.scope.caseId));
  let after = query.cursor === undefined ? null : placeOf(query.cursor, place);
  let at = after === null ? 0 : sides.findIndex((one) => one.scope.caseId === after![0]);
  const matches: Match[] = [];
  for (let step = 0; at !== -1 && at < sides.length; step++) {
    if (step === stepsAtOnce || matches.length >= matchesAtOnce)
      return { matches, nextCursor: after === null ? cursorOf(startOf(sides[at]!)) : cursorOf(after), indexed };
    const side = sides[at]!;
    const { subjects, known } = await stepOf(side, context, after);
    for (const other of sides.slice(at)) {
      const near = await readAt(other.scope, context, undefined, (tx) => nearIn(tx, context.resolver, known));
      for (const [i, one] of known.entries()) {
        const others =
          other === side ? near(i).filter((of) => one.content <= of.content && lieApart(one, of)) : near(i);
        matches.push(...presentMatches(context, [side, one], [other, others]));
      }
    }
    const last = subjects.at(-1);
    const isEnd = last === undefined || subjects.length < subjectsAtOnce;
    after = isEnd ? null : [side.scope.caseId, last.weight, last.name, last.from_seq, last.entity_id];
    if (isEnd) at += 1;
  }
  return { matches, nextCursor: null, indexed };
}

/** Before the first entity of a case. */
const startOf = (side: Side): z.output<typeof place> => [
  side.scope.caseId,
  2 ** 31 - 1,
  '',
  0,
  '00000000-0000-0000-0000-000000000000',
];
