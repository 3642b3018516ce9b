import { mainCompartmentOf } from '#domain/case-file';
import { Failure } from '#domain/failure';
import type { CaseRole } from '#domain/role';
import { accountByLogin } from '#store/account';
import { members } from '#store/case-file';
import { draftEntry } from '#store/draft-entry';
import { installationScope } from '#store/scope';
import { actorRefOf } from '../actor.ts';
import type { InCompartment } from '../authorised.ts';
import type { ServerDeps } from '../deps.ts';
import { conflict, invalid } from '../refusals.ts';
import { storeScopeOf } from '../store-scope.ts';

const noAccount = () =>
  new Failure('LL-NO-ACCOUNT', 'There is no account of that name that could be let in.', 'Check the spelling.');

/** Lets an account into a compartment with these roles, or out with none; the last owner stays, and `main` comes first. */
export async function setMember(
  auth: InCompartment<'own-case'>,
  deps: Pick<ServerDeps, 'store'>,
  input: { login: string; roles: readonly CaseRole[] },
): Promise<void> {
  const { caseId, compartmentId } = auth;
  const account = await deps.store.read(installationScope, (tx) => accountByLogin(tx, input.login));
  await deps.store.write(storeScopeOf(auth), compartmentId, async (tx) => {
    const all = await members(tx, null);
    const here = all.filter((one) => one.compartment_id === compartmentId);
    const before = here.find((one) => one.login === input.login);
    const roles = [...new Set(input.roles)];
    if (account === undefined || (account.disabled && roles.length > 0)) throw noAccount();
    const main = mainCompartmentOf(caseId);
    const isInMain = all.some((one) => one.compartment_id === main && one.account_id === account.account_id);
    if (roles.length > 0 && compartmentId !== main && !isInMain)
      throw invalid(`${input.login} is not in this case yet.`, 'Let them into main first.');
    const otherOwners = here.filter((one) => one.login !== input.login && one.roles.includes('case owner'));
    if (!roles.includes('case owner') && otherOwners.length === 0)
      throw conflict('A compartment keeps at least one case owner.');
    if (before === undefined && roles.length === 0) return;
    const draft = draftEntry();
    const { account_id: accountId, login, name } = account;
    draft.add(actorRefOf(auth), { kind: 'member.set', accountId, login, name, roles });
    await tx.append(draft);
  });
}
