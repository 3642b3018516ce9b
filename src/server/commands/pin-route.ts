import type { ItemRef } from '#domain/entry';
import type { RouteQuestion } from '#domain/pinned-route';
import { linksById } from '#store/chart';
import { draftEntry } from '#store/draft-entry';
import { entities } from '#store/link';
import type { InCase, InCompartment } from '../authorised.ts';
import { actorRefOf } from '../actor.ts';
import type { ServerDeps } from '../deps.ts';
import { review } from '../policies/review.ts';
import { notFound } from '../refusals.ts';
import { storeScopeOf } from '../store-scope.ts';
import { ownCompartmentOf } from './own-compartment.ts';

export type AskedPin = {
  readonly question: RouteQuestion;
  readonly linkIds: readonly string[];
  readonly note: string | null;
};

/** The compartment that a pin belongs to, by the links and the two ends it names; LL-NOT-FOUND where one is not to be seen. */
export async function compartmentOfPin(
  scope: InCase,
  deps: Pick<ServerDeps, 'store'>,
  { question, linkIds }: AskedPin,
): Promise<InCompartment<'review'>> {
  const wanted = [...new Set(linkIds)];
  const ends = [...new Set([question.from, question.to])];
  const compartments = await deps.store.read(storeScopeOf(scope), async (tx) => {
    const links = await linksById(tx, null, wanted);
    const named = await entities(tx, null, { entityIds: ends });
    if (links.length !== wanted.length || named.length !== ends.length) throw notFound();
    return [...links, ...named].map((row) => row.compartment_id);
  });
  return review(scope, ownCompartmentOf(scope.caseId, compartments));
}

/** Seals a route with what was asked; the same route may be pinned again with another note. */
export function pinRoute(
  auth: InCompartment<'review'>,
  deps: Pick<ServerDeps, 'store'>,
  { question, linkIds, note }: AskedPin,
): Promise<{ ref: ItemRef; pinId: string }> {
  const { compartmentId } = auth;
  return deps.store.write(storeScopeOf(auth), compartmentId, async (tx) => {
    const draft = draftEntry();
    const pinId = draft.add(actorRefOf(auth), { kind: 'route.pinned', question, linkIds: [...linkIds], note });
    const { seq } = await tx.append(draft);
    return { ref: { compartmentId, seq, ordinal: 0 }, pinId };
  });
}
