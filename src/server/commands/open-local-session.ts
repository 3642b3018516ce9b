import { accountByLogin, type AccountRow } from '#store/account';
import { installationScope } from '#store/scope';
import type { Context } from '../context.ts';
import { isLoopback } from '../http/peer.ts';
import { signInFirst } from '../refusals.ts';
import { equalSecrets } from '../sessions/token.ts';

/** Proves an identity by the key in the data folder, which only whoever runs the program can read; from this machine only. */
export async function openLocalSession(
  context: Context,
  input: { key: string; login: string; address: string },
): Promise<AccountRow> {
  const refusal = () => signInFirst('The key or the login are not right.');
  if (!isLoopback(input.address)) throw refusal();
  context.limits.address.begin(`local ${input.address}`);
  const { localKey } = context.settings;
  if (localKey === null || localKey === '' || !equalSecrets(localKey, input.key)) throw refusal();
  const account = await context.store.read(installationScope, (tx) => accountByLogin(tx, input.login));
  if (account === undefined || account.disabled) throw refusal();
  context.limits.address.succeeded(`local ${input.address}`);
  return account;
}
