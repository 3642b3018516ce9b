import type { LaneThing } from '#api/schemas/lane-thing';
import type { Deadline } from '#domain/deadline';
import { laneThingRules } from '#domain/lane-thing';
import type { Machine, StepFacts } from '#domain/machine';
import { missedBy } from '#engines/prove/deadlines/missed-by';
import { warningClock } from '#engines/prove/deadlines/warning-clock';
import { forOthers } from '#engines/prove/lanes/collisions';
import { factsAsked, watch } from '#engines/prove/machines/step';
import type { Cut } from '#store/cut';
import { entities } from '#store/link';
import type { LaneFilter, LaneStepRow } from '#store/lane';
import type { ScopedTransaction } from '#store/scope';
import { rolesIn } from '../actor.ts';
import type { InCase, Power } from '../authorised.ts';
import type { Context } from '../context.ts';
import { laneDeadlines, type PlacedDeadline } from '../lanes/lane-deadlines.ts';
import { openFor } from '../lanes/lane-collisions.ts';
import { laneFile, type LaneFile } from '../lanes/lane-file.ts';
import { proofFault, restsOnProof } from '../lanes/proof-fault.ts';
import { callerFacts, knownFacts } from '../lanes/step-facts.ts';
import { carriedFields, doneAt, standingThings, type StandingThing } from '../lanes/standing-thing.ts';
import { instantOf, msOf } from '../presenters/instant.ts';
import { readAt } from './at.ts';
import type { PresentedFairness } from './claim-types.ts';
import { fairnessOfPersons } from './person-fairness.ts';

const minute = 60_000;

const presentStep = (row: LaneStepRow): LaneThing['steps'][number] => ({
  entry: { compartmentId: row.compartment_id, seq: row.from_seq, ordinal: row.ordinal },
  command: row.command,
  from: row.from_state,
  to: row.to_state,
  fields: structuredClone(row.fields) as LaneThing['fields'],
  flags: row.flags,
  edition: row.edition,
  by: { accountId: row.actor_id, name: row.actor_name },
  at: instantOf(row.decided_at),
});

const isGiven = (value: StepFacts[string] | undefined): boolean =>
  value !== undefined && value !== null && value !== '' && !(Array.isArray(value) && value.length === 0);

function nextOf(
  scope: InCase<Power>,
  thing: StandingThing,
  machine: Machine | null,
  known: StepFacts,
): LaneThing['next'] {
  const own = rolesIn(scope, thing.row.compartment_id);
  if (machine === null) {
    const { by } = laneThingRules[thing.kind];
    // What the program alone puts on record is nobody's to amend.
    if (by.length === 0) return [];
    const mine = by.some((role) => own.includes(role));
    return [{ command: 'amend', to: null, roles: [...by], mine, required: [], flagged: [] }];
  }
  return machine.transitions
    .filter(({ from }) => from.includes(thing.state ?? ''))
    .map(({ command, to, by }) => {
      const asked = factsAsked(machine, thing.state!, command);
      const self = callerFacts(thing, command, scope.actor);
      const carried = carriedFields(thing);
      const open = (name: string) => !(name in known) && !(name in self) && !isGiven(carried[name]);
      const mine = by.some((role) => own.includes(role));
      const required = asked.required.filter(open);
      return { command, to, roles: [...by], mine, required, flagged: asked.flagged.filter(open) };
    });
}

/** What a disruption would miss if it ran as it is planned. */
function missedOf({ fields, row }: StandingThing, deadlines: readonly PlacedDeadline[]): LaneThing['missed'] {
  const { plannedFrom: begins, plannedTo: ends } = fields;
  if (typeof begins !== 'string' || typeof ends !== 'string') return [];
  const all = deadlines.map(({ compartmentId: _, ...one }): Deadline => one);
  return missedBy({ title: row.title, begins, ends }, all).map((one) => ({ ...one, deadline: { ...one.deadline } }));
}

/** Persons whom a thing is about, by id. */
export const personIdsOf = ({ fields }: StandingThing): string[] => {
  const { personIds, suspectId } = fields;
  return [
    ...(Array.isArray(personIds) ? (personIds as string[]) : []),
    ...(typeof suspectId === 'string' ? [suspectId] : []),
  ];
};

export type Beside = {
  readonly names: ReadonlyMap<string, string>;
  readonly fairness: ReadonlyMap<string, PresentedFairness>;
};

/** Names and what must show beside them, of everybody whom these things are about. */
export async function besideThings(
  tx: ScopedTransaction,
  cut: Cut,
  things: readonly StandingThing[],
  moreIds: readonly string[] = [],
): Promise<Beside> {
  const entityIds = [...new Set([...things.flatMap(personIdsOf), ...moreIds])];
  const rows = entityIds.length === 0 ? [] : await entities(tx, cut, { entityIds });
  const names = new Map(rows.map((row) => [row.entity_id, row.name]));
  return { names, fairness: await fairnessOfPersons(tx, cut, [...new Set(names.values())]) };
}

/** One thing with all that shows beside it. */
export async function presentThing(
  tx: ScopedTransaction,
  cut: Cut,
  scope: InCase<Power>,
  file: LaneFile,
  thing: StandingThing,
  { names, fairness }: Beside,
): Promise<LaneThing> {
  const { row, kind, fields, state, steps } = thing;
  const machine = file.doctrine.machines.find(({ id }) => id === thing.machine) ?? null;
  const known = await knownFacts(tx, cut, file, thing);
  const { open, isHeld } = openFor(row.thing_id, file.collisions);
  const { receivedAt, toldAt } = fields;
  const told = typeof toldAt === 'string' ? toldAt : null;
  return {
    thingId: row.thing_id,
    compartmentId: row.compartment_id,
    version: thing.version,
    kind,
    lane: laneThingRules[kind].lane,
    title: row.title,
    about: row.about,
    fields: structuredClone(fields) as LaneThing['fields'],
    claimIds: row.claim_ids,
    machine: machine?.id ?? null,
    state,
    isOver: machine?.states.find(({ id }) => id === state)?.end ?? false,
    entry: { compartmentId: row.compartment_id, seq: row.from_seq, ordinal: row.ordinal },
    filedBy: { accountId: row.actor_id, name: row.actor_name },
    filedAt: instantOf(row.decided_at),
    since: instantOf(thing.since),
    ageMinutes: Math.max(0, Math.floor((file.now - doneAt(row)) / minute)),
    sinceMinutes: Math.floor((file.now - thing.since) / minute),
    steps: steps.map(presentStep),
    watch: [
      ...(machine === null ? [] : watch(machine, state!, { ...carriedFields(thing), ...known })),
      ...(file.proof === null && restsOnProof(kind) ? [proofFault] : []),
    ],
    next: nextOf(scope, thing, machine, known),
    persons: personIdsOf(thing).flatMap((entityId) => {
      const name = names.get(entityId);
      return name === undefined ? [] : [{ entityId, name, fairness: fairness.get(name) ?? null }];
    }),
    clock:
      kind === 'warning'
        ? warningClock(typeof receivedAt === 'string' ? receivedAt : instantOf(row.decided_at), told, file.now)
        : null,
    speakTo: forOthers(open) ?? (isHeld ? held : null),
    missed:
      kind === 'disruption' && !['carried out', 'measured', 'declined', 'stopped'].includes(state ?? '')
        ? missedOf(thing, laneDeadlines(file))
        : [],
  };
}

const held = {
  speakTo: 'deconfliction officer',
  words: 'This may not go on as it is. Speak to the deconfliction officer, who decides.',
} as const;

type Read = Pick<Context, 'store' | 'doctrine' | 'clock' | 'log'>;

/** Things of a case as they stand, or stood. */
export const laneThingList = (
  scope: InCase<Power>,
  context: Read,
  query: { readonly asOf?: string | undefined },
  filter: LaneFilter,
): Promise<LaneThing[]> =>
  readAt(scope, context, query.asOf, async (tx, cut) => {
    const now = msOf(query.asOf) ?? context.clock();
    const file = await laneFile(tx, cut, { ...context, now });
    const things = await standingThings(tx, cut, filter);
    const beside = await besideThings(tx, cut, things);
    const list: LaneThing[] = [];
    for (const thing of things) list.push(await presentThing(tx, cut, scope, file, thing, beside));
    return list;
  });
