import type { Answer, Of } from './case-questions.ts';
import type { View } from './case-view.ts';
import { isVisible } from './flow-mask.ts';
import { requestReports } from './request-reports.ts';

/** Pairs that are named; the rest are counted. */
const mostPairs = 500;

const requestKind = 0;
const reportKind = 1;

/** Requests that a report about the same followed, and how many would by chance. */
export function requestsAnswer(view: View, question: Of<'requests'>): Answer<'requests'> {
  const { flows, graph, mask, pulse } = view;
  const ends = { from: question.from, to: question.to };
  const [asker, asked] = [ends.from, ends.to].map((id) => (id === null ? null : view.nodeOf(id)));
  const topics = new Map<string, number>();
  const topicOf = (link: number): number => {
    const item = flows.itemOf(link)?.toLowerCase().replaceAll(/\s+/g, ' ').trim() ?? '';
    if (item === '') return -1;
    if (!topics.has(item)) topics.set(item, topics.size);
    return topics.get(item)!;
  };
  const of = (kind: number, from: number | null, to: number | null): number[] =>
    Array.from({ length: graph.flows }, (_, e) => e)
      .filter((e) => graph.kind[e] === kind && isVisible(graph, mask, e))
      .filter((e) => (from === null || graph.from[e] === from) && (to === null || graph.to[e] === to))
      .toSorted((a, b) => graph.depart[a]! - graph.depart[b]! || graph.tie[a]! - graph.tie[b]!);
  const requests = of(requestKind, asker!, asked!);
  const reports = of(reportKind, asked!, asker!);
  const topicFlow = (e: number) => ({
    from: graph.from[e]!,
    to: graph.to[e]!,
    topic: topicOf(graph.link[e]!),
    at: graph.depart[e]!,
  });
  const { within, shuffles, seed } = question;
  const { pairs, byChance } = requestReports({
    requests: requests.map(topicFlow),
    reports: reports.map(topicFlow),
    within,
    shuffles,
    seed,
    pulse,
  });
  return {
    op: 'requests',
    isWhole: true,
    count: pairs.length,
    pairs: pairs.slice(0, mostPairs).map(({ request, report }) => ({
      requestId: flows.linkIdOf(graph.link[requests[request]!]!),
      reportId: flows.linkIdOf(graph.link[reports[report]!]!),
      ms: graph.depart[reports[report]!]! - graph.depart[requests[request]!]!,
    })),
    requests: requests.length,
    reports: reports.length,
    byChance,
  };
}
