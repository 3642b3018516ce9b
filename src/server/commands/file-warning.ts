import type { ItemRef } from '#domain/entry';
import { mainCompartmentOf } from '#domain/case-file';
import { laneThingRules } from '#domain/lane-thing';
import { claimsById } from '#store/claim';
import { draftEntry } from '#store/draft-entry';
import { entities } from '#store/link';
import { actorRefOf, rolesIn } from '../actor.ts';
import type { InCase, InCompartment } from '../authorised.ts';
import type { ServerDeps } from '../deps.ts';
import { placesOf } from '../error-places.ts';
import { workLanes } from '../policies/work-lanes.ts';
import { storeScopeOf } from '../store-scope.ts';
import { fileLaneThing, type AskedThing } from './file-lane-thing.ts';

type Deps = Pick<ServerDeps, 'store' | 'doctrine' | 'clock' | 'log'>;

/** What a warning named and does not hold, because it lies in another compartment; to be tied once one reads both. */
export type ToTie = {
  readonly compartmentId: string;
  /** The note that was left there; null where the caller may put nothing on record there. */
  readonly noteId: string | null;
  readonly personIds: readonly string[];
  readonly claimIds: readonly string[];
};

export type FiledWarning = {
  readonly ref: ItemRef;
  readonly thingId: string;
  readonly toTie: readonly ToTie[];
  /** Ids that name nothing the caller sees; they hold nothing up. */
  readonly unknownIds: readonly string[];
};

type Named = { readonly id: string; readonly kind: 'person' | 'claim'; readonly compartmentId: string };

const maySay = (scope: InCase, compartmentId: string): boolean =>
  rolesIn(scope, compartmentId).some((role) => laneThingRules.warning.by.includes(role));

/** Where the warning lies: the compartment asked for, else that of the first it names behind a wall, else main. */
function placeOf(scope: InCase, asked: AskedThing, named: readonly Named[]): InCompartment<'work-lanes'> {
  const main = mainCompartmentOf(scope.caseId);
  const hidden = named.map(({ compartmentId }) => compartmentId).filter((id) => id !== main);
  const asks = asked.compartmentId === undefined || asked.compartmentId === main ? [] : [asked.compartmentId];
  const place = [...asks, ...hidden, main].find((id) => maySay(scope, id)) ?? main;
  return workLanes(scope, place, laneThingRules.warning.by);
}

/** Leaves a note of what it names in another compartment, of that compartment’s records alone. */
async function leaveNote(scope: InCase, deps: Deps, asked: AskedThing, of: Omit<ToTie, 'noteId'>): Promise<ToTie> {
  if (!maySay(scope, of.compartmentId)) return { ...of, noteId: null };
  try {
    const auth = workLanes(scope, of.compartmentId, laneThingRules.warning.by);
    const { receivedAt } = asked.fields;
    const noteId = await deps.store.write(storeScopeOf(auth), of.compartmentId, async (tx) => {
      const draft = draftEntry();
      const id = draft.add(actorRefOf(auth), {
        kind: 'lane.filed',
        thing: 'happening',
        title: 'Named in a warning of a threat to life',
        about: null,
        fields: {
          happening: 'named in a warning',
          personAtRisk: true,
          at: typeof receivedAt === 'string' ? receivedAt : new Date(deps.clock()).toISOString(),
          ...(of.personIds.length === 0 ? {} : { personIds: [...of.personIds] }),
        },
        claimIds: [...of.claimIds],
        state: null,
      });
      await tx.append(draft);
      return id;
    });
    return { ...of, noteId };
  } catch (fault) {
    const error = fault instanceof Error ? fault.name : typeof fault;
    deps.log({ level: 'error', event: 'note of a warning not left', case: scope.caseId, error, at: placesOf(fault) });
    return { ...of, noteId: null };
  }
}

/**
 * Puts a warning of a threat to life on record whatever it names: it lies in one compartment with what that one may hold.
 * What lies behind another wall is noted there, and what is not to be seen is left out; both are said in the answer.
 */
export async function fileWarning(scope: InCase, deps: Deps, asked: AskedThing): Promise<FiledWarning> {
  const named = await deps.store.read(storeScopeOf(scope), async (tx): Promise<Named[]> => {
    const people = await entities(tx, null, { entityIds: [...new Set(asked.personIds)] });
    const words = await claimsById(tx, null, [...new Set(asked.claimIds)]);
    const places = new Map([
      ...people.map((row) => [row.entity_id, row.compartment_id] as const),
      ...words.map((row) => [row.claim_id, row.compartment_id] as const),
    ]);
    const inOrder = (ids: readonly string[], kind: Named['kind']): Named[] =>
      [...new Set(ids)].flatMap((id) => {
        const compartmentId = places.get(id);
        return compartmentId === undefined ? [] : [{ id, kind, compartmentId }];
      });
    return [...inOrder(asked.personIds, 'person'), ...inOrder(asked.claimIds, 'claim')];
  });
  const auth = placeOf(scope, asked, named);
  const held = [auth.compartmentId, mainCompartmentOf(scope.caseId)];
  const idsOf = (kind: Named['kind'], isIn: (compartmentId: string) => boolean) =>
    named.filter((one) => one.kind === kind && isIn(one.compartmentId)).map(({ id }) => id);
  const isHeld = (id: string) => held.includes(id);
  const { ref, thingId } = await fileLaneThing(auth, deps, {
    ...asked,
    personIds: idsOf('person', isHeld),
    claimIds: idsOf('claim', isHeld),
    compartmentId: auth.compartmentId,
  });
  const elsewhere = [...new Set(named.map(({ compartmentId }) => compartmentId))].filter((id) => !isHeld(id));
  const toTie: ToTie[] = [];
  for (const compartmentId of elsewhere) {
    const isThere = (id: string) => id === compartmentId;
    const of = { compartmentId, personIds: idsOf('person', isThere), claimIds: idsOf('claim', isThere) };
    toTie.push(await leaveNote(scope, deps, asked, of));
  }
  const found = new Set(named.map(({ id }) => id));
  const unknownIds = [...new Set([...asked.personIds, ...asked.claimIds])].filter((id) => !found.has(id));
  return { ref, thingId, toTie, unknownIds };
}
