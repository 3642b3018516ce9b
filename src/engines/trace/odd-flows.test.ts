import { describe, expect, it } from 'vitest';
import { createCaseFlows, type CaseLink } from './case-flows.ts';
import { answerCase } from './answer-case.ts';
import { buildFlowGraph, graphOf, newColumns, type FlowGraph } from './flow-graph.ts';
import { createFlowFileReader } from './flow-file.ts';
import { fourRoutes } from './four-routes.ts';
import { motifCounts } from './motifs.ts';
import { rankRoutes } from './rank-routes.ts';

const open = { after: -Infinity, before: Infinity, minWait: 0, maxWait: Infinity, mask: null };
const routes = (graph: FlowGraph, source = 0, target = 1) => fourRoutes(graph, { ...open, source, target });
const noRoutes = { earliest: null, latest: null, fastest: null, fewest: null };

const link = (
  linkId: string,
  from: string,
  to: string,
  time: string | null,
  more: Partial<CaseLink> = {},
): CaseLink => ({
  linkId,
  from,
  to,
  kind: 'report',
  time,
  arrives: null,
  item: null,
  fromSeq: 1,
  toSeq: null,
  order: 0,
  ...more,
});

const askRoutes = (links: readonly CaseLink[]) => {
  const flows = createCaseFlows();
  flows.add('main', links);
  return answerCase(flows, {
    op: 'routes',
    seen: [{ compartmentId: 'main', seq: 9 }],
    merged: [],
    from: 'a',
    to: 'd',
    ...open,
    rank: 'earliest',
    limit: 5,
  });
};

describe('odd flows', () => {
  it('of which there are none answer every question with nothing', () => {
    expect(routes(graphOf([], 2))).toEqual(noRoutes);
    expect(motifCounts(graphOf([], 0), 10).flat()).toEqual(Array(36).fill(0));
    expect(askRoutes([])).toMatchObject({ routes: [], lastReached: [], lastSenders: [], isWhole: true });
  });

  it('leave a node that has none alone', () => {
    const graph = graphOf([{ from: 0, to: 1, depart: 1, arrive: 2 }], 4);
    expect(routes(graph, 0, 3)).toEqual(noRoutes);
    expect(routes(graph, 3, 1)).toEqual(noRoutes);
  });

  it('from one to itself delay nobody and belong to no pattern', () => {
    const graph = graphOf(
      [
        { from: 0, to: 0, depart: 1, arrive: 9 },
        { from: 0, to: 1, depart: 2, arrive: 2 },
        { from: 1, to: 1, depart: 2, arrive: 2 },
        { from: 1, to: 2, depart: 3, arrive: 3 },
      ],
      3,
    );
    expect(routes(graph, 0, 2).earliest).toMatchObject({ flows: [1, 3], arrive: 3 });
    expect(motifCounts(graph, 10).flat()).toEqual(Array(36).fill(0));
  });

  it('given twice change no best route', () => {
    const flow = { from: 0, to: 1, depart: 4, arrive: 6 };
    const once = routes(graphOf([flow], 2));
    const twice = routes(graphOf([flow, flow, flow], 2));
    for (const kind of ['earliest', 'latest', 'fastest', 'fewest'] as const)
      expect(twice[kind]).toMatchObject({ depart: once[kind]!.depart, arrive: once[kind]!.arrive });
  });

  it('a million between two in one moment are one hop', () => {
    const count = 1_000_000;
    const columns = newColumns(count, true);
    columns.to.fill(1);
    columns.depart.fill(5);
    columns.arrive.fill(5);
    columns.from[count - 1] = 1;
    columns.to[count - 1] = 2;
    const graph = buildFlowGraph(columns, count, 3);
    expect(routes(graph, 0, 2)).toMatchObject({
      earliest: { arrive: 5 },
      latest: { depart: 5 },
      fewest: { arrive: 5 },
    });
    const ranked = rankRoutes(graph, {
      ...open,
      source: 0,
      target: 2,
      rank: 'earliest',
      limit: 3,
      mostHops: 5,
      budget: 10_000_000,
    });
    expect(ranked.routes[0]!.flows).toHaveLength(2);
  });

  it('of a case that end before they begin or have no date are counted, not used', () => {
    const answer = askRoutes([
      link('1', 'a', 'd', '2022-05-02', { arrives: '2022-05-01' }),
      link('2', 'a', 'd', null),
      link('3', 'a', 'd', 'some day'),
    ]);
    expect(answer).toMatchObject({ routes: [], undated: { count: 3 } });
  });

  it('without a way say who is reached last and who could last have sent', () => {
    const answer = askRoutes([
      link('1', 'a', 'b', '2022-05-02'),
      link('2', 'b', 'c', '2022-05-09'),
      link('3', 'c', 'd', '2022-05-05'),
    ]);
    if (answer.op !== 'routes') throw new Error('another answer');
    expect(answer.routes).toEqual([]);
    expect(answer.lastReached[0]!.entityId).toBe('c');
    expect(answer.lastSenders[0]!.entityId).toBe('c');
  });

  it('of a file whose times are beyond all numbers are named as bad', () => {
    const reader = createFlowFileReader();
    reader.push(new TextEncoder().encode('a b 1\na b 1e999\na b 1 1e999\n'));
    expect(reader.end()).toMatchObject({ bad: 2, graph: { flows: 1 } });
  });

  it('ended in a case are gone from merged views too', () => {
    const flows = createCaseFlows();
    flows.add('main', [link('1', 'a', 'b', '2022-05-02'), link('2', 'c', 'd', '2022-05-03')]);
    const ask = () =>
      answerCase(flows, {
        op: 'routes',
        seen: [{ compartmentId: 'main', seq: 9 }],
        merged: [['b', 'c']],
        from: 'a',
        to: 'd',
        ...open,
        rank: 'earliest',
        limit: 5,
      });
    expect(ask()).toMatchObject({ routes: [{}] });
    flows.end([{ linkId: '2', toSeq: 5 }]);
    expect(ask()).toMatchObject({ routes: [] });
  });
});
