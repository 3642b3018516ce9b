import type { EntityView, Proposal, Resolution, ResolutionConflict } from '#api/schemas/resolution';
import type { Entity } from '#api/schemas/link';
import type { Cut } from '#store/cut';
import { linksById } from '#store/chart';
import { entities, type LinkRow } from '#store/link';
import { resolutionsOf } from '#store/resolution';
import type { ScopedTransaction } from '#store/scope';
import type { InCase } from '../authorised.ts';
import type { Context } from '../context.ts';
import { presentEntity } from '../presenters/present-entity.ts';
import { presentConflict, presentResolution } from '../presenters/present-resolution.ts';
import { notFound } from '../refusals.ts';
import { readAt } from './at.ts';
import { knownEntities, presentCard, type KnownEntity } from './entity-cards.ts';
import { indexNames } from './index-names.ts';
import { presentLinks } from './link-list.ts';
import { keysOfFacts, nearSubjects } from './near-subjects.ts';
import { least } from './likeness.ts';
import { namesLike, namesTied } from './names-for-entity.ts';
import { presentNames } from './names-proposal.ts';
import { pairsOf, presentPair } from './proposal-list.ts';
import { whoIsWho, type WhoIsWho } from './who-is-who.ts';

const mostPossibly = 10;

const newestFirst = (a: LinkRow, b: LinkRow): number =>
  b.accepted_at - a.accepted_at || (a.link_id < b.link_id ? -1 : 1);

/** Presents these entities by id, as far as the reader may see them. */
async function presenterOf(tx: ScopedTransaction, cut: Cut, ids: readonly string[]) {
  const rows = ids.length === 0 ? [] : await entities(tx, cut, { entityIds: [...new Set(ids)] });
  const byId = new Map<string, Entity>(rows.map((row) => [row.entity_id, presentEntity(row)]));
  return (id: string) => byId.get(id);
}

/** What stands on these members, newest first, each saying whether it counts. */
async function decisionsOn(tx: ScopedTransaction, cut: Cut, memberIds: readonly string[]): Promise<Resolution[]> {
  const rows = await resolutionsOf(tx, cut, memberIds);
  const entityOf = await presenterOf(
    tx,
    cut,
    rows.flatMap((row) => [row.left_id, row.right_id]),
  );
  const covered = new Set<string>();
  const newestFirst = rows.toSorted(
    (a, b) =>
      (a.compartment_id < b.compartment_id ? -1 : a.compartment_id > b.compartment_id ? 1 : 0) ||
      b.from_seq - a.from_seq ||
      b.ordinal - a.ordinal,
  );
  const counting = new Set<string>();
  for (const row of newestFirst) {
    const key = `${row.compartment_id} ${row.left_id} ${row.right_id}`;
    if (!covered.has(key)) counting.add(row.resolution_id);
    covered.add(key);
  }
  return rows.flatMap((row) => presentResolution(row, entityOf, counting.has(row.resolution_id)) ?? []);
}

export async function conflictsIn(
  tx: ScopedTransaction,
  cut: Cut,
  who: WhoIsWho,
  isAsked: (group: readonly string[]) => boolean = () => true,
): Promise<ResolutionConflict[]> {
  const found = who.conflicts.filter((one) => isAsked(one.group));
  const entityOf = await presenterOf(
    tx,
    cut,
    found.flatMap((one) => [...one.group]),
  );
  return found
    .flatMap((one) => presentConflict(one, entityOf))
    .toSorted((a, b) => (`${a.left.name}\n${a.right.name}` < `${b.left.name}\n${b.right.name}` ? -1 : 1));
}

async function possibly(
  tx: ScopedTransaction,
  who: WhoIsWho,
  { resolver }: Pick<Context, 'resolver'>,
  known: KnownEntity,
): Promise<Proposal[]> {
  const near = await nearSubjects(tx, who, resolver, [keysOfFacts(resolver, known.asFacts)]);
  const pairs = pairsOf(who, resolver, known, near(0), least.pair)
    .slice(0, mostPossibly)
    .map((pair) => presentPair(known, pair));
  const tied = await namesTied(tx, resolver, [known]);
  const names = [...namesLike(tx.scope.caseId, resolver, known, near(0)), ...(tied.get(known.id) ?? [])];
  return [...pairs, ...(await presentNames(tx, names))];
}

/** An entity with those that are one with it; what it may be besides is a matter of today and of no past day. */
export function entityView(
  scope: InCase,
  context: Pick<Context, 'store' | 'resolver'>,
  input: { readonly entityId: string; readonly asOf?: string | undefined },
): Promise<EntityView> {
  return readAt(scope, context, input.asOf, async (tx, cut) => {
    if (cut === null) await indexNames(tx, context.resolver);
    const who = await whoIsWho(tx, cut);
    const known = (await knownEntities(tx, cut, who, [input.entityId])).get(who.canonicalOf(input.entityId));
    if (known === undefined) throw notFound();
    const memberIds = known.members.map((row) => row.entity_id);
    const linkIds = new Set(known.ends.map((end) => end.link_id));
    const rows = (await linksById(tx, cut, [...linkIds])).toSorted(newestFirst);
    return {
      ...presentCard(known),
      links: await presentLinks(tx, cut, rows),
      decisions: await decisionsOn(tx, cut, memberIds),
      conflicts: await conflictsIn(tx, cut, who, (group) => group.some((id) => memberIds.includes(id))),
      possibly: cut === null ? await possibly(tx, who, context, known) : [],
    };
  });
}

export function conflictList(
  scope: InCase,
  context: Pick<Context, 'store'>,
  query: { readonly asOf?: string | undefined },
): Promise<ResolutionConflict[]> {
  return readAt(scope, context, query.asOf, async (tx, cut) => conflictsIn(tx, cut, await whoIsWho(tx, cut)));
}
