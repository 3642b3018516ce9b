import { Command } from 'commander';
import type { CommandHost } from './command-host.ts';
import { withExamples } from './example.ts';
import { resolveLookupCommand } from './resolve-lookup.ts';
import { resolvePairsCommand } from './resolve-pairs.ts';
import { resolveRecordsCommand } from './resolve-records.ts';

/** Names on plain files: no case, no database. */
export function resolveCommand(host: CommandHost): Command {
  const command = new Command('resolve').description(
    'Names and records: which of them are one person or body, and why',
  );
  for (const make of [resolvePairsCommand, resolveLookupCommand, resolveRecordsCommand]) command.addCommand(make(host));
  return withExamples(command, [
    ['lamplighter resolve pairs pairs.csv', 'a score for each pair of names, with its reasons'],
    ['lamplighter resolve lookup list.csv names.csv', 'each name with those of a list that may be the same'],
    ['lamplighter resolve records people.csv', 'which records of a table are one person'],
  ]);
}
