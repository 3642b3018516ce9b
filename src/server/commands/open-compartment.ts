import { draftEntry, recordId } from '#store/draft-entry';
import { actorRefOf } from '../actor.ts';
import type { InCompartment } from '../authorised.ts';
import type { ServerDeps } from '../deps.ts';
import { storeScopeOf } from '../store-scope.ts';

/** Opens a compartment in a chain of its own: `main` says nothing of it. Its opener owns it. Returns its id. */
export async function openCompartment(
  auth: InCompartment<'own-case'>,
  deps: Pick<ServerDeps, 'store'>,
  input: { name: string },
): Promise<string> {
  const draft = draftEntry();
  const compartmentId = recordId(draft.nonce, 0);
  const { accountId, login, name } = auth.actor;
  draft.add(actorRefOf(auth), { kind: 'compartment.opened', name: input.name });
  draft.add(actorRefOf(auth), { kind: 'member.set', accountId, login, name, roles: ['case owner'] });
  const scope = storeScopeOf(auth);
  await deps.store.write({ ...scope, compartmentIds: [...scope.compartmentIds, compartmentId] }, compartmentId, (tx) =>
    tx.append(draft),
  );
  return compartmentId;
}
