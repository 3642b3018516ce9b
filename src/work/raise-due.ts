import { raiseDue } from '#server/commands/raise-due';
import { placesToLook } from '#store/lane-watch';
import type { JobKind } from './job-kind.ts';
import type { ReadingDeps } from './reading-deps.ts';

/** So many compartments a minute at most; the others are looked at in the next. */
const most = 500;

/**
 * Each minute: puts on record what nobody did in time, where something was put on record since it looked last or comes
 * due. One compartment that cannot be looked at holds up none of the others, and is looked at again.
 */
export const raiseWhatIsDue = (deps: ReadingDeps): JobKind => ({
  name: 'raise-due',
  eachMinute: true,
  async run({ signal }) {
    const { doctrine } = deps;
    if (doctrine === undefined) return;
    for (const place of await placesToLook(deps.store.db, deps.clock(), most)) {
      if (signal.aborted) return;
      try {
        await raiseDue({ ...deps, doctrine }, place);
      } catch (fault) {
        const error = fault instanceof Error ? fault.name : typeof fault;
        deps.log({ level: 'error', event: 'what is due was not looked at', case: place.caseId, error });
      }
    }
  },
});
