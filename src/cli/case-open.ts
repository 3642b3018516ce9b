import { Command, Option } from 'commander';
import type { Client } from '#api/client';
import { caseProfiles, markings, type CaseProfile, type Marking } from '#domain/case-file';
import { Failure } from '#domain/failure';
import { withAsOption } from './as-option.ts';
import { atWork } from './at-work.ts';
import type { CommandHost } from './command-host.ts';
import { withExamples } from './example.ts';
import { jsonText } from './json-text.ts';

type Given = { profile: CaseProfile; marking: Marking; again?: boolean; json?: boolean };

export function caseOpenCommand(host: CommandHost): Command {
  const command = new Command('open').description('Open a case; you become its owner').argument('<title>');
  withAsOption(command)
    .addOption(
      new Option('--profile <profile>', 'what the case is for').choices([...caseProfiles]).default('investigation'),
    )
    .addOption(new Option('--marking <marking>', 'its marking').choices([...markings]).default('OFFICIAL-SENSITIVE'))
    .option('--again', 'also where an open case of yours has this title')
    .option('--json', 'the whole case as JSON')
    .action(async (given: string, { profile, marking, again, json }: Given) => {
      const title = given.trim();
      if (title === '') throw new Failure('LL-CLI-TITLE', 'A case needs a title.', 'Give one, as "Northern berth".');
      await atWork(host, command, async ({ client }) => {
        if (!again) await refuseTwin(client, title);
        const opened = await client.call('openCase', { body: { title, profile, marking } });
        await host.terminal.out(json ? jsonText(opened) : `${opened.caseId}\n`);
      });
    });
  return withExamples(command, [['lamplighter case open "Northern berth" --as a.okafor', 'prints the id of the case']]);
}

/** Two cases of one title cannot be told apart by it, and are mostly one order given twice. */
async function refuseTwin(client: Client, title: string): Promise<void> {
  const { cases } = await client.call('listCases');
  const twin = cases.find((one) => one.state !== 'closed' && one.title.toLowerCase() === title.toLowerCase());
  if (twin === undefined) return;
  throw new Failure(
    'LL-CLI-TITLE',
    `A case of yours is called "${twin.title}" already: ${twin.caseId}.`,
    'Use that one, choose another title, or add --again to open a second.',
  );
}
