import { z } from 'zod';
import { mainCompartmentOf } from '#domain/case-file';
import type { ItemRef } from '#domain/entry';
import { laneThingRules, type LaneThingKind } from '#domain/lane-thing';
import type { StepFacts } from '#domain/machine';
import { draftEntry } from '#store/draft-entry';
import { actorRefOf } from '../actor.ts';
import type { InCase, InCompartment } from '../authorised.ts';
import type { ServerDeps } from '../deps.ts';
import { requireOrder } from '../lanes/dates-in-order.ts';
import { knownRecords, type NamedRecords } from '../lanes/known-records.ts';
import { ownFacts } from '../lanes/step-facts.ts';
import { standingThings } from '../lanes/standing-thing.ts';
import { workLanes } from '../policies/work-lanes.ts';
import { conflict, invalid, notFound } from '../refusals.ts';
import { storeScopeOf } from '../store-scope.ts';
import { ownCompartmentOf } from './own-compartment.ts';
import { dayGiven } from './record-proof.ts';
import { checkTripwire } from './check-tripwire.ts';
import { requireAnswerer } from './require-answerer.ts';

export type AskedThing = {
  readonly kind: Exclude<LaneThingKind, 'charge' | 'deconfliction' | 'escalation'>;
  readonly title: string;
  readonly about: string | null;
  readonly fields: StepFacts;
  readonly claimIds: readonly string[];
  readonly personIds: readonly string[];
  readonly on?: string | undefined;
  readonly compartmentId?: string | undefined;
};

/** Refuses what the program knows for itself, whatever anyone says of it. */
export function requireFields(fields: StepFacts): void {
  const taken = Object.keys(fields).filter((name) => ownFacts.has(name) && name !== 'outsideReviewer');
  if (taken.length > 0)
    throw invalid(`This is not for anyone to state: ${taken.join(', ')}.`, 'Leave it out: the program knows it.');
}

const itemOf = ({ kind, fields }: AskedThing): string[] =>
  kind === 'gate' && typeof fields['itemId'] === 'string' ? [fields['itemId']] : [];

/** Happenings by which the rule was crossed that is answered: an answer lies where they do. */
function crossedBy({ kind, fields }: AskedThing): string[] {
  if (kind !== 'answer') return [];
  try {
    return z.array(z.uuid()).parse(JSON.parse(String(fields['crossing'])));
  } catch {
    throw invalid('The crossing that is answered is not named.', 'Give its key as the board does.');
  }
}

const namedBy = (asked: AskedThing): NamedRecords => ({
  entityIds: asked.personIds,
  claimIds: asked.claimIds,
  thingIds: [...(asked.about === null ? [] : [asked.about]), ...crossedBy(asked)],
  // Nothing holds a warning of a threat to life: words that were rejected meanwhile do not either.
  isOfAnyReview: asked.kind === 'warning',
  madeIds: itemOf(asked),
});

/** The compartment of what it speaks of, or the one that is named. */
export async function compartmentOfThing(
  scope: InCase,
  deps: Pick<ServerDeps, 'store'>,
  asked: AskedThing,
): Promise<InCompartment<'work-lanes'>> {
  const { compartmentIds } = await deps.store.read(storeScopeOf(scope), (tx) => knownRecords(tx, namedBy(asked)));
  const own = ownCompartmentOf(scope.caseId, [...compartmentIds, asked.compartmentId ?? scope.caseId]);
  return workLanes(scope, own, laneThingRules[asked.kind].by);
}

/** Puts a thing on record in the state where its machine begins. */
export function fileLaneThing(
  auth: InCompartment<'work-lanes'>,
  deps: Pick<ServerDeps, 'store' | 'doctrine' | 'clock'>,
  asked: AskedThing,
): Promise<{ ref: ItemRef; thingId: string }> {
  const { compartmentId } = auth;
  const { kind, title, about, claimIds, personIds } = asked;
  const rule = laneThingRules[kind];
  requireFields(asked.fields);
  if ((about === null) !== (rule.about === null))
    throw invalid(
      rule.about === null ? `A ${kind} stands by itself.` : `A ${kind} is about a ${rule.about}.`,
      rule.about === null ? 'Leave out what it is about.' : `Name the ${rule.about}.`,
    );
  if (kind !== 'warning') requireOrder(asked.fields);
  if (kind === 'tripwire') checkTripwire(asked.fields, title);
  if (kind === 'gate' && itemOf(asked).length === 0 && typeof asked.fields['origin'] !== 'string')
    throw invalid('What should pass the gate is not named.', 'Name the item, or say what the intelligence comes from.');
  if (kind === 'closing' && compartmentId !== mainCompartmentOf(auth.caseId))
    throw invalid('How a case is closed is for all its members to see.', 'Put it on record in main.');
  const machine = deps.doctrine.machines.find(({ id }) => id === rule.machine);
  return deps.store.write(storeScopeOf(auth), compartmentId, async (tx) => {
    await knownRecords(tx, namedBy(asked));
    if (about !== null && rule.about !== null) {
      const [found] = await standingThings(tx, null, { thingIds: [about] });
      if (found?.kind !== rule.about) throw notFound();
      if (kind === 'answer') await requireAnswerer(auth, tx, deps.clock(), found, asked.fields);
    }
    if (kind === 'closing' && (await standingThings(tx, null, { kinds: ['closing'] })).length > 0)
      throw conflict('How this case is closed is on record already.');
    const draft = draftEntry();
    const fields = {
      ...asked.fields,
      ...(personIds.length === 0 ? {} : { personIds: [...personIds] }),
      ...(asked.on === undefined ? {} : { on: dayGiven(asked.on, deps.clock()) }),
    };
    const thingId = draft.add(actorRefOf(auth), {
      kind: 'lane.filed',
      thing: kind,
      title,
      about,
      fields,
      claimIds: [...claimIds],
      state: machine?.initial ?? null,
    });
    const { seq } = await tx.append(draft);
    return { ref: { compartmentId, seq, ordinal: 0 }, thingId };
  });
}
