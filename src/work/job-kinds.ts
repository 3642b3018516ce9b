import type { JobKind } from './job-kind.ts';
import { bringOnIndexes } from './bring-on-indexes.ts';
import { createPlannerFigures } from './planner-figures.ts';
import { raiseWhatIsDue } from './raise-due.ts';
import { readDocuments } from './read-documents.ts';
import type { ReadingDeps } from './reading-deps.ts';
import { renewFigures } from './renew-figures.ts';

/** Every kind of job there is; a new one goes in here (docs/architecture.md, How to add a job). */
export function jobKinds(deps: ReadingDeps): readonly JobKind[] {
  const figures = createPlannerFigures(deps);
  const indexes = bringOnIndexes(deps);
  return [readDocuments(deps, figures, indexes), renewFigures(figures), indexes, raiseWhatIsDue(deps)];
}
