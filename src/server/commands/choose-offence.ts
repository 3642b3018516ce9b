import type { Period } from '#domain/evidence-item';
import { Failure } from '#domain/failure';
import { inForceOn } from '#engines/prove/matrix/in-force';
import { isPeriod } from '#engines/prove/matrix/periods';
import type { ItemRef } from '#domain/entry';
import { draftEntry } from '#store/draft-entry';
import { laneThings } from '#store/lane';
import { actorRefOf } from '../actor.ts';
import type { InCase, InCompartment } from '../authorised.ts';
import type { ServerDeps } from '../deps.ts';
import { knownRecords } from '../lanes/known-records.ts';
import { knownWithin } from '../lanes/proof-facts.ts';
import { workLanes } from '../policies/work-lanes.ts';
import { invalid } from '../refusals.ts';
import { storeScopeOf } from '../store-scope.ts';
import { ownCompartmentOf } from './own-compartment.ts';
import { dayGiven, nameOf, requireElement } from './record-proof.ts';

export type AskedOffence = {
  readonly suspectId: string;
  readonly offenceId: string;
  readonly material: Period;
  readonly on?: string | undefined;
  readonly compartmentId?: string | undefined;
};

/** The compartment of the person, or the one that is named. */
export async function compartmentOfOffence(
  scope: InCase,
  deps: Pick<ServerDeps, 'store'>,
  { suspectId, compartmentId }: AskedOffence,
): Promise<InCompartment<'work-lanes'>> {
  const { compartmentIds } = await deps.store.read(storeScopeOf(scope), (tx) =>
    knownRecords(tx, { entityIds: [suspectId] }),
  );
  const own = ownCompartmentOf(scope.caseId, [...compartmentIds, compartmentId ?? scope.caseId]);
  return workLanes(scope, own, ['analyst', 'case owner']);
}

/** Puts an offence under consideration with its charge; one that was never in force at the material dates is refused. */
export function chooseOffence(
  auth: InCompartment<'work-lanes'>,
  deps: Pick<ServerDeps, 'store' | 'doctrine' | 'clock'>,
  { suspectId, offenceId, material, on }: AskedOffence,
): Promise<{ ref: ItemRef; chargeId: string }> {
  const { doctrine } = deps;
  const { compartmentId } = auth;
  const day = dayGiven(on, deps.clock());
  requireElement(doctrine, offenceId, null);
  if (!isPeriod(material))
    throw invalid('The material dates are out of order.', 'Give the first day and then the last.');
  const offence = doctrine.offences.find(({ id }) => id === offenceId)!;
  const force = inForceOn(offence, material);
  if (force.part === null)
    throw new Failure('LL-NOT-IN-FORCE', force.words, force.next ?? 'Choose an offence that was in force then.');
  return deps.store.write(storeScopeOf(auth), compartmentId, async (tx) => {
    const found = await knownRecords(tx, { entityIds: [suspectId] });
    const known = { ...found, facts: knownWithin(found.facts, auth) };
    const charges = await laneThings(tx, null, { kinds: ['charge'] });
    const before = charges.find(
      ({ fields, compartment_id }) =>
        compartment_id === compartmentId && fields['suspectId'] === suspectId && fields['offenceId'] === offenceId,
    );
    const draft = draftEntry();
    const actor = actorRefOf(auth);
    for (const fact of nameOf(known, [], 'suspect named', suspectId, day))
      draft.add(actor, { kind: 'lane.fact', fact });
    const ordinal = draft.items.length;
    draft.add(actor, { kind: 'lane.fact', fact: { kind: 'offence chosen', on: day, suspectId, offenceId, material } });
    const { initial } = doctrine.machines.find(({ id }) => id === 'charge')!;
    const chargeId =
      before?.thing_id ??
      draft.add(actor, {
        kind: 'lane.filed',
        thing: 'charge',
        title: `${known.names.get(suspectId) ?? ''}: ${offence.short}`,
        about: null,
        fields: { suspectId, offenceId },
        claimIds: [],
        state: initial,
      });
    const { seq } = await tx.append(draft);
    return { ref: { compartmentId, seq, ordinal }, chargeId };
  });
}
