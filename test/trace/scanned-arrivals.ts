import type { Times } from '#engines/trace/arrival-search';
import type { ArrivalQuestion } from '#engines/trace/earliest-arrival';
import type { FlowGraph } from '#engines/trace/flow-graph';
import { scanArrivals } from '#engines/trace/scan-arrivals';

const short = 2 ** 30;

/** First arrivals by going through every flow, over the times as they are or cut to 32 bits; what nothing reaches is Infinity. */
export function scannedArrivals(graph: FlowGraph, question: ArrivalQuestion, isShort: boolean): number[] {
  const cut = (times: Float64Array): Times => (isShort ? Int32Array.from(times) : times);
  const before = isShort ? Math.min(question.before, short - 1) : question.before;
  const none = isShort ? before + 1 : Infinity;
  const first = cut(new Float64Array(graph.nodes).fill(none));
  first[question.source] = isShort ? -short : -Infinity;
  const by = new Int32Array(graph.nodes).fill(-1);
  const [depart, arrive] = [cut(graph.depart), cut(graph.arrive)];
  const start = graph.depart.subarray(0, graph.sorted).findIndex((at) => at >= question.after);
  scanArrivals({ ...question, graph, depart, arrive, first, by, before }, start < 0 ? graph.sorted : start);
  return Array.from(first, (at, v) => (v === question.source ? -Infinity : by[v]! < 0 ? Infinity : at));
}
