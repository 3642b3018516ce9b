import type { Command } from 'commander';
import type { Account } from '#api/schemas/account';
import { Failure } from '#domain/failure';
import type { AccountTools, CommandHost } from './command-host.ts';
import { placeOf } from './place-of.ts';

/** Runs a command on accounts and closes what it opened. */
export async function withAccounts<T>(
  host: CommandHost,
  command: Command,
  work: (accounts: AccountTools) => Promise<T>,
): Promise<T> {
  const accounts = await placeOf(host, command).accounts();
  try {
    return await work(accounts);
  } finally {
    await accounts.close();
  }
}

/** By login, or by the name of the person where only one has it. */
export async function findAccount(accounts: AccountTools, named: string): Promise<Account> {
  const all = await accounts.list();
  const wanted = named.trim().toLowerCase();
  const byLogin = all.find((one) => one.login === wanted);
  const byName = all.filter((one) => one.name.toLowerCase() === wanted);
  const found = byLogin ?? (byName.length === 1 ? byName[0] : undefined);
  if (found !== undefined) return found;
  throw noSuchAccount(named);
}

export const noSuchAccount = (named: string): Failure =>
  new Failure('LL-USER-UNKNOWN', `There is no account "${named}".`, 'See them with lamplighter user list.');
