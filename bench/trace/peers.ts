// First arrivals beside what else one would pick: graphology, and networkx and igraph where a Python has them.
//
//   node --max-old-space-size=8192 dist/bench/trace/peers.js [--python PYTHON] [--small]
//
// None of them keeps the order of time, so each does what its users do: a label-setting search over its own multigraph
// (graphology, networkx), or a search over a graph of moments (igraph). All must reach as many as we do.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { MultiDirectedGraph } from 'graphology';
import { earliestArrivals } from '#engines/trace/earliest-arrival';
import type { FlowGraph } from '#engines/trace/flow-graph';
import { createLeastHeap } from '#engines/trace/least-heap';
import { madeGraph } from './made-flows.ts';

const { values } = parseArgs({ options: { python: { type: 'string' }, small: { type: 'boolean', default: false } } });
const [nodes, flows] = values.small ? [10_000, 200_000] : [100_000, 2_000_000];
const sources = [0, 997, 1994];
const graph = madeGraph(nodes, flows);
const say = (text: string) => process.stdout.write(`  ${text}\n`);

function oursOn(source: number): number {
  const { arrive } = earliestArrivals(graph, {
    source,
    target: -1,
    after: -Infinity,
    before: Infinity,
    minWait: 0,
    mask: null,
  });
  return arrive.reduce((sum, at) => sum + (at === Infinity ? 0 : 1), 0);
}

function graphologyOn({ from, to, depart, arrive }: FlowGraph): MultiDirectedGraph {
  const peer = new MultiDirectedGraph();
  for (let v = 0; v < nodes; v++) peer.addNode(v);
  for (let e = 0; e < flows; e++) peer.addDirectedEdge(from[e], to[e], { depart: depart[e], arrive: arrive[e] });
  return peer;
}

function searchGraphology(peer: MultiDirectedGraph, source: number): number {
  const first = new Map([[String(source), -Infinity]]);
  const done = new Set<string>();
  const at: number[] = [-Infinity];
  const of: string[] = [String(source)];
  const heap = createLeastHeap((a, b) => at[a]! < at[b]!);
  heap.push(0);
  for (let top = heap.pop(); top !== undefined; top = heap.pop()) {
    const node = of[top]!;
    if (done.has(node)) continue;
    done.add(node);
    const ready = first.get(node)!;
    peer.forEachOutEdge(node, (_edge, { depart, arrive }, _source, other) => {
      if (depart < ready || arrive >= (first.get(other) ?? Infinity)) return;
      first.set(other, arrive as number);
      of.push(other);
      heap.push(at.push(arrive as number) - 1);
    });
  }
  return first.size;
}

for (let warm = 0; warm < 10; warm++) oursOn(warm);
let began = performance.now();
const reached = sources.map(oursOn);
const ours = (performance.now() - began) / sources.length;
say(`ours: ${ours.toFixed(1)} ms a source, ${flows.toLocaleString('en')} flows`);
const compare = (what: string, ms: number, count: number | null) => {
  const isSame = count === null || count === reached.at(-1);
  if (!isSame) process.exitCode = 1;
  const ratio = count === null ? '' : `, ${Math.round(ms / ours)} times ours${isSame ? '' : ', DIFFERS'}`;
  say(`${what}: ${ms < 100 ? ms.toFixed(1) : Math.round(ms)} ms${ratio}`);
};
{
  began = performance.now();
  const peer = graphologyOn(graph);
  compare('graphology: load', performance.now() - began, null);
  began = performance.now();
  const counts = sources.map((source) => searchGraphology(peer, source));
  compare('graphology: first arrivals', (performance.now() - began) / sources.length, counts.at(-1)!);
}
if (values.python === undefined) say('networkx and igraph left out: no --python');
else {
  const folder = mkdtempSync(join(tmpdir(), 'lamplighter-bench-'));
  try {
    const path = join(folder, 'flows.bin');
    const bytes = (column: Int32Array | Float64Array) => new Uint8Array(column.slice(0, flows).buffer);
    writeFileSync(path, Buffer.concat([graph.from, graph.to, graph.depart, graph.arrive].map(bytes)));
    const script = 'bench/trace/trace_peers.py';
    const args = [script, path, String(nodes), String(flows), sources.join(',')];
    const { status, stdout, stderr } = spawnSync(values.python, args, { encoding: 'utf8', maxBuffer: 1 << 24 });
    if (status !== 0) say(`networkx and igraph left out: ${stderr?.trim().split('\n').at(-1) ?? 'no such Python'}`);
    else
      for (const line of stdout.trim().split('\n')) {
        const {
          what,
          ms,
          reached: count,
        } = JSON.parse(line) as {
          what: string;
          ms: number | null;
          reached: number | null;
        };
        if (ms === null) say(what);
        else compare(what, ms, count);
      }
  } finally {
    rmSync(folder, { recursive: true });
  }
}
