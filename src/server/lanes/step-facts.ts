import { decisionOn } from '#domain/disruption';
import { mainCompartmentOf } from '#domain/case-file';
import { openDisruptionStates } from '#domain/lane-states';
import type { StepFacts } from '#domain/machine';
import { chargeFacts } from '#engines/prove/matrix/charge-facts';
import type { Cut } from '#store/cut';
import type { ScopedTransaction } from '#store/scope';
import type { Actor } from '../actor.ts';
import { fairnessOfPersons } from '../reads/person-fairness.ts';
import { openFor } from './lane-collisions.ts';
import type { LaneFile } from './lane-file.ts';
import type { StandingThing } from './standing-thing.ts';

/** Facts that the program knows for itself; nobody hands them over. */
export const ownFacts: ReadonlySet<string> = new Set([
  'now',
  'planner',
  'authoriser',
  'authorisedAt',
  'openCollisions',
  'deconflictionDecision',
  'holderRemoved',
  'smallTeam',
  'outsideReviewer',
  'assessor',
  'joinedCaseOpen',
  'askedBy',
  'reviewer',
  'decidedBy',
  'judgedBy',
  'investigator',
  'inForce',
  'gaps',
  'evidentialDue',
  'openWarnings',
  'openDisruptions',
  'openCharges',
  'openRequests',
  'disruptionsDone',
  'proceedingsEnded',
  'statusReported',
  'statusVerified',
  'changedSinceJudged',
  'mayHelpDefence',
]);

const ofKind = (file: LaneFile, kind: string) => file.things.filter((one) => one.kind === kind);

/** Whoever took the step that counts for a role, by account and by name: nobody is two people under one of them. */
const both = (row: { actor_id: string; actor_name: string } | undefined): string[] =>
  row === undefined ? [] : [row.actor_id, row.actor_name];

function collisionFacts(file: LaneFile, thing: StandingThing): StepFacts {
  const { open, isHeld, mayGoOn } = openFor(thing.row.thing_id, file.collisions);
  return {
    openCollisions: isHeld ? ['held'] : open.map(({ kind }) => kind),
    deconflictionDecision: isHeld ? 'held' : mayGoOn ? 'may go on' : null,
  };
}

function disruptionFacts(file: LaneFile, thing: StandingThing): StepFacts {
  const measure = file.doctrine.toolbox.measures.find(({ id }) => id === thing.fields['measure']);
  const proposed = thing.steps.filter((step) => step.command === 'propose');
  const authorised = thing.steps.findLast(({ command }) => command === 'authorise' || command === 'renew');
  return {
    ...collisionFacts(file, thing),
    planner: [...both(thing.row), ...proposed.flatMap(both)],
    authorisedAt: authorised === undefined ? null : new Date(authorised.decided_at).toISOString(),
    decidedBy:
      measure === undefined ? null : decisionOn(measure, file.profile) === 'ours' ? 'us' : measure.decidedBy.body,
  };
}

function rowFacts({ proof }: LaneFile, thing: StandingThing): StepFacts {
  const row = proof?.matrix.rows.find(
    ({ suspectId, offenceId }) => suspectId === thing.fields['suspectId'] && offenceId === thing.fields['offenceId'],
  );
  return proof === null || row === undefined ? {} : chargeFacts(row, proof.alarms);
}

const judging = ['judge relevant', 'judge not relevant', 'review again', 'meets the test', 'does not meet the test'];

/** Whether somebody marked that it, or a claim that it is, may help the defence. */
export const mayHelpDefence = (file: LaneFile, { row }: StandingThing): boolean =>
  row.claim_ids.some((id) => file.helpsDefence.has(id)) || row.fields['helpsDefence'] === true;

/** Whether a defence case or a ruling came after it was judged last. */
export function judgedAgain(file: LaneFile, thing: StandingThing): boolean {
  const judged = thing.steps.findLast(({ command }) => judging.includes(command));
  const changes = [
    ...ofKind(file, 'defence').map(({ row }) => row.decided_at),
    ...file.facts.filter(({ fact }) => fact.kind === 'ruling recorded').map(({ row }) => row.decided_at),
  ];
  return judged !== undefined && changes.some((at) => at > judged.decided_at);
}

const materialFacts = (file: LaneFile, thing: StandingThing): StepFacts => ({
  ...collisionFacts(file, thing),
  mayHelpDefence: mayHelpDefence(file, thing),
  origin: thing.row.fields['origin'] ?? null,
  changedSinceJudged: judgedAgain(file, thing),
});

function gateFacts(file: LaneFile, thing: StandingThing): StepFacts {
  const item = file.facts.findLast(
    ({ fact }) => fact.kind === 'item recorded' && fact.item.id === thing.fields['itemId'],
  );
  const asked = thing.steps.findLast(({ command }) => command === 'ask for permission');
  return {
    origin: item?.fact.kind === 'item recorded' ? item.fact.item.origin : (thing.row.fields['origin'] ?? null),
    askedBy: both(asked ?? thing.row),
  };
}

/** Whoever told the person, and whoever put that on record, is not who reviews it. */
function warningFacts({ steps, fields }: StandingThing): StepFacts {
  const warned = steps.findLast(({ command }) => command === 'warn');
  return warned === undefined ? {} : { toldBy: [String(fields['toldBy'] ?? ''), warned.actor_id] };
}

const titled = (things: readonly StandingThing[], states: (state: string) => boolean): string[] =>
  things.filter(({ state }) => states(state ?? '')).map(({ row }) => row.title);

const pending = [
  'considered',
  'evidential stage passed',
  'both stages passed',
  'charged',
  'charged on the threshold test',
];
const ended = [
  'convicted',
  'discontinued',
  'no evidence offered (not guilty)',
  'acquitted',
  'stayed',
  'left on file',
  'quashed',
];

async function closingFacts(tx: ScopedTransaction, cut: Cut, file: LaneFile): Promise<StepFacts> {
  if (file.proof === null) return {};
  const { file: proof } = file.proof;
  const suspects = [...proof.suspects.values()];
  const fairness = await fairnessOfPersons(
    tx,
    cut,
    suspects.map(({ name }) => name),
  );
  const statusesOf = (name: string) => fairness.get(name)?.statuses ?? [];
  const without = suspects.filter(
    ({ name, status }) => (status?.reported ?? null) === null && !statusesOf(name).some((one) => one.reported !== null),
  );
  const open = [...proof.requests.values()].flat().filter(({ answer }) => answer === null);
  const isKnown = without.length === 0;
  return {
    openWarnings: titled(ofKind(file, 'warning'), (state) => state !== 'reviewed'),
    openDisruptions: titled(ofKind(file, 'disruption'), (state) =>
      (openDisruptionStates as readonly string[]).includes(state),
    ),
    openCharges: titled(ofKind(file, 'charge'), (state) => pending.includes(state)),
    openRequests: open.map(({ to }) => to),
    disruptionsDone: titled(ofKind(file, 'disruption'), (state) => state === 'carried out' || state === 'measured'),
    proceedingsEnded: titled(ofKind(file, 'charge'), (state) => ended.includes(state)),
    statusReported: isKnown ? ['on record for everybody'] : null,
    // The second field stands for everybody who has the first: what no record verifies is verified by nothing.
    statusVerified: isKnown ? ['on record, or verified by nothing'] : null,
  };
}

/** What the program knows of a thing now, whoever asks. */
export async function knownFacts(
  tx: ScopedTransaction,
  cut: Cut,
  file: LaneFile,
  thing: StandingThing,
): Promise<StepFacts> {
  const { compartment_id: compartmentId, actor_id: filer } = thing.row;
  const holder = thing.steps.at(-1)?.actor_id ?? filer;
  // Who may decide alone is on record for everybody who reads the decision, or it does not count.
  const places = [compartmentId, mainCompartmentOf(thing.row.case_id)];
  const small = ofKind(file, 'small team').findLast(({ row }) => places.includes(row.compartment_id));
  const common: StepFacts = {
    now: new Date(file.now).toISOString(),
    holderRemoved: !(file.members.get(compartmentId)?.has(holder) ?? false),
    smallTeam: small !== undefined && small.fields['ended'] !== true,
    outsideReviewer: small?.fields['outsideReviewer'] ?? null,
  };
  switch (thing.kind) {
    case 'disruption':
      return { ...common, ...disruptionFacts(file, thing) };
    case 'charge':
      return { ...common, ...rowFacts(file, thing), investigator: both(thing.row) };
    case 'material':
      return { ...common, ...materialFacts(file, thing) };
    case 'gate':
      return { ...common, ...gateFacts(file, thing) };
    case 'warning':
      return { ...common, ...warningFacts(thing) };
    case 'closing':
      return { ...common, ...(await closingFacts(tx, cut, file)) };
    default:
      return common;
  }
}

/** What the caller is to the step that they take. */
export function callerFacts({ kind }: StandingThing, command: string, { accountId, name }: Actor): StepFacts {
  const self = [accountId, name];
  if (kind === 'disruption')
    return ['authorise', 'refer', 'renew'].includes(command) ? { authoriser: [accountId] } : {};
  if (kind === 'lead') return { assessor: self };
  if (kind === 'warning') return { reviewer: self };
  if (kind === 'gate') return command === 'ask for permission' ? { askedBy: self } : { decidedBy: [accountId] };
  if (kind === 'material') return { judgedBy: self };
  return {};
}
