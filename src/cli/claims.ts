import { Command, Option } from 'commander';
import type { Claim } from '#api/schemas/claim';
import { reviewStates, type ReviewState } from '#domain/review';
import { stances, type Stance } from '#domain/stance';
import { withAsOption } from './as-option.ts';
import { atWork } from './at-work.ts';
import { claimText } from './claim-text.ts';
import type { CommandHost } from './command-host.ts';
import { withExamples } from './example.ts';
import { findCase } from './find-case.ts';
import { findDocument } from './find-document.ts';
import { jsonText } from './json-text.ts';
import { parseTime } from './time-option.ts';

type Given = {
  document?: string;
  stance?: Stance;
  review?: ReviewState;
  speaker?: string;
  words?: string;
  asOf?: string;
  json?: boolean;
};

export function claimsCommand(host: CommandHost): Command {
  const command = new Command('claims')
    .description('Claims of a case in text order, each with its denial and legal status where it alleges something')
    .argument('<case>');
  withAsOption(command)
    .option('--document <name>', 'only of the document with this id, path or title')
    .addOption(new Option('--stance <stance>').choices([...stances]))
    .addOption(new Option('--review <state>').choices([...reviewStates]))
    .option('--speaker <name>', 'whose speaker has this in the name')
    .option('--words <words>', 'whose words have these in them')
    .option('--as-of <time>', 'as they stood then', parseTime)
    .option('--json', 'one JSON object a line')
    .action(async (named: string, given: Given) => {
      await atWork(host, command, async ({ client }) => {
        const { caseId } = await findCase(client, named);
        const { document, json, ...filters } = given;
        const documentId =
          document === undefined ? undefined : (await findDocument(client, caseId, document)).documentId;
        const print = (claim: Claim) => host.terminal.out(json ? jsonText(claim) : claimText(claim));
        let count = 0;
        let cursor: string | undefined;
        do {
          const page = await client.call('listClaims', {
            params: { caseId },
            query: { ...filters, documentId, cursor, limit: 500 },
          });
          for (const claim of page.claims) await print(claim);
          count += page.claims.length;
          cursor = page.nextCursor ?? undefined;
        } while (cursor !== undefined);
        if (count === 0) host.terminal.err('no claims\n');
      });
    });
  return withExamples(command, [
    ['lamplighter claims "Northern berth" --stance denied', ''],
    ['lamplighter claims "Northern berth" --speaker Lorne --as-of 2026-03-01 --json', 'for a program'],
  ]);
}
