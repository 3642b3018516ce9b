import { Command } from 'commander';
import { withAsOption } from './as-option.ts';
import { atWork } from './at-work.ts';
import type { CommandHost } from './command-host.ts';
import { withExamples } from './example.ts';
import { findCase } from './find-case.ts';
import { jsonText } from './json-text.ts';
import { tableText } from './table-text.ts';

export function caseMembersCommand(host: CommandHost): Command {
  const command = new Command('members').description('Who belongs to a case, and as what').argument('<case>');
  withAsOption(command)
    .option('--json', 'one JSON object a line')
    .action(async (named: string, options: { json?: boolean }) => {
      await atWork(host, command, async ({ client }) => {
        const { caseId } = await findCase(client, named);
        const params = { caseId };
        const { members } = await client.call('listMembers', { params });
        if (options.json) return host.terminal.out(members.map(jsonText).join(''));
        const { compartments } = await client.call('getCase', { params });
        const nameOf = new Map(compartments.map((one) => [one.compartmentId, one.name]));
        const rows = members.map((one) => [
          one.login,
          nameOf.get(one.compartmentId) ?? one.compartmentId,
          one.roles.join(', '),
          one.name,
        ]);
        await host.terminal.out(tableText([['LOGIN', 'COMPARTMENT', 'ROLES', 'NAME'], ...rows]));
      });
    });
  return withExamples(command, [['lamplighter case members "Northern berth"', '']]);
}
