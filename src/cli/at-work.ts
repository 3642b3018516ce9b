import type { Command } from 'commander';
import type { Client } from '#api/client';
import { chooseAccount } from './choose-account.ts';
import type { CommandHost, Workplace } from './command-host.ts';
import { placeOf } from './place-of.ts';

export type AtWork = {
  readonly client: Client;
  readonly login: string;
  readonly workplace: Workplace;
  /** `receive` and `download` go past the client where bytes stream. */
  readonly token: string;
};

/** Runs a case command as a named account against a running server, or one inside this process, and signs out after it. */
export async function atWork<T>(host: CommandHost, command: Command, work: (at: AtWork) => Promise<T>): Promise<T> {
  const { as } = command.optsWithGlobals<{ as?: string }>();
  const workplace = await placeOf(host, command).workplace();
  try {
    const login = await chooseAccount(as, host.env, () => workplace.logins());
    const { createClient } = await import('#api/client');
    const { token } = await createClient(workplace.base, workplace.send).call('openLocalSession', {
      body: { key: workplace.localKey, login },
    });
    const client = createClient(workplace.base, workplace.send, { authorization: `Bearer ${token}` });
    try {
      return await work({ client, login, workplace, token });
    } finally {
      await client.call('signOut').catch(() => undefined);
    }
  } finally {
    await workplace.close();
  }
}
