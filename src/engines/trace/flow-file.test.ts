import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createFlowFileReader, type FlowFile } from './flow-file.ts';

function read(text: string, cut = text.length): FlowFile {
  const reader = createFlowFileReader();
  const bytes = new TextEncoder().encode(text);
  for (let at = 0; at < bytes.length; at += Math.max(1, cut)) reader.push(bytes.subarray(at, at + Math.max(1, cut)));
  return reader.end();
}

const flowsOf = ({ graph, names }: FlowFile) =>
  Array.from({ length: graph.flows }, (_, e) => [
    names.name(graph.from[e]!),
    names.name(graph.to[e]!),
    graph.depart[e],
    graph.arrive[e],
  ]);

describe('a file of flows', () => {
  it.each([
    ['spaces', 'a b 5\nb  c 7 2\n'],
    ['tabs, CRLF and no last line end', 'a\tb\t5\r\nb\tc\t7\t2'],
    ['commas, quotes and a header', 'src,dst,time,duration\n"a",b, 5,\nb,c,7,2\n'],
    ['comments, blank lines and a byte order mark', '\uFEFF# made by hand\n\na b 5\n% more\nb c 7 2\n\n'],
  ])('is read with %s', (_, text) => {
    const file = read(text);
    expect(flowsOf(file)).toEqual([
      ['a', 'b', 5, 5],
      ['b', 'c', 7, 9],
    ]);
    expect(file.bad).toBe(0);
  });

  it('takes no date for a duration: the line is left out and says why', () => {
    const file = read('a,b,2023-01-02,2023-01-03\nb,c,2023-01-02,60\n');
    expect(flowsOf(file)).toHaveLength(1);
    expect(file.examples.map((one) => one.why)).toEqual(['the duration is no number']);
  });

  it('is the same wherever its bytes are cut', () => {
    const text = 'src dst time\nÅsa Žižek 12.5 1\nx\nŽižek Åsa -3\nÅsa Åsa 2 -1\n';
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 60 }), (cut) => {
        const [one, other] = [read(text), read(text, cut)];
        expect(flowsOf(other)).toEqual(flowsOf(one));
        expect(other.examples).toEqual(one.examples);
      }),
    );
  });

  it('keeps names with spaces where tabs or commas part them', () => {
    expect(flowsOf(read('J. Vey,A. Lorne,1\n'))).toEqual([['J. Vey', 'A. Lorne', 1, 1]]);
    expect(flowsOf(read('"Lorne, A.",J. Vey,1\n'))).toEqual([['Lorne, A.', 'J. Vey', 1, 1]]);
  });

  it('takes dates as seconds', () => {
    const file = read('a,b,2023-07-05T21:14\nb,c,2023-07-12 08:28\n');
    expect(file.isDated).toBe(true);
    expect(flowsOf(file).map((flow) => flow[2])).toEqual([
      Date.UTC(2023, 6, 5, 21, 14) / 1000,
      Date.UTC(2023, 6, 12, 8, 28) / 1000,
    ]);
  });

  it('counts and shows what is no flow, and goes on', () => {
    const file = read('a b 5\na b\na b soon\na b 5 -1\na b 6\n');
    expect(flowsOf(file)).toHaveLength(2);
    expect(file.bad).toBe(3);
    expect(file.examples.map(({ line, why }) => [line, why])).toEqual([
      [2, 'needs src, dst and time'],
      [3, 'the time is neither a number nor a date'],
      [4, 'it ends before it begins'],
    ]);
  });

  it('sorts by departure, fractions and times before zero too', () => {
    fc.assert(
      fc.property(fc.array(fc.double({ noNaN: true, min: -1e12, max: 1e12 }), { minLength: 1 }), (times) => {
        const { graph } = read(times.map((at) => `a b ${at}\n`).join(''));
        const sorted = times.map((at) => at + 0).toSorted((a, b) => a - b);
        expect(Array.from(graph.depart.subarray(0, graph.flows))).toEqual(sorted);
      }),
    );
  });

  it('has nothing in an empty file', () => {
    expect(flowsOf(read(''))).toEqual([]);
    expect(flowsOf(read('src dst time\n'))).toEqual([]);
  });
});
