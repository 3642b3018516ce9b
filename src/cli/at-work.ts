import type { Command } from 'commander';
import type { Client } from '#api/client';
import { Failure } from '#domain/failure';
import { barred } from './barred.ts';
import { chooseAccount } from './choose-account.ts';
import type { CommandHost, Workplace } from './command-host.ts';
import { placeOf } from './place-of.ts';
import { noSuchAccount } from './with-accounts.ts';

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
    const login = await chooseAccount(as, host.env, async () =>
      (await workplace.accounts()).filter((one) => !one.disabled).map((one) => one.login),
    );
    const { createClient } = await import('#api/client');
    const { token } = await createClient(workplace.base, workplace.send)
      .call('openLocalSession', { body: { key: workplace.localKey, login } })
      .catch(async (error: unknown) => Promise.reject(await whyNotIn(workplace, login, error)));
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

/** The server tells nobody which accounts there are; whoever runs the machine may know. */
async function whyNotIn(workplace: Workplace, login: string, error: unknown): Promise<unknown> {
  if (!(error instanceof Failure) || error.code !== 'LL-SIGN-IN') return error;
  const account = (await workplace.accounts()).find((one) => one.login === login);
  if (account === undefined) return noSuchAccount(login);
  return account.disabled ? barred(login) : error;
}
