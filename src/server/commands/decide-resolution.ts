import type { ItemRef } from '#domain/entry';
import type { LikenessReason, ResolutionDecision } from '#domain/resolution';
import { members } from '#store/case-file';
import { draftEntry } from '#store/draft-entry';
import { entities } from '#store/link';
import { newestResolution } from '#store/resolution';
import type { ScopedTransaction } from '#store/scope';
import { actorRefOf } from '../actor.ts';
import type { InCase, InCompartment } from '../authorised.ts';
import type { ServerDeps } from '../deps.ts';
import { review } from '../policies/review.ts';
import { compareKnown, knownEntities } from '../reads/entity-cards.ts';
import { whoIsWho } from '../reads/who-is-who.ts';
import { conflict, invalid, notFound } from '../refusals.ts';
import { recordScopeOf, storeScopeOf } from '../store-scope.ts';
import { ownCompartmentOf } from './own-compartment.ts';

export type AskedResolution = {
  readonly leftId: string;
  readonly rightId: string;
  readonly decision: ResolutionDecision;
  readonly compartmentId?: string | undefined;
  readonly expectedId: string | null;
  readonly note: string | null;
};

async function compartmentsOfPair(tx: ScopedTransaction, input: AskedResolution): Promise<string[]> {
  const { leftId, rightId } = input;
  if (leftId === rightId) throw invalid('An entity is the same as itself.', 'Choose two entities.');
  const found = await entities(tx, null, { entityIds: [leftId, rightId] });
  if (found.length < 2) throw notFound();
  return found.map((row) => row.compartment_id);
}

/** Whether everyone who reads this compartment reads those too. */
async function allRead(tx: ScopedTransaction, compartmentId: string, others: readonly string[]): Promise<boolean> {
  const reading = (await members(tx, null)).filter((row) => row.roles.length > 0);
  const of = (id: string) => new Set(reading.filter((row) => row.compartment_id === id).map((row) => row.account_id));
  const sets = others.map(of);
  return [...of(compartmentId)].every((account) => sets.every((set) => set.has(account)));
}

/** Where the decision is recorded: where the two lie, or in a named compartment whose members all read both. */
export function compartmentOfResolution(
  scope: InCase,
  deps: Pick<ServerDeps, 'store'>,
  input: AskedResolution,
): Promise<InCompartment<'review'>> {
  return deps.store.read(storeScopeOf(scope), async (tx) => {
    const lie = await compartmentsOfPair(tx, input);
    const named = input.compartmentId;
    if (named === undefined) return review(scope, ownCompartmentOf(scope.caseId, lie));
    const auth = review(scope, named);
    if (!(await allRead(tx, named, lie)))
      throw invalid('Not everyone who reads that compartment reads both.', 'Choose one whose members read both.');
    return auth;
  });
}

const plain = (reasons: readonly LikenessReason[]): LikenessReason[] =>
  reasons.slice(0, 40).map(({ words, weight }) => ({ words, weight: Math.round(weight * 100) / 100 }));

/** What speaks for and against two as they are shown now, to stand with the decision. */
export async function shownReasons(
  tx: ScopedTransaction,
  deps: Pick<ServerDeps, 'resolver'>,
  leftId: string,
  rightId: string,
): Promise<{ reasons: LikenessReason[]; contradictions: LikenessReason[] }> {
  const who = await whoIsWho(tx, null);
  const known = await knownEntities(tx, null, who, [leftId, rightId]);
  const [left, right] = [known.get(who.canonicalOf(leftId)), known.get(who.canonicalOf(rightId))];
  if (left === undefined || right === undefined || left.id === right.id) return { reasons: [], contradictions: [] };
  const { reasons, contradictions } = compareKnown(deps.resolver, left, right);
  return { reasons: plain(reasons), contradictions: plain(contradictions) };
}

/**
 * Decides whether two are the same, and it can be withdrawn at any time. With it stands what speaks for and against in
 * the eyes of whoever reads the decision: what the decider knew from elsewhere stays there.
 */
export async function decideResolution(
  auth: InCompartment<'review'>,
  deps: Pick<ServerDeps, 'store' | 'resolver'>,
  input: AskedResolution,
): Promise<{ ref: ItemRef; resolutionId: string }> {
  const { compartmentId } = auth;
  const lie = await deps.store.read(storeScopeOf(auth), (tx) => compartmentsOfPair(tx, input));
  return deps.store.write(recordScopeOf(auth, lie), compartmentId, async (tx) => {
    await compartmentsOfPair(tx, input);
    const [left, right] = [input.leftId, input.rightId].sort() as [string, string];
    const before = await newestResolution(tx, compartmentId, left, right);
    if ((before?.resolution_id ?? null) !== input.expectedId)
      throw conflict(
        before === undefined ? 'That decision was withdrawn.' : `${before.actor_name} decided on these two first.`,
        before === undefined ? {} : { decision: before.decision, resolutionId: before.resolution_id },
      );
    const shown = await shownReasons(tx, deps, left, right);
    const draft = draftEntry();
    const { decision, note } = input;
    const resolutionId = draft.add(actorRefOf(auth), {
      kind: 'resolution.decided',
      left,
      right,
      decision,
      ...shown,
      note,
    });
    const { seq } = await tx.append(draft);
    return { ref: { compartmentId, seq, ordinal: 0 }, resolutionId };
  });
}
