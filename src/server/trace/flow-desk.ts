import { createCaseFlows, type CaseFlows } from '#engines/trace/case-flows';
import { caseLinksOf } from '#engines/trace/case-link-rows';
import { answerCase, type CaseAnswer, type CaseQuestion } from '#engines/trace/case-questions';

/** What a trace is put together from and asked; each is answered in order. */
export type FlowTask =
  | {
      readonly does: 'add';
      readonly caseId: string;
      readonly compartmentId: string;
      readonly bytes: Uint8Array;
      readonly texts: string;
    }
  | {
      readonly does: 'end';
      readonly caseId: string;
      readonly links: readonly { readonly linkId: string; readonly toSeq: number }[];
    }
  | { readonly does: 'drop'; readonly caseId: string }
  | { readonly does: 'ask'; readonly caseId: string; readonly question: CaseQuestion };

/** Where the flows of cases lie: a thread of its own in the program, this one in tests. */
export type FlowDesk = {
  /** Null but for a question. Rejects where the thread ended or took too long. */
  run(task: FlowTask): Promise<CaseAnswer | null>;
  /** Grows whenever all that was taken up is lost, as when a thread ended. */
  readonly generation: () => number;
  close(): Promise<void>;
};

/** Links of all cases that are kept together; of cases beyond that, those asked longest ago are dropped. */
const mostLinks = 8_000_000;

/** The desk itself, run where it is called; `onDropped` hears of cases that made room for others. */
export function createFlowWork(onDropped: (caseId: string) => void): (task: FlowTask) => CaseAnswer | null {
  const cases = new Map<string, CaseFlows>();
  const caseOf = (caseId: string): CaseFlows => {
    const flows = cases.get(caseId) ?? createCaseFlows();
    // Whoever is asked last stands last.
    cases.delete(caseId);
    cases.set(caseId, flows);
    return flows;
  };
  const makeRoom = () => {
    let sum = [...cases.values()].reduce((all, one) => all + one.size(), 0);
    for (const [caseId, flows] of cases) {
      if (sum <= mostLinks || cases.size === 1) return;
      cases.delete(caseId);
      onDropped(caseId);
      sum -= flows.size();
    }
  };
  return (task) => {
    if (task.does === 'drop') cases.delete(task.caseId);
    else if (task.does === 'end') caseOf(task.caseId).end(task.links);
    else if (task.does === 'add') {
      caseOf(task.caseId).add(task.compartmentId, caseLinksOf(task.bytes, task.texts));
      makeRoom();
    } else return answerCase(caseOf(task.caseId), task.question);
    return null;
  };
}

/** A desk in this thread; for tests and commands that serve nobody else meanwhile. */
export function createFlowDesk(): FlowDesk {
  let generation = 0;
  const work = createFlowWork(() => (generation += 1));
  return { run: async (task) => work(task), generation: () => generation, close: async () => undefined };
}
