import { originAnswer } from './answer-origin.ts';
import { reachAnswer } from './answer-reach.ts';
import { requestsAnswer } from './answer-requests.ts';
import { routesAnswer } from './answer-routes.ts';
import type { CaseFlows } from './case-flows.ts';
import type { CaseAnswer, CaseQuestion, UndatedAnswer } from './case-questions.ts';
import { isSeen, viewOf, type View } from './case-view.ts';

const mostUndated = 100;

function undatedOf({ flows, mask }: View): UndatedAnswer {
  const seen = flows.undated.filter((one) => isSeen(mask, one));
  const linkIds = seen.slice(0, mostUndated).map((one) => flows.linkIdOf(one.link));
  return { count: seen.length, linkIds };
}

/**
 * Answers one question; entities that no flow names are simply reached by nothing. `pulse` is called between steps, and
 * what it throws ends the search.
 */
export function answerCase(flows: CaseFlows, question: CaseQuestion, pulse: () => void = () => undefined): CaseAnswer {
  const view = viewOf(flows, question, pulse);
  const undated = undatedOf(view);
  switch (question.op) {
    case 'routes':
      return { undated, ...routesAnswer(view, question) };
    case 'reach':
      return { undated, ...reachAnswer(view, question) };
    case 'origin':
      return { undated, ...originAnswer(view, question) };
    case 'requests':
      return { undated, ...requestsAnswer(view, question) };
  }
}
