import type { Timeline, TimelineAsk, TimelineLane } from '#api/schemas/timeline';
import { entitySchemata } from '#domain/entity';
import { linkKinds } from '#domain/link';
import { kindIndex } from '#engines/chart/case-graph';
import {
  chooseLanes,
  contentOf,
  isDated,
  laneCounts,
  overviewOf,
  rangeOf,
  type DatedThings,
  type LaneContent,
} from '#engines/chart/timeline-lanes';
import { cutAt, type Cut } from '#store/cut';
import type { ScopedTransaction } from '#store/scope';
import type { ChartCache } from '../chart-cache.ts';
import { msOf } from '../presenters/instant.ts';
import type { ChartGraph } from './chart-graph.ts';
import { presentThings, type Presented } from './timeline-events.ts';
import { boundsOf, linkKindAt, nodesCalled, otherThings, type OtherThing, type Thing } from './timeline-things.ts';

const mostUndated = 200;

/** The timeline as one reader sees it at a cut; `seen` is what it shows, for the log of consultations. */
export async function timelineView(
  tx: ScopedTransaction,
  cut: Cut,
  charts: ChartCache,
  ask: TimelineAsk,
): Promise<{ timeline: Timeline; seen: Presented['seen'] }> {
  const chart = await charts.graph(tx, cut);
  const before = ask.since === null ? null : await charts.graph(tx, await cutAt(tx, msOf(ask.since)));
  const others = await otherThings(tx, cut);
  const nodeCalled = await nodesCalled(tx, cut, chart, others);
  const wanted = ask.entities.flatMap((id) => chart.nodeOf(id) ?? []);
  const lanes = laneNames(ask.lanesBy);
  const { things, list } = gather(chart, others, { ask, wanted, nodeCalled, lanes });
  const range = rangeOf(things);
  const first = ask.lanesBy === 'entity' ? wanted.map((node) => lanes.ofNode(node)) : [];
  const shown = chooseLanes(laneCounts(things), ask.lanes, first);
  const whole = range ?? { from: 0, to: 0 };
  const content = contentOf(things, shown, ask.window ?? whole, ask.most);
  const inLanes = [...content.lanes, content.rest];
  const picked = [...new Set(inLanes.flatMap((lane) => lane.things))].toSorted((a, b) => a - b);
  const dated = list.reduce((sum, _, i) => sum + (isDated(things, i) ? 1 : 0), 0);
  const undated = list.flatMap((_, i) => (isDated(things, i) ? [] : [i]));
  const asked = [...picked, ...undated.slice(0, mostUndated)].map((i) => list[i]!);
  const { events, seen, names } = await presentThings(tx, cut, {
    chart,
    before,
    since: msOf(ask.since ?? undefined),
    things: asked,
    lanes: shown.flatMap((lane) => lanes.nodeOf(lane) ?? []),
    nodeCalled,
  });
  const eventOf = new Map(picked.map((i, at) => [i, events[at]!.id]));
  const present = (one: LaneContent, about: Pick<TimelineLane, 'id' | 'label' | 'entity'>): TimelineLane => ({
    ...about,
    count: one.count,
    events: one.things.map((i) => eventOf.get(i)!),
    buckets: one.buckets.map((bucket) => ({ ...bucket })),
  });
  const { rest } = content;
  const folded = lanes.count() - shown.length;
  const timeline: Timeline = {
    range,
    lanes: [
      ...content.lanes.map((one) => present(one, aboutLane(chart, lanes, one.lane, names))),
      ...(rest.count === 0 ? [] : [present(rest, { id: 'rest', label: '', entity: null })]),
    ],
    folded: Math.max(0, folded),
    events: events.slice(0, picked.length),
    isWhole: picked.length === dated,
    bucketUnit: content.unit,
    overview: overviewOf(things),
    undated: { count: undated.length, events: events.slice(picked.length) },
    totals: { dated, inWindow: inWindow(things, ask.window ?? whole) },
    gone: goneSince(chart, before),
  };
  return { timeline, seen };
}

/** Numbers for lanes as they are met. */
function laneNames(by: TimelineAsk['lanesBy']) {
  const byKey = new Map<string, number>();
  const keys: { readonly node: number | null; readonly name: string }[] = [];
  const numbered = (key: string, node: number | null, name: string): number => {
    const known = byKey.get(key);
    if (known !== undefined) return known;
    byKey.set(key, keys.length);
    return keys.push({ node, name }) - 1;
  };
  return {
    by,
    ofNode: (node: number) => numbered(`node ${node}`, node, ''),
    ofName: (name: string) => numbered(`name ${name.toLocaleLowerCase()}`, null, name),
    ofKind: (kind: string) => numbered(`kind ${kind}`, null, kind),
    nodeOf: (lane: number) => keys[lane]!.node,
    nameOf: (lane: number) => keys[lane]!.name,
    count: () => keys.length,
  };
}
type LaneNames = ReturnType<typeof laneNames>;

type Gathering = {
  readonly ask: TimelineAsk;
  readonly wanted: readonly number[];
  readonly nodeCalled: (name: string) => number | null;
  readonly lanes: LaneNames;
};

/** All that the filter lets through, with its bounds and lanes. */
function gather(chart: ChartGraph, others: readonly OtherThing[], { ask, wanted, nodeCalled, lanes }: Gathering) {
  const { graph } = chart;
  const kinds = ask.kinds === null ? null : new Set<string>(ask.kinds);
  const links: boolean[] = linkKinds.map((kind) => kinds?.has(kind) ?? true);
  const nodes = new Set(wanted);
  // Asked only of ids that nobody knows: nothing is theirs.
  const isAll = ask.entities.length === 0;
  const list: Thing[] = [];
  const earliest: number[] = [];
  const latest: number[] = [];
  const laneAt: number[] = [0];
  const laneOf: number[] = [];
  const put = (thing: Thing, bounds: readonly [number, number], own: readonly number[]) => {
    list.push(thing);
    earliest.push(bounds[0]);
    latest.push(bounds[1]);
    laneOf.push(...new Set(own));
    laneAt.push(laneOf.length);
  };
  for (let i = 0; i < graph.from.length; i++) {
    const [from, to] = [graph.from[i]!, graph.to[i]!];
    if (!links[graph.kind[i]!] || !(isAll || nodes.has(from) || nodes.has(to))) continue;
    const own = lanes.by === 'kind' ? [lanes.ofKind(linkKindAt(chart, i))] : [lanes.ofNode(from), lanes.ofNode(to)];
    put({ link: i }, [graph.earliest[i]!, graph.latest[i]!], own);
  }
  for (const other of others) {
    const group = other.source === 'status' ? 'legal status' : kindIndex.has(other.kind) ? other.kind : 'happening';
    if (kinds !== null && !kinds.has(group)) continue;
    const found = other.names.map((name) => ({ name, node: nodeCalled(name) }));
    if (!isAll && !found.some(({ node }) => node !== null && nodes.has(node))) continue;
    const own =
      lanes.by === 'kind'
        ? [lanes.ofKind(other.source === 'status' ? 'legal status' : other.kind)]
        : found.map(({ name, node }) => (node === null ? lanes.ofName(name) : lanes.ofNode(node)));
    put({ other }, boundsOf(other.time), own);
  }
  const things: DatedThings = {
    earliest: Float64Array.from(earliest),
    latest: Float64Array.from(latest),
    laneAt: Int32Array.from(laneAt),
    laneOf: Int32Array.from(laneOf),
    lanes: lanes.count(),
  };
  return { things, list };
}

function aboutLane(
  chart: ChartGraph,
  lanes: LaneNames,
  lane: number,
  names: ReadonlyMap<number, string>,
): Pick<TimelineLane, 'id' | 'label' | 'entity'> {
  const node = lanes.nodeOf(lane);
  if (node === null)
    return {
      id: `${lanes.by === 'kind' ? 'kind' : 'name'}:${lanes.nameOf(lane)}`,
      label: lanes.nameOf(lane),
      entity: null,
    };
  const entityId = chart.idOf(node);
  const schema = entitySchemata[chart.graph.schema[node]!]!;
  return { id: entityId, label: names.get(node) ?? '', entity: { entityId, schema } };
}

function inWindow(things: DatedThings, window: { from: number; to: number }): number {
  let count = 0;
  for (let i = 0; i < things.earliest.length; i++)
    if (things.earliest[i]! < window.to && things.latest[i]! >= window.from) count += 1;
  return count;
}

function goneSince(now: ChartGraph, before: ChartGraph | null): number {
  let count = 0;
  for (let link = 0; link < (before?.graph.from.length ?? 0); link++)
    if (now.linkOf(before!.linkIdOf(link)) === undefined) count += 1;
  return count;
}
