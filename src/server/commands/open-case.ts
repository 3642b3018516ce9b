import { mainCompartmentOf, type CaseProfile, type Marking } from '#domain/case-file';
import { draftEntry, recordId } from '#store/draft-entry';
import { actorRefOf } from '../actor.ts';
import type { SignedIn } from '../authorised.ts';
import type { ServerDeps } from '../deps.ts';

/** Opens a case with its `main` compartment; whoever opens it becomes its owner. Returns the case's id. */
export async function openCase(
  auth: SignedIn<'open-case'>,
  deps: Pick<ServerDeps, 'store'>,
  input: { title: string; profile: CaseProfile; marking: Marking },
): Promise<string> {
  const draft = draftEntry();
  const caseId = recordId(draft.nonce, 0);
  const by = actorRefOf(auth);
  const { accountId, login, name } = auth.actor;
  draft.add(by, { kind: 'case.opened', ...input, state: 'open' });
  draft.add(by, { kind: 'compartment.opened', name: 'main' });
  draft.add(by, { kind: 'member.set', accountId, login, name, roles: ['case owner'] });
  const main = mainCompartmentOf(caseId);
  await deps.store.write({ caseId, compartmentIds: [main], accountId }, main, (tx) => tx.append(draft));
  return caseId;
}
