import { Command } from 'commander';
import { caseAddMemberCommand } from './case-add-member.ts';
import { caseCompartmentCommand } from './case-compartment.ts';
import { caseDocumentsCommand } from './case-documents.ts';
import { caseListCommand } from './case-list.ts';
import { caseMembersCommand } from './case-members.ts';
import { caseOpenCommand } from './case-open.ts';
import { caseShowCommand } from './case-show.ts';
import type { CommandHost } from './command-host.ts';
import { withExamples } from './example.ts';

export function caseCommand(host: CommandHost): Command {
  const command = new Command('case').description('Open cases, see them, let people in');
  for (const make of [
    caseListCommand,
    caseOpenCommand,
    caseShowCommand,
    caseDocumentsCommand,
    caseMembersCommand,
    caseAddMemberCommand,
    caseCompartmentCommand,
  ])
    command.addCommand(make(host));
  return withExamples(command, [
    ['lamplighter case open "Northern berth"', ''],
    ['lamplighter case list --json', ''],
  ]);
}
