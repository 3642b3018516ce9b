import { mainCompartmentOf } from '#domain/case-file';
import { Failure } from '#domain/failure';

/**
 * The compartment that a record resting on these belongs to: `main` where all lie there, else the one other. Records of
 * two other compartments are not joined here; that needs a compartment whose members read both.
 */
export function ownCompartmentOf(caseId: string, compartmentIds: readonly string[]): string {
  const main = mainCompartmentOf(caseId);
  const others = [...new Set(compartmentIds)].filter((id) => id !== main);
  if (others.length > 1)
    throw new Failure(
      'LL-TWO-COMPARTMENTS',
      'These lie in two compartments, and a record belongs to one.',
      'Open a compartment whose members read both, and bring the documents there.',
    );
  return others[0] ?? main;
}
