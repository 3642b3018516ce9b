import type { Command } from 'commander';

/** Commands on cases act as an account; without this, as the only one, or the one in LAMPLIGHTER_AS. */
export function withAsOption(command: Command): Command {
  return command.option(
    '--as <login>',
    'the account on whose behalf to act (default: LAMPLIGHTER_AS, or the only one)',
  );
}
