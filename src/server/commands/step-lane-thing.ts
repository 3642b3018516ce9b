import type { ActorRef, ItemBody, ItemRef } from '#domain/entry';
import { Failure } from '#domain/failure';
import { laneThingRules } from '#domain/lane-thing';
import { legalStatuses } from '#domain/legal-status';
import type { Machine, StepFacts } from '#domain/machine';
import { step, type Notice, type Step } from '#engines/prove/machines/step';
import { caseFile } from '#store/case-file';
import { draftEntry } from '#store/draft-entry';
import type { WritingTransaction } from '#store/open-store';
import { actorRefOf } from '../actor.ts';
import type { InCase, InCompartment } from '../authorised.ts';
import type { ServerDeps } from '../deps.ts';
import { caseStateOf } from '../lanes/case-state.ts';
import { boundFields } from '../lanes/bound-fields.ts';
import { consequencesOf } from '../lanes/consequences.ts';
import { laneFile, peopleFile } from '../lanes/lane-file.ts';
import { notJudged, restsOnProof } from '../lanes/proof-fault.ts';
import { callerFacts, knownFacts } from '../lanes/step-facts.ts';
import { requireAfter, requireOrder } from '../lanes/dates-in-order.ts';
import { carriedFields, standingThings, type StandingThing } from '../lanes/standing-thing.ts';
import { dayOf } from '../lanes/proof-facts.ts';
import { workLanes } from '../policies/work-lanes.ts';
import { refuseIfNewer } from '../refuse-if-newer.ts';
import { invalid, notFound } from '../refusals.ts';
import { casesOf } from '../sessions/memberships-of.ts';
import { storeScopeOf } from '../store-scope.ts';
import { checkTripwire } from './check-tripwire.ts';
import { requireFields } from './file-lane-thing.ts';
import { dayGiven } from './record-proof.ts';

export type AskedStep = {
  readonly thingId: string;
  readonly expected: number;
  readonly command: string;
  readonly fields: StepFacts;
  readonly on?: string | undefined;
};

type Deps = Pick<ServerDeps, 'store' | 'doctrine' | 'clock' | 'log'>;

/** For things without a machine: their fields are added to. */
const amend = 'amend';
const neverHeld = ['warn', 'note an attempt', 'note a refusal'];

export const machineOf = ({ machine }: StandingThing, deps: Pick<ServerDeps, 'doctrine'>): Machine | null =>
  deps.doctrine.machines.find(({ id }) => id === machine) ?? null;

/** Whoever holds a role that the step names, in the compartment of the thing. */
export async function authoriseStep(scope: InCase, deps: Deps, asked: AskedStep): Promise<InCompartment<'work-lanes'>> {
  const [thing] = await deps.store.read(storeScopeOf(scope), (tx) =>
    standingThings(tx, null, { thingIds: [asked.thingId] }),
  );
  if (thing === undefined) throw notFound();
  const machine = machineOf(thing, deps);
  const transitions = machine?.transitions.filter(({ command }) => command === asked.command) ?? [];
  if (machine !== null && transitions.length === 0)
    throw invalid(`“${asked.command}” is no step of ${machine.title}.`, 'Choose one of its steps.');
  if (machine === null && asked.command !== amend)
    throw invalid(`A ${thing.kind} has no step “${asked.command}”.`, 'Amend its fields.');
  const roles = machine === null ? laneThingRules[thing.kind].by : transitions.flatMap(({ by }) => by);
  return workLanes(scope, thing.row.compartment_id, roles);
}

/** Whether a case that a lead is to join is one that the caller belongs to, and open. */
async function joinedCaseOpen(auth: InCompartment<'work-lanes'>, deps: Deps, fields: StepFacts): Promise<boolean> {
  const caseId = fields['joinedCase'];
  if (typeof caseId !== 'string') return false;
  const memberships = (await casesOf(deps.store, auth.actor)).get(caseId);
  if (memberships === undefined) return false;
  const { accountId } = auth.actor;
  const there = { caseId, compartmentIds: memberships.map((one) => one.compartmentId), accountId };
  return deps.store.read(there, async (tx) => {
    const file = await caseFile(tx, null);
    return file !== undefined && (await caseStateOf(tx, null, file)).state !== 'closed';
  });
}

function refusal(
  thing: StandingThing,
  command: string,
  { because, state, reasons }: Extract<Step, { kind: 'refused' }>,
) {
  return new Failure(
    because === 'order' ? 'LL-STEP-ORDER' : 'LL-STEP-REFUSED',
    reasons.map(({ why }) => why).join(' '),
    [...new Set(reasons.map(({ next }) => next))].join(' '),
    { thingId: thing.row.thing_id, command, state, reasons },
  );
}

/** Refuses words for a status that are none of the list. */
function requireStatus(fields: StepFacts): void {
  const said = fields['reportedStatus'];
  if (said !== undefined && said !== null && !(legalStatuses as readonly unknown[]).includes(said))
    throw invalid(`“${String(said)}” is no legal status.`, `Use one of: ${legalStatuses.join(', ')}.`);
}

export type Taken = { readonly ref: ItemRef; readonly flags: readonly Notice[] };

/** What of a step is known before its chain is held. */
export type AskedNow = {
  readonly now: number;
  readonly on: string;
  readonly isJoining: boolean;
};

/** Looks at what was asked, apart from the thing that it is asked of. */
export async function stepAsked(auth: InCompartment<'work-lanes'>, deps: Deps, asked: AskedStep): Promise<AskedNow> {
  const now = deps.clock();
  requireFields(asked.fields);
  requireStatus(asked.fields);
  const on = dayGiven(asked.on, now);
  const isJoining = asked.command === 'join a case' && (await joinedCaseOpen(auth, deps, asked.fields));
  return { now, on, isJoining };
}

/** Takes the step in a transaction that holds the chain of the thing. */
export async function takeStep(
  tx: WritingTransaction,
  auth: InCompartment<'work-lanes'>,
  deps: Deps,
  asked: AskedStep,
  { now, on, isJoining }: AskedNow,
): Promise<Taken> {
  const { compartmentId } = auth;
  const { doctrine } = deps;
  // What was decided on an earlier day is looked at as it was at the end of that day; the ledger says when it was recorded.
  const isLater = on < dayOf(now);
  const then = isLater ? Date.parse(`${on}T23:59:59.999Z`) : now;
  const [thing] = await standingThings(tx, null, { thingIds: [asked.thingId] });
  if (thing === undefined || thing.row.compartment_id !== compartmentId) throw notFound();
  const isWarning = thing.kind === 'warning' && neverHeld.includes(asked.command);
  if (!isWarning) await refuseIfNewer(tx, asked.thingId, thing, asked.expected);
  const bound = boundFields(thing, asked.command, asked.fields);
  if (bound.length > 0)
    throw invalid(
      `“${asked.command}” changes nothing of this: ${bound.join(', ')}.`,
      'Leave it out; put it on record anew if it was wrong.',
    );
  if (!isWarning) {
    requireAfter(thing, on);
    requireOrder({ ...thing.fields, ...asked.fields });
  }
  if (thing.kind === 'tripwire') checkTripwire({ ...thing.fields, ...asked.fields }, thing.row.title);
  const said = withDefaults(thing, asked, actorRefOf(auth));
  const fields = isLater ? { ...said, on } : said;
  const machine = machineOf(thing, deps);
  // Nothing that is worked out of the proof is looked at for a warning, so that no fault of it can hold one.
  const readFile = thing.kind === 'warning' ? peopleFile : laneFile;
  const file = await readFile(tx, null, { doctrine, log: deps.log, now: then, on });
  if (file.proof === null && restsOnProof(thing.kind)) throw notJudged();
  const taken =
    machine === null
      ? null
      : step(machine, thing.state!, asked.command, {
          ...carriedFields(thing),
          ...fields,
          ...(await knownFacts(tx, null, file, thing)),
          ...callerFacts(thing, asked.command, auth.actor),
          joinedCaseOpen: isJoining,
        });
  if (taken?.kind === 'refused') throw refusal(thing, asked.command, taken);
  const draft = draftEntry();
  const actor = actorRefOf(auth);
  const flags = taken?.flags ?? [];
  const body: ItemBody = {
    kind: 'lane.stepped',
    thingId: asked.thingId,
    command: asked.command,
    from: thing.state,
    to: taken?.to ?? null,
    fields,
    flags: flags.map(({ rule }) => rule),
    edition: doctrine.edition,
  };
  draft.add(actor, body);
  for (const item of await consequencesOf(tx, thing, {
    command: asked.command,
    to: taken?.to ?? '',
    fields: { ...carriedFields(thing), ...fields },
    on,
  }))
    draft.add(actor, item);
  const { seq } = await tx.append(draft);
  return { ref: { compartmentId, seq, ordinal: 0 }, flags };
}

/**
 * Takes a step by the machine, with what follows from it in the same entry. The chain is held, so that of two who decide
 * at once the second is told who was first. Warnings of a threat to life are given whatever the caller had seen.
 */
export async function stepLaneThing(auth: InCompartment<'work-lanes'>, deps: Deps, asked: AskedStep): Promise<Taken> {
  const known = await stepAsked(auth, deps, asked);
  return deps.store.write(storeScopeOf(auth), auth.compartmentId, (tx) => takeStep(tx, auth, deps, asked, known));
}

/** Whoever warns told it themselves, unless they say who did. */
function withDefaults(thing: StandingThing, { command, fields }: AskedStep, { name }: ActorRef): StepFacts {
  if (thing.kind !== 'warning' || command !== 'warn') return fields;
  const told = fields['toldBy'] ?? thing.fields['toldBy'];
  return { ...fields, toldBy: told === undefined || told === null || told === '' ? name : told };
}
