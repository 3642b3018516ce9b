import type { Deadline, DeadlineKind } from '#domain/deadline';
import type { DoctrineStatus } from '#domain/sourced';
import type { StepFact } from '#domain/machine';
import { dueAfter } from '#engines/prove/deadlines/due-after';
import type { LaneFile } from './lane-file.ts';
import type { StandingThing } from './standing-thing.ts';

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

/** What is due in a case, the earliest first: authorities, custody, reviews, answers and warnings. */
export function laneDeadlines(file: LaneFile): PlacedDeadline[] {
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
    if (state !== 'reviewed') add(`${id} review`, 'review', `Review: ${row.title}`, timeOf(fields['reviewDue']));
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
  return all.toSorted((a, b) => (a.due < b.due ? -1 : a.due > b.due ? 1 : 0));
}

const isAnswered = (value: StepFact | undefined): boolean => typeof value === 'string' && value.trim() !== '';
