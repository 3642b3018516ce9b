import { Command } from 'commander';
import { caseCommand } from './case.ts';
import { checkpointCommand } from './checkpoint.ts';
import { claimsCommand } from './claims.ts';
import type { CommandHost } from './command-host.ts';
import { demoCommand } from './demo.ts';
import { eraseCommand } from './erase.ts';
import { ingestCommand } from './ingest.ts';
import { migrateCommand } from './migrate.ts';
import { readCommand } from './read.ts';
import { rebuildCommand } from './rebuild.ts';
import { recordsCommand } from './records.ts';
import { resolveCommand } from './resolve.ts';
import { serveCommand } from './serve.ts';
import { statusCommand } from './status.ts';
import { traceCommand } from './trace.ts';
import { userCommand } from './user.ts';
import { verifyCommand } from './verify.ts';
import { workCommand } from './work.ts';
import { withExamples } from './example.ts';

const commands = [
  serveCommand,
  workCommand,
  demoCommand,
  caseCommand,
  userCommand,
  ingestCommand,
  readCommand,
  claimsCommand,
  recordsCommand,
  resolveCommand,
  traceCommand,
  verifyCommand,
  checkpointCommand,
  migrateCommand,
  rebuildCommand,
  eraseCommand,
  statusCommand,
];

/** The whole command line; it throws where commander would end the process, and writes to the host's terminal only. */
export function buildProgram(host: CommandHost): Command {
  const program = new Command('lamplighter')
    .description(
      'A workbench for hostile activity by states: documents in, attributed claims out, each tied to the exact words',
    )
    .version(host.version)
    .option('--home <folder>', 'the folder that holds all data (default: LAMPLIGHTER_HOME, or the usual place)');
  for (const make of commands) program.addCommand(make(host));
  withExamples(program, [
    ['lamplighter demo', 'look around in an invented case'],
    ['lamplighter serve', 'start with your own'],
  ]);
  prepare(program, host);
  return program;
}

function prepare(command: Command, host: CommandHost): void {
  command
    .exitOverride()
    .showHelpAfterError('(add --help for what it takes)')
    .configureOutput({
      writeOut: (text) => void host.terminal.out(text),
      writeErr: (text) => host.terminal.err(text),
    });
  for (const child of command.commands) prepare(child, host);
}
