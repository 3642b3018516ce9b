import type { ItemRef } from '#domain/entry';
import { verifiableStatuses, type LegalStatus } from '#domain/legal-status';
import { mainCompartmentOf } from '#domain/case-file';
import type { ClaimRow } from '#store/claim';
import { draftEntry } from '#store/draft-entry';
import { legalStatusRows, type LegalStatusRow } from '#store/link';
import { actorRefOf } from '../actor.ts';
import type { InCompartment } from '../authorised.ts';
import type { ServerDeps } from '../deps.ts';
import { conflict, invalid, notFound } from '../refusals.ts';
import { storeScopeOf } from '../store-scope.ts';
import { claimOf } from './claim-of.ts';

export type AskedStatus = {
  readonly person: string;
  readonly reported: { readonly status: LegalStatus; readonly claimId: string; readonly when: string | null } | null;
  readonly verified: { readonly status: LegalStatus; readonly record: string } | null;
};

/** Records where a person stands in law: as reported, with the claim whose words say so, and apart from it as a record verifies. */
export function recordStatus(
  auth: InCompartment<'review'>,
  deps: Pick<ServerDeps, 'store'>,
  input: AskedStatus,
): Promise<{ ref: ItemRef; row: LegalStatusRow; claim: ClaimRow | undefined }> {
  const { compartmentId, caseId } = auth;
  const { person, reported, verified } = input;
  if (reported === null && verified === null)
    throw invalid('A status is reported, verified, or both.', 'Give the words or the record.');
  if (verified !== null && !(verifiableStatuses as readonly LegalStatus[]).includes(verified.status))
    throw invalid(`No record verifies "${verified.status}": it is a reported word.`, 'Choose what the record says.');
  return deps.store.write(storeScopeOf(auth), compartmentId, async (tx) => {
    const claim = reported === null ? undefined : await claimOf(tx, reported.claimId);
    if (claim !== undefined && ![compartmentId, mainCompartmentOf(caseId)].includes(claim.compartment_id))
      throw notFound();
    if (claim?.review === 'rejected' || claim?.review === 'superseded')
      throw conflict('That claim was rejected or mended; a status cannot rest on it.');
    const draft = draftEntry();
    const statusId = draft.add(actorRefOf(auth), { kind: 'status.recorded', person, reported, verified });
    const { seq } = await tx.append(draft);
    const row = (await legalStatusRows(tx, null)).find((one) => one.status_id === statusId);
    return { ref: { compartmentId, seq, ordinal: 0 }, row: row!, claim };
  });
}
