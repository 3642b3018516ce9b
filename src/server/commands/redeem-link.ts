import { accountById, type AccountRow } from '#store/account';
import { draftEntry } from '#store/draft-entry';
import { installationScope } from '#store/scope';
import { redeemSignInLink } from '#store/session';
import type { Context } from '../context.ts';
import { signInFirst } from '../refusals.ts';
import { digestOf } from '../sessions/token.ts';

/** Proves an identity by a link that works once; used, expired and never made answer alike. */
export async function redeemLink(context: Context, input: { token: string; address: string }): Promise<AccountRow> {
  context.limits.address.begin(input.address);
  const now = context.clock();
  const accountId = await redeemSignInLink(context.store.db, Buffer.from(digestOf(input.token)), now);
  const refusal = () => signInFirst('This link was used, has run out, or never was.');
  if (accountId === null) throw refusal();
  const account = await context.store.write(installationScope, installationScope.caseId, async (tx) => {
    const found = await accountById(tx, accountId);
    if (found === undefined || found.disabled) return null;
    const draft = draftEntry();
    draft.add({ accountId, name: found.name }, { kind: 'account.credential', accountId, what: 'link redeemed' });
    await tx.append(draft);
    return found;
  });
  if (account === null) throw refusal();
  context.limits.address.succeeded(input.address);
  return account;
}
