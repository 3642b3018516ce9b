import type { StepCondition, StepFact, StepFacts } from '#domain/machine';

function isGiven(value: StepFact | undefined): boolean {
  if (value === undefined || value === null) return false;
  if (typeof value === 'string') return value.trim() !== '';
  return Array.isArray(value) ? value.some((one) => one.trim() !== '') : true;
}

/** Names to compare: without case or outer blanks, so that one person under two spellings of a login stays one. */
function namesOf(value: StepFact | undefined): string[] {
  const all = Array.isArray(value) ? value : [value];
  return all.filter(isGiven).map((one) => String(one).trim().toLowerCase());
}

/** UTC milliseconds; NaN for what is no time, and NaN is after nothing and before nothing. */
function timeOf(value: StepFact | undefined): number {
  return typeof value === 'string' ? Date.parse(value) : Number.NaN;
}

/** Whether the condition holds on these facts; only the facts' own names count, never what an object inherits. */
export function holds(condition: StepCondition, facts: StepFacts): boolean {
  const of = (name: string) => (Object.hasOwn(facts, name) ? facts[name] : undefined);
  switch (condition.test) {
    case 'given':
      return isGiven(of(condition.fact));
    case 'is':
      return of(condition.fact) === condition.value;
    case 'differs': {
      const [these, those] = [namesOf(of(condition.fact)), namesOf(of(condition.from))];
      return these.length > 0 && those.length > 0 && !these.some((name) => those.includes(name));
    }
    case 'not after':
      return timeOf(of(condition.fact)) <= timeOf(of(condition.than));
    case 'all':
      return condition.of.every((one) => holds(one, facts));
    case 'any':
      return condition.of.some((one) => holds(one, facts));
    case 'not':
      return !holds(condition.of, facts);
  }
}
