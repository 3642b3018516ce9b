import { createCaseFlows, type CaseFlows } from '#engines/trace/case-flows';
import { caseLinksOf } from '#engines/trace/case-link-rows';
import { answerCase } from '#engines/trace/answer-case';
import type { CaseAnswer, CaseQuestion } from '#engines/trace/case-questions';

/** The flows of a case as they were begun at one time: what was taken up under another number is another matter. */
type OfCase = { readonly caseId: string; readonly epoch: number };

/** What a trace is put together from and asked; each is done in order. */
export type FlowTask = OfCase &
  (
    | { readonly does: 'begin' }
    | { readonly does: 'add'; readonly compartmentId: string; readonly bytes: Uint8Array; readonly texts: string }
    | { readonly does: 'end'; readonly links: readonly { readonly linkId: string; readonly toSeq: number }[] }
    | { readonly does: 'ask'; readonly question: CaseQuestion }
  );

/** Where the flows of cases lie: a thread of its own in the program, this one in tests. */
export type FlowDesk = {
  /**
   * Null but for a question. 'lost' where this case is not held under this number: its thread ended, or others needed
   * the room. Rejects with LL-TRACE-LIMIT or LL-TRACE-ENDED where this very task was too much or died, and with the
   * signal's reason where that was given: then the computation has an end as well.
   */
  run(task: FlowTask, signal?: AbortSignal): Promise<CaseAnswer | null | 'lost'>;
  close(): Promise<void>;
};

/** Links of all cases that are kept together; of cases beyond that, those asked longest ago are dropped. */
const mostLinks = 8_000_000;

/** The desk itself, run where it is called. `pulse` is called between steps of a search, and what it throws ends that. */
export function createFlowWork(): (task: FlowTask, pulse?: () => void) => CaseAnswer | null | 'lost' {
  const cases = new Map<string, { readonly epoch: number; readonly flows: CaseFlows }>();
  const held = ({ caseId, epoch }: OfCase): CaseFlows | null => {
    const found = cases.get(caseId);
    if (found === undefined || found.epoch !== epoch) return null;
    // Whoever is asked last stands last.
    cases.delete(caseId);
    cases.set(caseId, found);
    return found.flows;
  };
  const makeRoom = () => {
    let sum = [...cases.values()].reduce((all, one) => all + one.flows.size(), 0);
    for (const [caseId, { flows }] of cases) {
      if (sum <= mostLinks || cases.size === 1) return;
      cases.delete(caseId);
      sum -= flows.size();
    }
  };
  return (task, pulse) => {
    const { caseId, epoch } = task;
    if (task.does === 'begin') {
      cases.delete(caseId);
      cases.set(caseId, { epoch, flows: createCaseFlows() });
      return null;
    }
    const flows = held(task);
    if (flows === null) return 'lost';
    if (task.does === 'ask') return answerCase(flows, task.question, pulse);
    try {
      if (task.does === 'end') flows.end(task.links);
      else flows.add(task.compartmentId, caseLinksOf(task.bytes, task.texts));
    } catch (error) {
      // Nothing is answered from flows of which some are missing.
      cases.delete(task.caseId);
      throw error;
    }
    makeRoom();
    return null;
  };
}

/** A desk in this thread; for tests and commands that serve nobody else meanwhile. */
export function createFlowDesk(): FlowDesk {
  const work = createFlowWork();
  return { run: async (task) => work(task), close: async () => undefined };
}
