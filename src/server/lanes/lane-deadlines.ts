import type { Deadline, DeadlineKind } from '#domain/deadline';
import { mainCompartmentOf } from '#domain/case-file';
import type { DoctrineStatus } from '#domain/sourced';
import type { StepFact } from '#domain/machine';
import { dueAfter } from '#engines/prove/deadlines/due-after';
import type { LaneFile } from './lane-file.ts';
import type { StandingThing } from './standing-thing.ts';

const yearMs = 366 * 24 * 3_600_000;

const over = ['stopped', 'declined', 'reviewed', 'measured', 'carried out'];

/** A length of doctrine and whether it was read. */
type Length = { readonly length: string; readonly status: DoctrineStatus };

const timeOf = (value: StepFact | undefined): string | null =>
  typeof value === 'string' && !Number.isNaN(Date.parse(value)) ? new Date(Date.parse(value)).toISOString() : null;

function dueOf(file: LaneFile, { fields }: StandingThing): { due: string; status: DoctrineStatus } | null {
  const given = timeOf(fields['due']);
  if (given !== null) return { due: given, status: 'verified' };
  const start = timeOf(fields['startsAt']);
  const known = file.doctrine.duties.durations.find(({ id }) => id === fields['duration']);
  const length: Length | null =
    known ?? (typeof fields['length'] === 'string' ? { length: fields['length'], status: 'unverified' } : null);
  if (start === null || length === null) return null;
  try {
    return { due: new Date(dueAfter(Date.parse(start), length.length)).toISOString(), status: length.status };
  } catch {
    return null;
  }
}

/** A deadline with the compartment of what it is of: only roles that somebody holds there make it theirs. */
export type PlacedDeadline = Deadline & { readonly compartmentId: string };

/**
 * What is due in a case, the earliest first: authorities, custody, reviews, answers and warnings. The review of what the
 * case keeps is among it where it is due by `keptUntil`, in UTC milliseconds: a year off, where nobody says otherwise.
 */
export function laneDeadlines(file: LaneFile, keptUntil = file.now + yearMs): PlacedDeadline[] {
  const all: PlacedDeadline[] = [];
  for (const thing of file.things) {
    const { row, kind, fields, state } = thing;
    const id = row.thing_id;
    const add = (
      of: string,
      what: DeadlineKind,
      title: string,
      due: string | null,
      status: DoctrineStatus = 'verified',
    ) => {
      if (due !== null) all.push({ id: of, kind: what, title, due, status, compartmentId: row.compartment_id });
    };
    if (over.includes(state ?? '') && kind !== 'warning') continue;
    if (fields['ended'] === true) continue;
    if (kind === 'authority' || kind === 'custody') {
      const found = dueOf(file, thing);
      if (found !== null) add(id, kind, row.title, found.due, found.status);
    }
    if (kind === 'disruption') add(id, 'authority', `Authority for ${row.title}`, timeOf(fields['authorityExpires']));
    if (kind === 'gate')
      add(
        id,
        'reply',
        `Answer of the originator: ${row.title}`,
        state === 'permission asked' ? timeOf(fields['replyDue']) : null,
      );
    if (kind === 'third party')
      add(
        id,
        'reply',
        `Answer of a third party: ${row.title}`,
        isAnswered(fields['answer']) ? null : timeOf(fields['replyDue'] ?? fields['replyBy']),
      );
    if (kind === 'warning' && state !== 'given' && state !== 'refused' && state !== 'reviewed')
      add(
        id,
        'warning',
        `Warning of a threat to life: ${row.title}`,
        timeOf(fields['receivedAt']) ?? new Date(row.decided_at).toISOString(),
      );
    if (state !== 'reviewed' && !reviewsKeeping(thing))
      add(`${id} review`, 'review', `Review: ${row.title}`, timeOf(fields['reviewDue']));
  }
  const answered = new Set(file.facts.flatMap(({ fact }) => (fact.kind === 'request answered' ? fact.requestId : [])));
  for (const { row, fact } of file.facts)
    if (fact.kind === 'request made' && !answered.has(fact.requestId))
      all.push({
        id: fact.requestId,
        kind: 'reply',
        title: `Answer of ${fact.to}`,
        due: `${fact.replyBy}T23:59:59.000Z`,
        status: 'verified',
        compartmentId: row.compartment_id,
      });
  const keeping = keptReview(file);
  if (keeping !== null && Date.parse(keeping.due) <= keptUntil) all.push(keeping);
  return all.toSorted((a, b) => (a.due < b.due ? -1 : a.due > b.due ? 1 : 0));
}

/** Whether a thing is a review of what the case keeps, or closes it with the day of the next. */
const reviewsKeeping = ({ kind, fields, state }: StandingThing): boolean =>
  (kind === 'decision' && isAnswered(fields['kept'])) || (kind === 'closing' && (state ?? '').startsWith('closed'));

/**
 * When what the case keeps is to be reviewed: on the day that its last review or its closing names, else after the least
 * time of retention. A review is asked for and nothing is erased.
 */
function keptReview({ caseId, things, openedAt, doctrine }: LaneFile): PlacedDeadline | null {
  const last = things.findLast((one) => one.row.compartment_id === one.row.case_id && reviewsKeeping(one));
  const start = last?.row.decided_at ?? openedAt;
  if (start === null) return null;
  const { length, status } = doctrine.duties.leastRetention;
  const named = timeOf(last?.fields['reviewDue']);
  const due = named ?? new Date(dueAfter(start, length)).toISOString();
  return {
    id: `${last?.row.thing_id ?? caseId} review`,
    kind: 'retention',
    title: 'Review of what this case keeps',
    due,
    status: named === null ? status : 'verified',
    compartmentId: mainCompartmentOf(caseId),
  };
}

const isAnswered = (value: StepFact | undefined): boolean => typeof value === 'string' && value.trim() !== '';
