import { tripwireFields, type Answerer, type TripwireField } from '#domain/tripwire';
import type { TripwireRule } from './api/board.ts';

/** A rule as it is being made: words are lists parted by commas, as they are typed. */
export type TripwireDraft = {
  readonly title: string;
  readonly words: Readonly<Record<TripwireField, string>>;
  readonly personAtRisk: boolean;
  readonly atLeast: number;
  readonly withinDays: number;
  readonly same: TripwireField | '';
  readonly by: Answerer;
  readonly withinMinutes: number;
  readonly escalateTo: Answerer;
};

export const emptyDraft: TripwireDraft = Object.freeze({
  title: '',
  words: Object.freeze({ kind: '', place: '', sector: '', vector: '', threatKind: '' }),
  personAtRisk: false,
  atLeast: 1,
  withinDays: 30,
  same: '',
  by: 'duty officer',
  withinMinutes: 60,
  escalateTo: 'case owner',
});

export const fieldLabels: Readonly<Record<TripwireField, string>> = {
  kind: 'What happens',
  place: 'Place',
  sector: 'Sector',
  vector: 'Vector',
  threatKind: 'Kind of threat',
};

const listOf = (typed: string): string[] =>
  typed
    .split(',')
    .map((one) => one.trim())
    .filter((one) => one !== '');

/** The rule that a draft comes to; one that counts to one is crossed by every single happening. */
export function ruleOf(draft: TripwireDraft): TripwireRule {
  const tests = tripwireFields.flatMap((field) => {
    const oneOf = listOf(draft.words[field]);
    return oneOf.length === 0 ? [] : [{ field, oneOf }];
  });
  return {
    when: [...tests, ...(draft.personAtRisk ? [{ field: 'personAtRisk' as const, is: true }] : [])],
    count:
      draft.atLeast < 2
        ? null
        : { atLeast: draft.atLeast, withinDays: draft.withinDays, same: draft.same === '' ? null : draft.same },
    answer: { by: draft.by, withinMinutes: draft.withinMinutes, escalateTo: draft.escalateTo },
  };
}

/** A rule in one sentence. */
export function ruleText({ when, count, answer }: TripwireRule): string {
  const tests = when.map((test) =>
    test.field === 'personAtRisk'
      ? `somebody ${test.is ? 'is' : 'is not'} at risk`
      : test.field === 'time'
        ? `it happens ${test.from === null ? '' : `from ${test.from.slice(0, 10)}`} ${test.before === null ? '' : `before ${test.before.slice(0, 10)}`}`.trim()
        : `${fieldLabels[test.field].toLowerCase()} is ${test.oneOf.join(' or ')}`,
  );
  const often =
    count === null
      ? 'each time'
      : `${count.atLeast} times within ${count.withinDays} days${count.same === null ? '' : ` with the same ${fieldLabels[count.same].toLowerCase()}`}`;
  return `Where ${tests.join(' and ') || 'anything happens'}, ${often}: ${answer.by} within ${answer.withinMinutes} minutes, else ${answer.escalateTo}.`;
}
