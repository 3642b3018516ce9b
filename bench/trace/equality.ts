// The four best routes against trying every walk, on small graphs with ties, flows that take no time, loops, doubles and
// waiting limits; some flows are added late.
//
//   node dist/bench/trace/equality.js [--graphs N]
import fc from 'fast-check';
import { parseArgs } from 'node:util';
import { appendFlow, graphOf } from '#engines/trace/flow-graph';
import { fourRoutes } from '#engines/trace/four-routes';
import { scannedArrivals } from '../../test/trace/scanned-arrivals.ts';
import { bestByTrying, smallQuestion } from '../../test/trace/small-flows.ts';

const { values } = parseArgs({ options: { graphs: { type: 'string', default: '10000' } } });
const graphs = Number(values.graphs);
let equal = 0;
let answered = 0;
for (const [asked, late] of fc.sample(fc.tuple(smallQuestion, fc.nat(9)), { numRuns: graphs, seed: 11 })) {
  const early = asked.flows.slice(0, Math.max(1, asked.flows.length - late));
  const graph = graphOf(early, asked.nodes);
  for (const flow of asked.flows.slice(early.length)) appendFlow(graph, flow);
  const found = fourRoutes(graph, { ...asked, source: 0, target: 1, mask: null });
  const best = bestByTrying(asked);
  // Small graphs are followed to the end; these two are what large ones come to.
  const scans = [true, false].map((isShort) => {
    const at = scannedArrivals(graph, { ...asked, source: 0, target: 1, mask: null }, isShort)[1];
    return at === Infinity ? undefined : at;
  });
  if (best !== null) answered++;
  if (
    found.earliest?.arrive === best?.earliest &&
    (asked.maxWait !== Infinity || scans.every((at) => at === best?.earliest)) &&
    found.latest?.depart === best?.latest &&
    found.fewest?.flows.length === best?.fewest &&
    (found.fastest === null ? undefined : found.fastest.arrive - found.fastest.depart) === best?.fastest
  )
    equal++;
  else process.stdout.write(`  differs: ${JSON.stringify({ asked, late, best })}\n`);
}
process.stdout.write(
  `  four kinds of routes: equal on ${equal.toLocaleString('en')} of ${graphs.toLocaleString('en')} graphs, ` +
    `of which ${answered.toLocaleString('en')} have a route\n`,
);
if (equal !== graphs) process.exitCode = 1;
