import type { Deadline, DeadlineKind } from '#domain/deadline';
import { eventTimeText } from '#domain/event-time-text';

/** A step as it is planned, ISO 8601 with zone. */
export type PlannedStep = { readonly title: string; readonly begins: string; readonly ends: string };

export type MissedDeadline = {
  readonly deadline: Deadline;
  /** `passed`: it is over before the step begins; `during`: it falls while the step goes on. */
  readonly how: 'passed' | 'during';
  readonly words: string;
  readonly next: string;
};

const nextFor: Readonly<Record<DeadlineKind, string>> = {
  custody: 'Charge, release or have it extended before then.',
  authority: 'Have it renewed before then, or end the step earlier.',
  retention: 'Review what is kept before then; nothing is erased by a clock.',
  review: 'Hold the review before the step.',
  reply: 'Wait for the answer, or note why the step does not.',
  warning: 'Give the warning now; nothing holds it.',
};

/** Deadlines that are over before a step has ended, the earliest first. One that cannot be read counts as missed. */
export function missedBy({ title, begins, ends }: PlannedStep, deadlines: readonly Deadline[]): MissedDeadline[] {
  const [start, end] = [Date.parse(begins), Date.parse(ends)];
  return deadlines
    .filter(({ due }) => !(Date.parse(due) >= end))
    .toSorted((a, b) => (Date.parse(a.due) || 0) - (Date.parse(b.due) || 0))
    .map((deadline) => {
      const how = Date.parse(deadline.due) >= start ? 'during' : 'passed';
      const due = `${deadline.title} is due ${eventTimeText(deadline.due)}`;
      const words = how === 'during' ? `${due}, while “${title}” goes on.` : `${due}, before “${title}” begins.`;
      return { deadline, how, words, next: nextFor[deadline.kind] };
    });
}
