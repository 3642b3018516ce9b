import type { LegalStatus as PresentedStatus } from './claim-types.ts';
import { legalStatuses, type LegalStatus } from '#domain/legal-status';
import type { StatusOnFile } from '#engines/fairness/fair-file';
import { personNameOf } from '#engines/fairness/person-name';
import { claimsById, type ClaimRow } from '#store/claim';
import type { Cut } from '#store/cut';
import { claimIdsOfReadings, statusEvents, type NearPersons } from '#store/fairness';
import { legalStatusRows, type LegalStatusRow } from '#store/link';
import type { ScopedTransaction } from '#store/scope';
import { presentRecordedStatus } from '../presenters/present-status.ts';

/** A status with what shows of it. */
export type FileStatus = StatusOnFile & { readonly presented: PresentedStatus };

const isStatus = (word: string): word is LegalStatus => (legalStatuses as readonly string[]).includes(word);

type Reported = {
  person: string;
  status: LegalStatus;
  when: string | null;
  documentId: string;
  documentDate: string | null;
  renditionId: string;
  key: string | null;
};

async function reportedInDocuments(tx: ScopedTransaction, cut: Cut, near: NearPersons): Promise<Reported[]> {
  const rows = await statusEvents(tx, cut);
  const surnames = new Set(near.surnames);
  const documentIds = new Set(near.documentIds);
  const isNear = (documentId: string, person: string) =>
    documentIds.has(documentId) ||
    personNameOf(person)
      .text.split(/\s/u)
      .some((token) => surnames.has(token)) ||
    (!/[A-Za-z]/.test(person) && near.words.includes(person));
  return rows.flatMap((row) =>
    row.events.flatMap((event) => {
      const status = event.kind.replace(/^legal-status:?\s*/, '');
      if (!isStatus(status)) return [];
      const key = event.claim === null ? null : `${row.reading_id} ${event.claim}`;
      const { document_id: documentId, rendition_id: renditionId, document_date: documentDate } = row;
      const of = { status, when: event.time, documentId, documentDate, renditionId, key };
      return event.participants.flatMap((person) => (isNear(documentId, person) ? [{ person, ...of }] : []));
    }),
  );
}

function fromDocument(reported: Reported, claim: ClaimRow | undefined): FileStatus {
  const { person, status, when, documentId, renditionId } = reported;
  const words = claim?.content_words ?? '';
  const spans = (claim?.content ?? []).map(([start, end]): [number, number] => [start, end]);
  return {
    person,
    documentId,
    reported: status,
    verified: null,
    when,
    documentDate: claim?.document_date ?? reported.documentDate,
    presented: { person, reported: { status, words, documentId, renditionId, spans, when }, verified: null },
  };
}

function recorded(row: LegalStatusRow, claim: ClaimRow | undefined): FileStatus | null {
  const presented = presentRecordedStatus(row, claim);
  if (presented.reported === null && presented.verified === null) return null;
  return {
    person: row.person,
    documentId: presented.reported?.documentId ?? null,
    reported: presented.reported?.status ?? null,
    verified: presented.verified?.status ?? null,
    when: presented.reported?.when ?? null,
    documentDate: claim?.document_date ?? null,
    presented,
  };
}

const stands = (claim: ClaimRow | undefined) => claim?.review !== 'rejected' && claim?.review !== 'superseded';

/** Legal statuses as documents report them and as people recorded them; one whose words were rejected is left out. */
export async function statusesOnFile(tx: ScopedTransaction, cut: Cut, near: NearPersons): Promise<FileStatus[]> {
  const reported = await reportedInDocuments(tx, cut, near);
  const byHand = await legalStatusRows(tx, cut);
  const keys = [...new Set(reported.flatMap((one) => one.key ?? []))].map((key) => key.split(' ') as [string, string]);
  const claimIds = await claimIdsOfReadings(
    tx,
    keys.map(([reading]) => reading),
    keys.map(([, local]) => local),
  );
  const wanted = [...claimIds.values(), ...byHand.flatMap((row) => row.reported?.claimId ?? [])];
  const claims = new Map((await claimsById(tx, cut, [...new Set(wanted)])).map((row) => [row.claim_id, row]));

  const seen = new Set<string>();
  const found: FileStatus[] = byHand.flatMap((row) => recorded(row, claims.get(row.reported?.claimId ?? '')) ?? []);
  for (const one of reported) {
    const claim = claims.get(claimIds.get(one.key ?? '') ?? '');
    const key = `${one.person}|${one.status}|${one.documentId}`;
    if (seen.has(key) || !stands(claim)) continue;
    seen.add(key);
    found.push(fromDocument(one, claim));
  }
  return found;
}
