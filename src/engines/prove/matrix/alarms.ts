import type { Doctrine } from '#domain/doctrine';
import { eventTimeText } from '#domain/event-time-text';
import type { ProofFact } from '#domain/proof-fact';
import { exhibitChain } from '../exhibits/exhibit-chain.ts';
import { evidentialDue } from './evidential-due.ts';
import { type Cell, type Matrix, matrixAsOf, type MatrixRow } from './matrix.ts';
import { rowKey } from './row-key.ts';
import { isPeriod } from './periods.ts';
import { inOrder, proofFileAsOf } from './proof-file.ts';

export const alarmKinds = [
  'one uncommitted witness',
  'ruling changed an element',
  'evidential stage due again',
  'offence not in force',
  'request overdue',
  'exhibit chain',
  'look at this',
  'dates out of order',
] as const;

export type Alarm = {
  readonly kind: (typeof alarmKinds)[number];
  /** The cell, row, exhibit or request that it is about. */
  readonly about: string;
  /** Whoever it names as a suspect, beside whom answer and status have to stand. */
  readonly suspectId: string | null;
  readonly words: string;
  readonly next: string;
};

const place = ({ standing, offence }: MatrixRow, cell: Cell): string =>
  `${standing.name}, ${offence.short}, ${cell.title}`;

function cellAlarms(row: MatrixRow, cell: Cell): Alarm[] {
  const about = cell.key;
  const { suspectId } = row;
  const loose = cell.items.filter(({ standing, bearing }) => standing === 'uncommitted' && bearing === 'supports');
  const names = [...new Set(loose.map(({ witness }) => witness?.name ?? ''))];
  const alarms: Alarm[] = [];
  if (cell.state === 'thin' && names.length === 1)
    alarms.push({
      kind: 'one uncommitted witness',
      about,
      suspectId,
      words: `${place(row, cell)}: it rests on ${names[0]} alone, who has not committed to it.`,
      next: 'Ask the witness in writing, with a day for the answer, or find another route.',
    });
  const stale = cell.items.filter(({ why }) => why.some((one) => one.endsWith('judge it again')));
  const isNew = cell.items.length === 0 && cell.ruling !== null && cell.ruling.date > row.chosen;
  if (cell.ruling !== null && (stale.length > 0 || isNew))
    alarms.push({
      kind: 'ruling changed an element',
      about,
      suspectId,
      words: `${place(row, cell)}: ${cell.ruling.name} of ${eventTimeText(cell.ruling.date)} changed what must be shown; ${isNew ? 'nothing has been judged against it' : `${stale.length} of its items were judged before it`}.`,
      next: isNew
        ? 'Ask whoever could fill it, with a day for the answer.'
        : 'Judge them again against the new wording.',
    });
  for (const request of cell.requests.filter(({ isOverdue }) => isOverdue))
    alarms.push({
      kind: 'request overdue',
      about: request.id,
      suspectId,
      words: `${request.to} was asked on ${eventTimeText(request.made)} for an answer by ${eventTimeText(request.replyBy)}: none for ${request.ageDays} days.`,
      next: 'Ask again or go higher, and tell whoever decides on the charge.',
    });
  for (const flag of cell.flags)
    alarms.push({
      kind: 'look at this',
      about,
      suspectId,
      words: `${place(row, cell)}: ${flag}.`,
      next: 'Tell the reviewing lawyer.',
    });
  return alarms;
}

function dueAlarms(doctrine: Doctrine, facts: readonly ProofFact[], row: MatrixRow, on: string): Alarm[] {
  const due = evidentialDue(doctrine, facts, row, on);
  if (due === null) return [];
  const words = `${row.standing.name}, ${row.offence.short}: decided on ${eventTimeText(due.decided)}; since then ${due.reasons.join(', ')}.`;
  const about = rowKey(row.suspectId, row.offenceId);
  const { suspectId } = row;
  return [{ kind: 'evidential stage due again', about, suspectId, words, next: 'Take the evidential stage again.' }];
}

/** Facts whose own days contradict each other, in words. */
function disorder(facts: readonly ProofFact[], on: string): Alarm[] {
  const known = inOrder(facts).filter((fact) => fact.on <= on);
  const say = (about: string, words: string): Alarm => ({
    kind: 'dates out of order',
    about,
    suspectId: null,
    words,
    next: 'Check the dates against the record.',
  });
  return known.flatMap((fact): Alarm[] => {
    if (fact.kind === 'witness position' && fact.since > fact.on)
      return [
        say(fact.witnessId, `A position of ${eventTimeText(fact.since)} is recorded on ${eventTimeText(fact.on)}.`),
      ];
    if (fact.kind === 'request made' && fact.replyBy < fact.on)
      return [
        say(
          fact.requestId,
          `An answer is asked for by ${eventTimeText(fact.replyBy)}, before the request of ${eventTimeText(fact.on)}.`,
        ),
      ];
    if (fact.kind === 'item recorded' && fact.item.covers !== null && !isPeriod(fact.item.covers))
      return [say(fact.item.id, `${fact.item.title} covers dates that are out of order.`)];
    if (fact.kind === 'request answered') {
      const made = facts.find((one) => one.kind === 'request made' && one.requestId === fact.requestId);
      if (made === undefined || made.on > fact.on)
        return [say(fact.requestId, `An answer of ${eventTimeText(fact.on)} belongs to no request made by then.`)];
    }
    return [];
  });
}

/** What somebody should be told on this day. The matrix may be handed over where it was made already. */
export function alarmsOn(
  doctrine: Doctrine,
  facts: readonly ProofFact[],
  on: string,
  matrix: Matrix = matrixAsOf(doctrine, facts, on),
): Alarm[] {
  const { movements } = proofFileAsOf(facts, on);
  return [
    ...matrix.rows.flatMap((row): Alarm[] => [
      ...(row.inForce.next === null
        ? []
        : [
            {
              kind: 'offence not in force' as const,
              about: rowKey(row.suspectId, row.offenceId),
              suspectId: row.suspectId,
              words: row.inForce.words,
              next: row.inForce.next,
            },
          ]),
      ...row.cells.flatMap((cell) => cellAlarms(row, cell)),
      ...dueAlarms(doctrine, facts, row, on),
    ]),
    ...[...movements].flatMap(([exhibitId, moved]) =>
      exhibitChain(moved).faults.map(({ words }) => ({
        kind: 'exhibit chain' as const,
        about: exhibitId,
        suspectId: null,
        words: `Exhibit ${exhibitId}: ${words}`,
        next: 'Have whoever held it write down what happened; correct nothing in the log.',
      })),
    ),
    ...disorder(facts, on),
  ];
}
