import { Command, Option } from 'commander';
import { motifCounts } from '#engines/trace/motifs';
import { numberedFlows } from '#engines/trace/snap-flows';
import { snapMotifCounts } from '#engines/trace/snap-motifs';
import type { CommandHost } from './command-host.ts';
import { withExamples } from './example.ts';
import { flowDuration } from './flow-time.ts';
import { jsonText } from './json-text.ts';
import { loadFlows } from './load-flows.ts';

/** Counts of the 36 patterns of three flows between two or three nodes. */
export function traceMotifsCommand(host: CommandHost): Command {
  const command = new Command('motifs')
    .description('How often each pattern of three flows between two or three nodes occurs within a time')
    .argument('<edges>', 'a file of “src dst time” lines; - reads stdin')
    .requiredOption('--within <time>', 'most time from the first flow to the third', flowDuration)
    .addOption(
      new Option(
        '--ties <order>',
        'flows of one moment count as SNAP orders them, like published tables, or as the file does',
      )
        .choices(['snap', 'file'])
        .default('snap'),
    )
    .option('--json', 'one JSON object')
    .action(async (edges: string, _own: unknown, self: Command) => {
      // `--json` is an option of `trace` too, which takes it wherever it stands.
      const given = self.optsWithGlobals<{ within: number; ties: 'snap' | 'file'; json?: boolean }>();
      const file = await loadFlows(host, edges);
      const counts =
        given.ties === 'file'
          ? motifCounts(file.graph, given.within)
          : snapMotifCounts(numberedFlows(file), given.within);
      if (given.json === true) return host.terminal.out(jsonText({ counts }));
      const width = Math.max(...counts.flat().map((count) => String(count).length));
      const rows = counts.map((row) => `${row.map((count) => String(count).padStart(width)).join(' ')}\n`);
      return host.terminal.out(rows.join(''));
    });
  return withExamples(command, [['lamplighter trace motifs flows.txt --within 1d', 'six rows of six counts']]);
}
