import type { JobKind } from './job-kind.ts';
import type { PlannerFigures } from './planner-figures.ts';

/** Each minute: has the planner's figures renewed where more came in since than they know of. */
export const renewFigures = (figures: PlannerFigures): JobKind => ({
  name: 'renew-figures',
  eachMinute: true,
  run: async () => figures.whenQuiet(),
});
