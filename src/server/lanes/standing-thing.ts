import { laneThingRules, type LaneThingKind } from '#domain/lane-thing';
import type { StepFacts } from '#domain/machine';
import { laneSteps, laneThings, type LaneFilter, type LaneStepRow, type LaneThingRow } from '#store/lane';
import type { Cut } from '#store/cut';
import type { ScopedTransaction } from '#store/scope';

/** A thing with the steps that stand, and what follows from them. */
export type StandingThing = {
  readonly row: LaneThingRow;
  readonly kind: LaneThingKind;
  readonly machine: string | null;
  readonly steps: readonly LaneStepRow[];
  /** What was given when it was put on record and by each step since, the latest last. */
  readonly fields: StepFacts;
  readonly state: string | null;
  /** UTC milliseconds of the last step that changed the state. */
  readonly since: number;
  readonly version: number;
};

/** What a decision says anew each time: nobody decides by the reasons of an earlier step. */
const saidAnew: ReadonlySet<string> = new Set([
  'reasons',
  'dissent',
  'decisionMaker',
  'reportedStatus',
  'reportedClaimId',
  'courtRecord',
  'courtDecision',
  'prosecutor',
  'disclosedAt',
  'fair',
  'answer',
  'effect',
  'measuredAt',
  'durability',
  'adverse',
  'admissible',
  'reliable',
  'credible',
  'otherMaterial',
  'defenceCase',
  'publicInterest',
  'reasonAgainstMark',
  'reasonAgainstPresumption',
]);

/** What of a thing's fields still counts at the next step. */
export const carriedFields = ({ fields }: Pick<StandingThing, 'fields'>): StepFacts =>
  Object.fromEntries(Object.entries(fields).filter(([name]) => !saidAnew.has(name)));

/** A step's own day is no field of its thing. */
function mergedFields(row: LaneThingRow, steps: readonly LaneStepRow[]): StepFacts {
  const { on: _, ...merged } = Object.assign({}, row.fields, ...steps.map((step) => step.fields)) as StepFacts;
  return row.fields['on'] === undefined ? merged : { ...merged, on: row.fields['on'] };
}

const dayForm = /^\d{4}-\d{2}-\d{2}$/;

/** When something was done, in UTC milliseconds: the day that whoever recorded it gave, else when it was recorded. */
export function doneAt({ fields, decided_at: recordedAt }: Pick<LaneStepRow, 'fields' | 'decided_at'>): number {
  const { on } = fields;
  return typeof on === 'string' && dayForm.test(on) ? Math.min(Date.parse(`${on}T00:00:00Z`), recordedAt) : recordedAt;
}

function standingOf(row: LaneThingRow, steps: readonly LaneStepRow[]): StandingThing {
  const kind = row.kind as LaneThingKind;
  const moved = steps.findLast((step) => step.from_state !== step.to_state);
  return {
    row,
    kind,
    machine: laneThingRules[kind].machine,
    steps,
    fields: mergedFields(row, steps),
    state: steps.at(-1)?.to_state ?? row.state,
    since: doneAt(moved ?? row),
    version: Math.max(row.from_seq, ...steps.map((step) => step.from_seq)),
  };
}

/** Things as they stood at the cut, in the order in which they were put on record. */
export async function standingThings(
  tx: ScopedTransaction,
  cut: Cut,
  filter: LaneFilter = {},
): Promise<StandingThing[]> {
  const rows = await laneThings(tx, cut, filter);
  const all = await laneSteps(tx, cut, filter.thingIds ?? null);
  const steps = grouped(all);
  return rows.map((row) => standingOf(row, steps.get(row.thing_id) ?? []));
}

function grouped(all: readonly LaneStepRow[]): ReadonlyMap<string, LaneStepRow[]> {
  const groups = new Map<string, LaneStepRow[]>();
  for (const step of all) {
    const group = groups.get(step.thing_id);
    if (group === undefined) groups.set(step.thing_id, [step]);
    else group.push(step);
  }
  return groups;
}
