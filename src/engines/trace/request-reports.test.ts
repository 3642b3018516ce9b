import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { requestReports, type TopicFlow } from './request-reports.ts';

const request = (at: number, topic = 1): TopicFlow => ({ from: 0, to: 1, topic, at });
const report = (at: number, topic = 1): TopicFlow => ({ from: 1, to: 0, topic, at });
const ask = (requests: TopicFlow[], reports: TopicFlow[], within = 10, shuffles = 0, seed = 1) =>
  requestReports({ requests, reports, within, shuffles, seed });

describe('requests followed by reports', () => {
  it('pair a report with the latest request on its topic before it, each request once', () => {
    const { pairs } = ask([request(1), request(3), request(4, 2)], [report(2), report(5), report(6), report(20)]);
    expect(pairs).toEqual([
      { request: 0, report: 0 },
      { request: 1, report: 1 },
    ]);
  });

  it('lead back to whoever asked, within the time, and never before the request', () => {
    expect(ask([request(1)], [{ from: 2, to: 0, topic: 1, at: 2 }]).pairs).toEqual([]);
    expect(ask([request(1)], [report(12)]).pairs).toEqual([]);
    expect(ask([request(1)], [report(1)]).pairs).toEqual([]);
    expect(ask([request(1, -1)], [report(2, 7)]).pairs).toHaveLength(1);
  });

  it('are rare by chance where every report follows its own request', () => {
    const topics = Array.from({ length: 12 }, (_, k) => k);
    const requests = topics.map((k) => request(k * 30, k));
    const reports = topics.map((k) => report(k * 30 + 5, k));
    const { pairs, byChance } = ask(requests, reports, 14, 500);
    expect(pairs).toHaveLength(12);
    expect(byChance!.mean).toBeLessThan(3);
    expect(byChance!.asMany).toBe(0);
  });

  it('come out the same for the same seed, and need no dates that differ', () => {
    const flow = fc.record({ from: fc.nat(2), to: fc.nat(2), topic: fc.integer({ min: -1, max: 2 }), at: fc.nat(50) });
    fc.assert(
      fc.property(fc.array(flow), fc.array(flow), fc.nat(), (requests, reports, seed) => {
        const one = ask(requests, reports, 10, 20, seed);
        expect(ask(requests, reports, 10, 20, seed)).toEqual(one);
        expect(new Set(one.pairs.map((pair) => pair.request)).size).toBe(one.pairs.length);
        expect(one.byChance!.asMany).toBeLessThanOrEqual(20);
      }),
    );
  });
});
