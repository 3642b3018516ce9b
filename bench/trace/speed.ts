// First arrivals, fastest routes, appending and populations of origin on made flows, beside a naive scan of the columns.
//
//   node dist/bench/trace/speed.js [--small]
//
// Reach: first arrivals with predecessors and under a reader's mask at 100,000 nodes and 2,000,000 flows in 8 ms a
// source, at 1,000,000 and 10,000,000 in 60 ms; the fastest route at 2,000,000 in 250 ms; one flow more in 1 ms; the
// population of origin over 5,000,000 access events in 100 ms. `--small` takes a tenth of all.
import { parseArgs } from 'node:util';
import { earliestArrivals } from '#engines/trace/earliest-arrival';
import { appendFlow, type FlowGraph } from '#engines/trace/flow-graph';
import { fourRoutes, type RouteKind } from '#engines/trace/four-routes';
import { originPopulation } from '#engines/trace/origin-population';
import { seededRandom } from '../seeded-random.ts';
import { madeGraph, readersMask } from './made-flows.ts';
import { report, timed } from './timed.ts';

const { values } = parseArgs({ options: { small: { type: 'boolean', default: false } } });
const scale = values.small ? 0.1 : 1;
const open = { after: -Infinity, before: Infinity, minWait: 0 };
const count = (n: number) => n.toLocaleString('en');

/** The plainest way to first arrivals over columns sorted by departure: no predecessors, no mask. */
function naiveScan({ from, to, depart, arrive, flows, nodes }: FlowGraph, source: number): Float64Array {
  const first = new Float64Array(nodes).fill(Infinity);
  first[source] = -Infinity;
  for (let e = 0; e < flows; e++)
    if (first[from[e]!]! <= depart[e]! && arrive[e]! < first[to[e]!]!) first[to[e]!] = arrive[e]!;
  return first;
}

function arrivals(nodes: number, flows: number, reach: number): FlowGraph {
  const graph = madeGraph(nodes, flows);
  process.stdout.write(`${count(nodes)} nodes, ${count(flows)} flows\n`);
  const sourceOf = (n: number) => (n * 997) % nodes;
  const times = flows > 5e6 ? 11 : 31;
  const ask = (source: number, mask: Int32Array | null) =>
    earliestArrivals(graph, { ...open, source, target: -1, mask });
  const naive = timed(times, (n) => naiveScan(graph, sourceOf(n)));
  const beside = (own: { middle: number }) => `; ${(own.middle / naive.middle).toFixed(2)} of the naive scan`;
  report('naive scan, times only', naive, null);
  const plain = timed(times, (n) => ask(sourceOf(n), null));
  report('first arrivals with predecessors', plain, reach, beside(plain));
  const masked = timed(times, (n) => ask(sourceOf(n), readersMask));
  report("the same under a reader's mask", masked, reach, beside(masked));
  const expected = naiveScan(graph, 7);
  if (ask(7, null).arrive.some((at, v) => at !== expected[v]))
    throw new Error('first arrivals differ from those of the naive scan');
  return graph;
}

const graph = arrivals(100_000 * scale, 2_000_000 * scale, 8);
for (const kind of ['fastest', 'latest', 'fewest'] satisfies RouteKind[]) {
  const { nodes } = graph;
  const ask = (n: number) =>
    fourRoutes(graph, { ...open, source: n % nodes, target: (n + 5) % nodes, maxWait: Infinity, mask: readersMask }, [
      kind,
    ]);
  report(kind, timed(7, ask), kind === 'fastest' ? 250 : null);
}
report(
  'one flow more',
  timed(200, (n) => appendFlow(graph, { from: n, to: n + 1, depart: 5 * n, arrive: 5 * n + 3 })),
  1,
);
const late = timed(31, (n) => earliestArrivals(graph, { ...open, source: n * 997, target: -1, mask: readersMask }));
report('first arrivals with those beside the sorted ones', late, null);

{
  const [nodes, events] = [100_000 * scale, 5_000_000 * scale];
  const flows = madeGraph(nodes, 2_000_000 * scale);
  const random = seededRandom(3);
  const access = { count: events, node: new Int32Array(events), first: new Float64Array(events) };
  for (let k = 0; k < events; k++) {
    access.node[k] = Math.floor(random() * nodes);
    access.first[k] = random() < 0.01 ? NaN : Math.floor(random() * flows.flows * 5);
  }
  const ask = (n: number) =>
    originPopulation(flows, {
      access: { ...access, last: access.first },
      place: n,
      by: flows.flows * 2.5,
      mask: readersMask,
      budget: Infinity,
    });
  process.stdout.write(`${count(events)} access events on ${count(flows.flows)} flows\n`);
  report('population of origin, with who still had a way', timed(11, ask), 100);
}

arrivals(1_000_000 * scale, 10_000_000 * scale, 60);
