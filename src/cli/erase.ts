import { Command, InvalidArgumentError } from 'commander';
import { Failure } from '#domain/failure';
import type { CommandHost } from './command-host.ts';
import { withExamples } from './example.ts';
import { jsonText } from './json-text.ts';
import type { DocumentPlace, ErasureReport } from './operator-reports.ts';
import type { Terminal } from './terminal.ts';
import { plainText } from './plain-text.ts';
import { withOperator } from './with-operator.ts';

type Given = {
  case: string;
  document: string;
  compartment?: string;
  authority: string;
  yes?: boolean;
  json?: boolean;
};

export function eraseCommand(host: CommandHost): Command {
  const command = new Command('erase')
    .description(
      'Erase a document under a lawful authority: its bytes, texts and claims; the ledger notes that it was done',
    )
    .requiredOption('--case <case>', 'the case: its whole title, its id or the beginning of its id')
    .requiredOption('--document <document>', 'the document: its id, path, name or title')
    .requiredOption('--authority <text>', 'under what authority, by whom; it is kept for good', parseAuthority)
    .option('--compartment <name>', 'look only in this compartment (default: in all of the case)')
    .option('--yes', 'do not ask; for programs')
    .option('--json', 'the report as JSON')
    .action(async ({ yes, json, authority, compartment, ...named }: Given) => {
      if (!yes && host.terminal.ask === undefined)
        throw new Failure(
          'LL-CLI-CONFIRM',
          'An erasure cannot be taken back, and there is no terminal to ask at.',
          'Run it at a terminal, or add --yes.',
        );
      await withOperator(host, command, async (tools) => {
        const found = await tools.findDocument({ ...named, compartment });
        host.terminal.err(placeText(found));
        if (!yes) await confirm(host.terminal);
        const report = await tools.erase({ ...found, authority });
        if (json) return host.terminal.out(jsonText({ ...found, ...report }));
        await host.terminal.out(erasureText(report));
      });
    });
  return withExamples(command, [
    [
      'lamplighter erase --case "Northern berth" --document articles/a.txt --authority "Order of 3 March 2026, Crown Court at Brinmouth"',
      '',
    ],
  ]);
}

function parseAuthority(text: string): string {
  if (text.trim() !== '') return text;
  throw new InvalidArgumentError('Say under what authority.');
}

/** Which document it is, so that nobody erases another one unseen. */
export const placeText = ({ title, path, documentId, caseTitle, compartment }: DocumentPlace): string =>
  `document  ${plainText(title)}\npath      ${plainText(path)}\nid        ${documentId}\ncase      ${caseTitle}, compartment ${compartment}\n`;

async function confirm({ ask }: Terminal): Promise<void> {
  const answer = (await ask?.('Erase it for good, with every claim made from it? [y/N] ')) ?? '';
  if (/^\s*y(es)?\s*$/i.test(answer)) return;
  throw new Failure('LL-ERASE-DECLINED', 'Nothing was erased.', 'Answer y to erase, or add --yes.');
}

/** What was erased, and what still stands that may name the same people. */
export function erasureText(report: ErasureReport): string {
  const { items, documents, around, content, seq, links, endless, entities, lanes, lanesGone } = report;
  const left = [
    ...(documents > 1 ? [`with it went ${documents - 1} documents that had been found inside it`] : []),
    ...(around.length > 0
      ? [`its bytes still lie inside ${around.map(plainText).join(', ')}: erase those too, if they must go`]
      : []),
    ...(links > 0 ? [`${links} links rest on it and on other claims: they stand`] : []),
    ...(endless > 0
      ? [
          `${endless} links of other tables lead to people whom only its rows had named: take those tables back and again`,
        ]
      : []),
    ...(entities.length > 0 ? [`entities that nothing names any more: ${entities.join(', ')}`] : []),
    ...lanesGone.map(({ kind, id }) => `went, for it held its words: ${plainText(kind)} ${id}`),
    ...lanes.map(({ kind, id, title }) => `rests on it and stands: ${plainText(kind)} “${plainText(title)}” ${id}`),
    'Copies in backups, and in the database\u2019s own log until it is recycled, are not reached.',
  ];
  return [`erased ${items} items and ${content.length} contents; entry ${seq} says so`, ...left, ''].join('\n');
}
