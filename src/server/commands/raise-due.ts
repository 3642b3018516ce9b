import { mainCompartmentOf } from '#domain/case-file';
import { readerId, type ActorRef } from '#domain/entry';
import { isOfAtRisk } from '#domain/is-of-at-risk';
import type { StepFacts } from '#domain/machine';
import { dueFor, goesUpAt } from '#engines/prove/deadlines/due-for';
import { draftEntry } from '#store/draft-entry';
import { holdWatch, lookAt, type WatchedPlace } from '#store/lane-watch';
import type { ServerDeps } from '../deps.ts';
import { liveCrossings } from '../lanes/crossings-of.ts';
import { laneDeadlines } from '../lanes/lane-deadlines.ts';
import { laneFile, type LaneFile } from '../lanes/lane-file.ts';
import { instantOf } from '../presenters/instant.ts';
import { personIdsOf } from '../reads/lane-things.ts';

type Deps = Pick<ServerDeps, 'store' | 'doctrine' | 'clock' | 'log'>;

/** What nobody did in time: of what, by when, and to whom it went up. */
type Raised = {
  /** The deadline, or the crossing of a tripwire. */
  readonly key: string;
  readonly thingId: string | null;
  readonly title: string;
  readonly due: string;
  readonly what: string;
  readonly told: readonly string[];
};

const program: ActorRef = { accountId: readerId, name: 'Lamplighter' };

/** Everything of a compartment that has gone up by now, as everybody who reads it sees it. */
function raisedIn(file: LaneFile, compartmentId: string): Raised[] {
  const things = new Set(file.things.map(({ row }) => row.thing_id));
  const here = laneDeadlines(file).filter((one) => one.compartmentId === compartmentId);
  const late = dueFor(here, file.now).filter(({ level }) => level === 'gone up');
  const crossed = liveCrossings(file.things, file.now).filter(
    (one) => one.compartmentId === compartmentId && one.state === 'escalated',
  );
  return [
    ...late.map(({ deadline: { id, title, due, kind }, roles }): Raised => {
      const of = id.replace(/ review$/u, '');
      return { key: id, thingId: things.has(of) ? of : null, title, due, what: kind, told: roles };
    }),
    ...crossed.map(({ key, title, crossing, waitsFor }): Raised => {
      const due = instantOf(crossing.answerBy);
      const told = waitsFor === null ? [] : [waitsFor];
      const { tripwireId: thingId } = crossing;
      return { key: `${thingId} ${key}`, thingId, title, due, what: 'tripwire', told };
    }),
  ];
}

/** When the next of what is not done yet goes up; null where nothing will by time alone. */
function nextIn(file: LaneFile, compartmentId: string): number | null {
  const times = [
    ...laneDeadlines(file, Infinity)
      .filter((one) => one.compartmentId === compartmentId)
      .map(goesUpAt),
    ...liveCrossings(file.things, file.now)
      .filter((one) => one.compartmentId === compartmentId && one.state === 'waiting')
      .map(({ crossing }) => crossing.answerBy + 1),
  ].filter((at) => at > file.now);
  return times.length === 0 ? null : Math.min(...times);
}

const keyOf = (fields: StepFacts): string => `${String(fields['deadlineId'])} ${String(fields['wasDue'])}`;

/**
 * Puts on record what nobody did in time in one compartment, each deadline once: that it went up, when it was due, and to
 * which roles. Reads no more than all who read the compartment see. Answers how many were put on record.
 */
export function raiseDue(deps: Deps, { caseId, compartmentId }: WatchedPlace): Promise<number> {
  const now = deps.clock();
  const compartmentIds = [...new Set([mainCompartmentOf(caseId), compartmentId])];
  return deps.store.write({ caseId, compartmentIds, accountId: null }, compartmentId, async (tx) => {
    if (!(await holdWatch(tx, compartmentId, now))) return 0;
    const file = await laneFile(tx, null, { ...deps, now });
    const before = new Set(
      file.things
        .filter(({ kind, row }) => kind === 'escalation' && row.compartment_id === compartmentId)
        .map(({ fields }) => keyOf(fields)),
    );
    const draft = draftEntry();
    for (const { key, thingId, title, due, what, told } of raisedIn(file, compartmentId)) {
      const of = file.things.find(({ row }) => row.thing_id === thingId);
      const personIds = of === undefined ? [] : personIdsOf(of);
      const fields = {
        deadlineId: key,
        what,
        wasDue: due,
        told,
        ...(personIds.length === 0 ? {} : { personIds }),
        // Who is threatened stays somebody who is threatened, and nobody to put anything to.
        ...(of !== undefined && isOfAtRisk(of) ? { personAtRisk: true } : {}),
      };
      if (before.has(keyOf(fields))) continue;
      draft.add(program, {
        kind: 'lane.filed',
        thing: 'escalation',
        title,
        about: thingId,
        fields,
        claimIds: [],
        state: null,
      });
    }
    if (draft.items.length > 0) await tx.append(draft);
    // After the entry, which has it looked at again.
    await lookAt(tx, compartmentId, nextIn(file, compartmentId));
    return draft.items.length;
  });
}
