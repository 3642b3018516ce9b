import type { Command } from 'commander';
import type { CommandHost } from './command-host.ts';
import type { OperatorTools } from './operator-tools.ts';
import { placeOf } from './place-of.ts';

/** Runs an operator's command and closes what it opened. */
export async function withOperator<T>(
  host: CommandHost,
  command: Command,
  work: (tools: OperatorTools) => Promise<T>,
): Promise<T> {
  const tools = await placeOf(host, command).operate();
  try {
    return await work(tools);
  } finally {
    await tools.close();
  }
}
