import { accountByLogin, type AccountRow } from '#store/account';
import { installationScope } from '#store/scope';
import { passwordHashOf } from '#store/session';
import type { Context } from '../context.ts';
import { signInFirst } from '../refusals.ts';
import { isPassword } from '../sessions/password.ts';

/** Proves an identity by password. Wrong login, wrong password and barred account answer alike, after the same work. */
export async function signIn(
  context: Context,
  input: { login: string; password: string; address: string },
): Promise<AccountRow> {
  const { limits } = context;
  const here = `${input.login} at ${input.address}`;
  limits.address.begin(input.address);
  limits.loginHere.begin(here);
  limits.login.begin(input.login);
  const account = await context.store.read(installationScope, (tx) => accountByLogin(tx, input.login));
  const nobody = '00000000-0000-0000-0000-000000000000';
  const hash = await passwordHashOf(context.store.db, account?.account_id ?? nobody);
  const isRight = await isPassword(hash, input.password);
  if (account === undefined || account.disabled || !isRight) throw signInFirst('Login or password are not right.');
  limits.loginHere.succeeded(here);
  limits.login.succeeded(input.login);
  limits.address.succeeded(input.address);
  return account;
}
