import type { Session } from '#api/schemas/account';
import { accountById, listAccounts, type AccountRow } from '#store/account';
import { installationScope } from '#store/scope';
import { endSession, passwordHashOf, sessionByHash, type SessionRow } from '#store/session';
import { createAccount } from '../commands/create-account.ts';
import { disableAccount } from '../commands/disable-account.ts';
import { issueLink, type SignInLink } from '../commands/issue-link.ts';
import { openLocalSession } from '../commands/open-local-session.ts';
import { redeemLink } from '../commands/redeem-link.ts';
import { setPassword } from '../commands/set-password.ts';
import { signIn } from '../commands/sign-in.ts';
import type { Exchange } from '../exchange.ts';
import { byAdministrator, bySignedIn, publicly, type Handlers } from '../handler.ts';
import { clearCookieOf, setCookieOf } from '../http/session-cookie.ts';
import { signInFirst } from '../refusals.ts';
import { instantOf } from '../presenters/instant.ts';
import { presentAccount } from '../presenters/present-account.ts';
import { openSession } from '../sessions/open-session.ts';
import { provesByLink, sessionLongestMs } from '../sessions/session-times.ts';

async function presentSession(exchange: Exchange, account: AccountRow, row: SessionRow): Promise<Session> {
  const { store, clock } = exchange.context;
  const hasPassword = (await passwordHashOf(store.db, account.account_id)) !== null;
  return {
    account: presentAccount(account),
    hasPassword,
    asksPassword: hasPassword && !provesByLink(row, clock()),
    expiresAt: instantOf(row.expires_at),
  };
}

/** Opens a session in this browser. */
async function begin(exchange: Exchange, account: AccountRow, by: 'link' | 'password'): Promise<Session> {
  const { token, row } = await openSession(exchange.context, account, by);
  const maxAgeSeconds = sessionLongestMs / 1000;
  exchange.setCookie(setCookieOf(token, { secure: exchange.isSecure, maxAgeSeconds }));
  return presentSession(exchange, account, row);
}

const presentLink = (link: SignInLink) => ({ linkPath: link.linkPath, expiresAt: instantOf(link.expiresAt) });

export const accountHandlers = {
  signIn: publicly(async ({ body }, exchange) =>
    begin(exchange, await signIn(exchange.context, { ...body, address: exchange.address }), 'password'),
  ),
  redeemLink: publicly(async ({ body }, exchange) =>
    begin(exchange, await redeemLink(exchange.context, { ...body, address: exchange.address }), 'link'),
  ),
  openLocalSession: publicly(async ({ body }, exchange) => {
    const account = await openLocalSession(exchange.context, { ...body, address: exchange.address });
    const { token, row } = await openSession(exchange.context, account, 'local key');
    return { ...(await presentSession(exchange, account, row)), token };
  }),
  getSession: bySignedIn(async (_call, { actor }, exchange) => {
    const { store, clock } = exchange.context;
    const session = await sessionByHash(store.db, Buffer.from(exchange.tokenHash!), clock());
    const account = await store.read(installationScope, (tx) => accountById(tx, actor.accountId));
    if (session === undefined) throw signInFirst();
    return presentSession(exchange, account!, session);
  }),
  signOut: bySignedIn(async (_call, _scope, exchange) => {
    await endSession(exchange.context.store.db, Buffer.from(exchange.tokenHash!));
    exchange.setCookie(clearCookieOf({ secure: exchange.isSecure }));
    return {};
  }),
  setPassword: bySignedIn(async ({ body }, scope, exchange) => {
    await setPassword(scope, exchange.context, { ...body, tokenHash: exchange.tokenHash });
    return {};
  }),
  listAccounts: byAdministrator(async (_call, _scope, { context }) => {
    const accounts = await context.store.read(installationScope, (tx) => listAccounts(tx));
    return { accounts: accounts.map(presentAccount) };
  }),
  createAccount: byAdministrator(async ({ body }, scope, { context }) => {
    const account = await createAccount(scope, context, body);
    const link = await issueLink(scope, context, { accountId: account.account_id });
    return { account: presentAccount(account), link: presentLink(link) };
  }),
  createSignInLink: byAdministrator(async ({ params }, scope, { context }) =>
    presentLink(await issueLink(scope, context, params)),
  ),
  disableAccount: byAdministrator(async ({ params }, scope, { context }) =>
    presentAccount(await disableAccount(scope, context, params)),
  ),
} satisfies Partial<Handlers>;
