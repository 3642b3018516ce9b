import { Command, InvalidArgumentError } from 'commander';
import { caseRoles, type CaseRole } from '#domain/role';
import { withAsOption } from './as-option.ts';
import { atWork } from './at-work.ts';
import type { CommandHost } from './command-host.ts';
import { withExamples } from './example.ts';
import { findCase } from './find-case.ts';
import { findCompartment } from './find-compartment.ts';

type Given = { role: CaseRole[]; compartment?: string; out?: boolean };

export function caseAddMemberCommand(host: CommandHost): Command {
  const command = new Command('add-member')
    .description('Let an account into a case or one of its compartments, or out again')
    .argument('<case>')
    .argument('<login>');
  withAsOption(command)
    .option('--role <role>', `may be repeated: ${caseRoles.join(', ')}`, collectRole, [])
    .option('--compartment <name>', 'the compartment (default: main)')
    .option('--out', 'take them out instead')
    .action(async (named: string, login: string, { role, compartment, out }: Given) => {
      const roles: CaseRole[] = out ? [] : role.length === 0 ? ['reader'] : role;
      await atWork(host, command, async ({ client }) => {
        const { caseId } = await findCase(client, named);
        const detail = await client.call('getCase', { params: { caseId } });
        const { compartmentId, name } = findCompartment(detail, compartment);
        await client.call('setMember', { params: { caseId }, body: { login, compartmentId, roles } });
        host.terminal.err(out ? `${login} is out of ${name}.\n` : `${login} is in ${name} as ${roles.join(', ')}.\n`);
      });
    });
  return withExamples(command, [
    ['lamplighter case add-member "Northern berth" j.pell --role analyst', ''],
    ['lamplighter case add-member "Northern berth" j.pell --compartment sources --out', ''],
  ]);
}

function collectRole(value: string, before: CaseRole[]): CaseRole[] {
  const role = caseRoles.find((one) => one === value);
  if (role === undefined) throw new InvalidArgumentError(`Allowed choices are ${caseRoles.join(', ')}.`);
  return [...before, role];
}
