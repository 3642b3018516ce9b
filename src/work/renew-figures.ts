import type { JobKind } from './job-kind.ts';
import type { PlannerFigures } from './planner-figures.ts';

/** When a program starts and each minute: has the planner's figures renewed where much changed since. */
export const renewFigures = (figures: PlannerFigures): JobKind => ({
  name: 'renew-figures',
  eachMinute: true,
  run: async () => figures.catchUp(),
});
