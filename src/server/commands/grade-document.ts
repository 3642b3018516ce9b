import type { InCompartment } from '../authorised.ts';
import type { ServerDeps } from '../deps.ts';
import { decideOnDocument, type DocumentDecision } from './decide-on-document.ts';
import { requireGrade, type AskedGrade } from './require-grade.ts';

/** Grades the report in hand; its claims carry this grade until they have one of their own. */
export async function gradeDocument(
  auth: InCompartment<'review'>,
  deps: Pick<ServerDeps, 'store'>,
  input: { documentId: string; expected: number; grade: AskedGrade | null },
): Promise<DocumentDecision> {
  const { documentId } = input;
  const grade = requireGrade(input.grade);
  return decideOnDocument(auth, deps, input, () => ({ kind: 'document.graded', documentId, grade }));
}
