import { Command, Option } from 'commander';
import { caseProfiles, markings, type CaseProfile, type Marking } from '#domain/case-file';
import { withAsOption } from './as-option.ts';
import { atWork } from './at-work.ts';
import type { CommandHost } from './command-host.ts';
import { withExamples } from './example.ts';
import { jsonText } from './json-text.ts';

type Given = { profile: CaseProfile; marking: Marking; json?: boolean };

export function caseOpenCommand(host: CommandHost): Command {
  const command = new Command('open').description('Open a case; you become its owner').argument('<title>');
  withAsOption(command)
    .addOption(
      new Option('--profile <profile>', 'what the case is for').choices([...caseProfiles]).default('investigation'),
    )
    .addOption(new Option('--marking <marking>', 'its marking').choices([...markings]).default('OFFICIAL-SENSITIVE'))
    .option('--json', 'the whole case as JSON')
    .action(async (title: string, { profile, marking, json }: Given) => {
      await atWork(host, command, async ({ client }) => {
        const opened = await client.call('openCase', { body: { title, profile, marking } });
        await host.terminal.out(json ? jsonText(opened) : `${opened.caseId}\n`);
      });
    });
  return withExamples(command, [['lamplighter case open "Northern berth" --as a.okafor', 'prints the id of the case']]);
}
