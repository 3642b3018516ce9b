import type { ItemRef } from '#domain/entry';
import type { EntitySchema } from '#domain/entity';
import type { LinkKind } from '#domain/link';
import { claimsById, type ClaimRow } from '#store/claim';
import { draftEntry, type DraftEntry } from '#store/draft-entry';
import { entities, type EntityRow } from '#store/link';
import type { ScopedTransaction } from '#store/scope';
import { actorRefOf } from '../actor.ts';
import type { InCase, InCompartment } from '../authorised.ts';
import type { ServerDeps } from '../deps.ts';
import { review } from '../policies/review.ts';
import { conflict, invalid, notFound } from '../refusals.ts';
import { storeScopeOf } from '../store-scope.ts';
import { ownCompartmentOf } from './own-compartment.ts';

export type EntityChoice = { readonly entityId: string } | { readonly schema: EntitySchema; readonly name: string };

export type AskedLink = {
  readonly kind: LinkKind;
  readonly from: EntityChoice;
  readonly to: EntityChoice;
  readonly item: string | null;
  readonly time: string | null;
  readonly arrives: string | null;
  readonly lowerBound: number | null;
  readonly claimIds: readonly string[];
  readonly contradictedBy: readonly string[];
};

const idsOf = (choices: readonly EntityChoice[]) => choices.flatMap((one) => ('entityId' in one ? [one.entityId] : []));
const unique = (ids: readonly string[]) => [...new Set(ids)];

/** Everything the link names, or the answer for what is not there. */
async function named(
  tx: ScopedTransaction,
  input: AskedLink,
): Promise<{ claims: Map<string, ClaimRow>; entities: EntityRow[] }> {
  const claimIds = unique([...input.claimIds, ...input.contradictedBy]);
  const claims = new Map((await claimsById(tx, null, claimIds)).map((row) => [row.claim_id, row]));
  const entityIds = unique(idsOf([input.from, input.to]));
  const found = await entities(tx, null, { entityIds });
  if (claims.size < claimIds.length || found.length < entityIds.length) throw notFound();
  return { claims, entities: found };
}

/** The compartment that the link belongs to, by what it rests on and joins; the policy is asked about that one. */
export async function compartmentOfLink(
  scope: InCase,
  deps: Pick<ServerDeps, 'store'>,
  input: AskedLink,
): Promise<InCompartment<'review'>> {
  const { claims, entities: found } = await deps.store.read(storeScopeOf(scope), (tx) => named(tx, input));
  const compartmentIds = [...claims.values(), ...found].map((row) => row.compartment_id);
  return review(scope, ownCompartmentOf(scope.caseId, compartmentIds));
}

function requireAssertion(input: AskedLink, claims: ReadonlyMap<string, ClaimRow>): void {
  const resting = unique(input.claimIds).map((id) => claims.get(id)!);
  const mended = [...claims.values()].find((row) => row.superseded_by !== null);
  if (mended !== undefined)
    throw conflict('One of these claims was mended; choose the mended one.', { supersededBy: mended.superseded_by });
  if (resting.some((row) => row.review === 'rejected'))
    throw conflict('One of these claims was rejected; a link cannot rest on it.');
  if (!resting.some((row) => row.polarity === 'asserts'))
    throw invalid('A link rests on at least one claim that asserts it.', 'Choose a claim that asserts it.');
  if (input.contradictedBy.some((id) => input.claimIds.includes(id)))
    throw invalid('A claim cannot both bear a link and contradict it.', 'Choose one or the other.');
}

function entityIdOf(draft: DraftEntry, auth: InCompartment<'review'>, choice: EntityChoice): string {
  if ('entityId' in choice) return choice.entityId;
  return draft.add(actorRefOf(auth), { kind: 'entity.made', ...choice, translation: null });
}

/** Accepts a link that rests on claims: the second decision, apart from reading rightly. New entities go in the same entry. */
export function relyOn(
  auth: InCompartment<'review'>,
  deps: Pick<ServerDeps, 'store'>,
  input: AskedLink,
): Promise<{ ref: ItemRef; linkId: string }> {
  const { compartmentId, caseId } = auth;
  return deps.store.write(storeScopeOf(auth), compartmentId, async (tx) => {
    const { claims, entities: found } = await named(tx, input);
    const own = ownCompartmentOf(
      caseId,
      [...claims.values(), ...found].map((row) => row.compartment_id),
    );
    if (own !== compartmentId) throw notFound();
    requireAssertion(input, claims);
    const { kind: link, item, time, arrives, lowerBound } = input;
    const draft = draftEntry();
    const from = entityIdOf(draft, auth, input.from);
    const to = entityIdOf(draft, auth, input.to);
    if (from === to) throw invalid('A link joins two different entities.', 'Choose another entity.');
    const ordinal = draft.items.length;
    const linkId = draft.add(actorRefOf(auth), {
      kind: 'link.relied',
      link,
      from,
      to,
      item,
      time,
      ...(arrives === null ? {} : { arrives }),
      lowerBound,
      claimIds: unique(input.claimIds),
      contradictedBy: unique(input.contradictedBy),
    });
    const { seq } = await tx.append(draft);
    return { ref: { compartmentId, seq, ordinal }, linkId };
  });
}
