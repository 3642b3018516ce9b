import type { StepFacts } from '#domain/machine';
import { faultsOf } from '#engines/prove/tripwires/crossings';
import { tripwireOf } from '../lanes/tripwire-of.ts';
import { invalid } from '../refusals.ts';

/** Refuses a rule that cannot go live, with everything that is wrong with it. */
export function checkTripwire(fields: StepFacts, title: string): void {
  const rule = tripwireOf('new', title, fields);
  if (rule === null) throw invalid('The rule is not one.', 'Make it from the fields that a rule may ask for.');
  const faults = faultsOf(rule);
  if (faults.length > 0) throw invalid(faults.join(' '), 'Mend the rule, then put it on record.');
}
