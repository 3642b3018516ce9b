import type { Answer, Limits, Of, ReachAnswer } from './case-questions.ts';
import { budget, type View } from './case-view.ts';
import { earliestArrivals } from './earliest-arrival.ts';
import { possibleArrivals, type PossibleArrivals } from './possible-arrivals.ts';
import { turnedFlows } from './reversed-flows.ts';

const mostNear = 5;

/** Whom somebody could have reached, or who could have reached them, first to last. */
export function reachAnswer(view: View, question: Of<'reach'>): Answer<'reach'> {
  const node = view.nodeOf(question.of);
  if (node < 0) return { op: 'reach', isWhole: true, reached: [], count: 0 };
  const { found, answers } = reachOf(view, question, node, question.direction);
  const last = answers[question.limit - 1];
  const reached = last === undefined ? answers : answers.filter((one, k) => k < question.limit || one.at === last.at);
  return { op: 'reach', isWhole: found.isWhole, reached, count: answers.length };
}

/** The last few that are reached from a start, or that could have sent to an end. */
export function near(view: View, limits: Limits, node: number, direction: 'from' | 'to'): ReachAnswer[] {
  if (node < 0) return [];
  const { answers } = reachOf(view, limits, node, direction);
  // From the start the last that is reached, to the end the last that could have sent.
  const last = direction === 'from' ? answers.toReversed() : answers;
  const tied = last[mostNear - 1];
  return tied === undefined ? last : last.filter((one, k) => k < mostNear || one.at === tied.at);
}

function reachOf(
  view: View,
  limits: Limits,
  node: number,
  direction: 'from' | 'to',
): { found: PossibleArrivals; answers: ReachAnswer[] } {
  const { graph, mask, flows, pulse } = view;
  const isFrom = direction === 'from';
  const turned = isFrom ? graph : turnedFlows(graph);
  const { minWait } = limits;
  const [after, before] = isFrom ? [limits.after, limits.before] : [-limits.before, -limits.after];
  const found = possibleArrivals(turned, { source: node, after, before, minWait, mask, budget, pulse });
  const sure = surely({ ...view, graph: turned }, { after, before, minWait }, node);
  const sign = isFrom ? 1 : -1;
  const answers: ReachAnswer[] = [];
  for (let v = 0; v < graph.nodes; v++) {
    if (v === node || !Number.isFinite(found.arrive[v]!)) continue;
    const certain = sure[v];
    const surelyAt = certain === undefined ? null : sign * certain;
    answers.push({ entityId: flows.entityOf(v), at: sign * found.arrive[v]!, surelyAt, hops: found.hops[v]! });
  }
  // Ties are settled by name, once names are known.
  answers.sort((a, b) => sign * (a.at - b.at));
  return { found, answers };
}

/** First arrivals by node that hold whatever the moments were; undefined where none does. */
export function surely(
  { graph, mask }: View,
  { after, before, minWait }: Limits,
  source: number,
): (number | undefined)[] {
  const certain = { ...graph, arrive: graph.arriveBy, byArrival: null };
  const { arrive } = earliestArrivals(certain, { source, target: -1, after, before, minWait, mask });
  return Array.from(arrive, (at) => (Number.isFinite(at) ? at : undefined));
}
