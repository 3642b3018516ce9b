import type { CaseProfile } from '#domain/case-file';
import { caseFile } from '#store/case-file';
import { draftEntry } from '#store/draft-entry';
import { actorRefOf } from '../actor.ts';
import type { InCompartment } from '../authorised.ts';
import type { ServerDeps } from '../deps.ts';
import { conflict, notFound } from '../refusals.ts';
import { storeScopeOf } from '../store-scope.ts';

export type AskedProfile = {
  readonly profile: CaseProfile;
  /** The profile that was seen. */
  readonly expected: CaseProfile;
  readonly reason: string;
};

/** Gives a case another profile, which shows and hides parts and changes nothing of what is on record; the reason stays in the log. */
export async function changeProfile(
  auth: InCompartment<'own-case'>,
  deps: Pick<ServerDeps, 'store'>,
  { profile, expected, reason }: AskedProfile,
): Promise<void> {
  await deps.store.write(storeScopeOf(auth), auth.compartmentId, async (tx) => {
    const file = await caseFile(tx, null);
    if (file === undefined) throw notFound();
    if (file.profile !== expected) throw conflict(`Somebody gave this case the profile ${file.profile} meanwhile.`);
    if (file.profile === profile) throw conflict(`This case has the profile ${profile} already.`);
    const draft = draftEntry();
    draft.add(actorRefOf(auth), { kind: 'case.profiled', profile, reason });
    await tx.append(draft);
  });
}
