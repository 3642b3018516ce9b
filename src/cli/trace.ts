import { Command, InvalidArgumentError, Option } from 'commander';
import { Failure } from '#domain/failure';
import type { FlowFile } from '#engines/trace/flow-file';
import { routeKinds, type RouteKind } from '#engines/trace/four-routes';
import type { CommandHost } from './command-host.ts';
import { withExamples } from './example.ts';
import { flowDuration, flowTime, flowTimeText } from './flow-time.ts';
import { jsonText } from './json-text.ts';
import { loadFlows } from './load-flows.ts';
import { tableText } from './table-text.ts';
import { reachedFrom, reachingTo, routesBetween, whyNoRoute, type NoRoute, type RouteAnswer } from './trace-answer.ts';
import { traceMotifsCommand } from './trace-motifs.ts';

type Given = {
  from?: string;
  to?: string;
  after: number;
  before: number;
  minWait: number;
  maxWait: number;
  kind: RouteKind | 'all';
  limit: number;
  json?: boolean;
};

const kindTexts: Readonly<Record<RouteKind, string>> = {
  earliest: 'earliest arrival',
  latest: 'latest departure',
  fastest: 'least time under way',
  fewest: 'fewest hops',
};

/** Routes in time order on a file of flows; needs no case and no database. */
export function traceCommand(host: CommandHost): Command {
  const command = new Command('trace')
    .description('Routes in time order over flows: how could something have travelled from one to another?')
    .argument('<edges>', 'a file of “src dst time [duration]” lines, parted by spaces, tabs or commas; - reads stdin')
    .option('--from <name>', 'where it starts; alone: all whom it could have reached')
    .option('--to <name>', 'where it arrives; alone: all who could have sent it')
    .option('--after <time>', 'nothing leaves before', (text) => flowTime(text, 'first'), -Infinity)
    .option('--before <time>', 'nothing arrives after', (text) => flowTime(text, 'last'), Infinity)
    .option('--min-wait <time>', 'least time between arriving and going on', flowDuration, 0)
    .option('--max-wait <time>', 'most time between arriving and going on', flowDuration, Infinity)
    .addOption(new Option('--kind <kind>', 'which best route').choices([...routeKinds, 'all']).default('all'))
    .option('--limit <n>', 'lines of a list of those reached', countOf, 50)
    .option('--json', 'one JSON object')
    .addCommand(traceMotifsCommand(host))
    .action(async (edges: string, given: Given) => {
      if (given.from === undefined && given.to === undefined)
        throw new Failure('LL-CLI-TRACE', 'Nobody is named to trace from or to.', 'Add --from, --to, or both.');
      const file = await loadFlows(host, edges);
      await (given.from !== undefined && given.to !== undefined
        ? between(host, file, given.from, given.to, given)
        : oneSided(host, file, given));
    });
  return withExamples(command, [
    ['lamplighter trace flows.csv --from "J. Vey" --to "I. Osk" --before 2023-07-30', 'the best routes of four kinds'],
    ['lamplighter trace flows.txt --from 17 --max-wait 14d', 'whom it could have reached, and when first'],
    ['lamplighter trace motifs flows.txt --within 3600', 'patterns of three flows'],
  ]);
}

function countOf(text: string): number {
  const n = Number(text);
  if (!Number.isInteger(n) || n < 1) throw new InvalidArgumentError('give a whole number above 0.');
  return n;
}

function nodeNamed({ names }: FlowFile, name: string): number {
  const found = names.find(name);
  if (found >= 0) return found;
  throw new Failure('LL-TRACE-NOBODY', `No flow names “${name}”.`, 'Write the name as it stands in the file.');
}

async function between(host: CommandHost, file: FlowFile, from: string, to: string, given: Given): Promise<void> {
  const source = nodeNamed(file, from);
  const target = nodeNamed(file, to);
  if (source === target)
    throw new Failure('LL-TRACE-SAME', 'A route leads from one to another.', 'Name two different ones.');
  const kinds = given.kind === 'all' ? routeKinds : [given.kind];
  const routes = routesBetween(file, source, target, given, kinds);
  const isFound = kinds.some((kind) => routes[kind] !== null);
  const noRoute = isFound ? null : whyNoRoute(file, source, target, given);
  if (given.json === true)
    return host.terminal.out(jsonText({ from, to, ...routes, noRoute, flows: file.graph.flows, malformed: file.bad }));
  if (noRoute !== null) return host.terminal.out(noRouteText(file, from, to, noRoute));
  for (const kind of kinds) await host.terminal.out(routeText(file, kindTexts[kind], routes[kind]!));
}

function routeText({ isDated }: FlowFile, title: string, route: RouteAnswer): string {
  const time = (at: number) => flowTimeText(at, isDated);
  const hops = `${route.hops.length} ${route.hops.length === 1 ? 'hop' : 'hops'}`;
  const rows = route.hops.map((hop) => [
    '',
    time(hop.depart),
    hop.from,
    '→',
    hop.to,
    hop.arrive === hop.depart ? '' : `arrives ${time(hop.arrive)}`,
  ]);
  const under = isDated ? '' : `, ${route.duration} under way`;
  return `${title}: leaves ${time(route.depart)}, arrives ${time(route.arrive)}, ${hops}${under}\n${tableText(rows)}`;
}

function noRouteText({ isDated }: FlowFile, from: string, to: string, none: NoRoute): string {
  const time = (at: number) => flowTimeText(at, isDated);
  const reached =
    none.lastReached === null
      ? `No flow leaves “${from}” in that time.`
      : `“${from}” reaches ${none.reached}, last “${none.lastReached.name}” at ${time(none.lastReached.at)}.`;
  const sends =
    none.lastSender === null
      ? `No flow arrives at “${to}” in that time.`
      : `“${to}” is reached from ${none.senders}, latest from “${none.lastSender.name}” leaving at ${time(none.lastSender.at)}.`;
  return `no route in time order from “${from}” to “${to}”\n  ${reached}\n  ${sends}\n  What is missing is a flow from one of the first to one of the second, in time.\n`;
}

async function oneSided(host: CommandHost, file: FlowFile, given: Given): Promise<void> {
  const isFrom = given.from !== undefined;
  const name = given.from ?? given.to!;
  if (given.maxWait !== Infinity)
    throw new Failure('LL-CLI-TRACE', 'A most wait needs both ends.', 'Add the other end, or leave --max-wait out.');
  const node = nodeNamed(file, name);
  const found = isFrom ? reachedFrom(file, node, given) : reachingTo(file, node, given);
  if (given.json === true)
    return host.terminal.out(
      jsonText({ [isFrom ? 'from' : 'to']: name, reached: found, flows: file.graph.flows, malformed: file.bad }),
    );
  const title = isFrom ? `reached from “${name}”, first arrivals` : `could have sent to “${name}”, latest departures`;
  const rows = found.slice(0, given.limit).map((one) => ['', flowTimeText(one.at, file.isDated), one.name]);
  const more = found.length > given.limit ? `  and ${found.length - given.limit} more (--limit)\n` : '';
  await host.terminal.out(`${title}: ${found.length}\n${tableText(rows)}${more}`);
}
