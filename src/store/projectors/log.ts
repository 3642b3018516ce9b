import { sql } from 'kysely';
import type { ItemBody } from '#domain/entry';
import { insertRows } from '../insert-rows.ts';
import { recordId } from '../draft-entry.ts';
import type { Fold, FoldItem } from './fold.ts';

type Subject = {
  readonly subject_id: string | null;
  readonly document_id: string | null;
  readonly detail: Record<string, unknown>;
};

/** Kinds whose item makes a record of its own. */
const makesRecord = new Set<ItemBody['kind']>([
  'account.created',
  'document.received',
  'rendition.recorded',
  'reading.recorded',
  'claim.made',
  'claim.mended',
  'entity.made',
  'mention.made',
  'link.relied',
  'status.recorded',
  'resolution.decided',
  'names.joined',
  'entity.described',
  'mapping.saved',
  'records.begun',
  'view.saved',
  'search.saved',
  'route.pinned',
  'lane.filed',
  'lane.fact',
  'lane.tied',
]);

/** What the log keeps of a body: enough to say it in words, never the whole reading. */
function detailOf(body: ItemBody): Record<string, unknown> {
  switch (body.kind) {
    case 'reading.recorded':
      return { claims: body.reading.attributions.length, readerVersion: body.readerVersion };
    case 'rendition.recorded':
      return { chars: body.chars, mediaType: body.mediaType, extractor: body.extractor };
    // What was shown stands with the decision; its words may name what lies in another compartment.
    case 'resolution.decided':
      return { left: body.left, right: body.right, decision: body.decision };
    case 'claim.made':
      return { stance: body.claim.stance };
    case 'claim.mended':
      return { mended: body.claimId, stance: body.claim.stance };
    case 'route.pinned':
      return { links: body.linkIds.length, note: body.note };
    case 'lane.filed':
      return { thing: body.thing, title: body.title };
    case 'lane.stepped':
      return { command: body.command, from: body.from, to: body.to };
    case 'lane.fact':
      return { fact: body.fact.kind, on: body.fact.on };
    case 'lane.tied':
      return { tie: body.tie.kind };
    case 'mapping.saved':
      return { name: body.name };
    case 'records.begun':
      return { counts: body.counts, shape: body.mapping.shape, follows: body.follows };
    case 'records.taken':
      return { importId: body.importId, rows: body.rows.length, upTo: body.upTo };
    case 'view.saved':
      return { name: body.name };
    default: {
      const { kind: _, ...rest } = body;
      return rest;
    }
  }
}

function subjectOf(body: ItemBody, made: string): Subject {
  const own = makesRecord.has(body.kind) ? made : null;
  const subject =
    own ??
    ('thingId' in body
      ? body.thingId
      : 'claimId' in body
        ? body.claimId
        : 'accountId' in body
          ? body.accountId
          : 'documentId' in body
            ? body.documentId
            : null);
  const document = body.kind === 'document.received' ? made : 'documentId' in body ? body.documentId : null;
  return { subject_id: subject, document_id: document, detail: detailOf(body) };
}

/** What was taken back on a document is said of that document too, so that it goes with it when it is erased. */
async function nameDocumentsOfUndone(fold: Fold): Promise<void> {
  await sql`
    update log_item l set document_id = u.document_id from log_item u
    where l.case_id = ${fold.key.caseId} and l.compartment_id = ${fold.key.compartmentId} and l.seq = ${fold.seq} and l.kind = 'undone'
      and u.case_id = l.case_id and u.compartment_id = l.compartment_id
      and u.seq = (l.detail ->> 'seq')::bigint and u.ordinal = (l.detail ->> 'ordinal')::int`.execute(fold.db);
}

/** One line a ledger item; the document of a decision on a claim is that of the claim. */
export async function logItems(fold: Fold, items: readonly FoldItem[]): Promise<void> {
  const rows = items.map(({ actor, body, ordinal }) => ({
    case_id: fold.key.caseId,
    compartment_id: fold.key.compartmentId,
    seq: fold.seq,
    ordinal,
    recorded_at: fold.recordedAt,
    actor_id: actor.accountId,
    actor_name: actor.name,
    kind: body.kind,
    ...subjectOf(body, recordId(fold.nonce, ordinal)),
  }));
  await insertRows(fold.db, 'log_item', rows);
  if (items.some(({ body }) => body.kind === 'undone')) await nameDocumentsOfUndone(fold);
  const claimIds = items.flatMap(({ body }) =>
    body.kind !== 'claim.mended' && 'claimId' in body ? [body.claimId] : [],
  );
  if (claimIds.length === 0) return;
  await fold.db
    .updateTable('log_item')
    .from('claim')
    .set((eb) => ({ document_id: eb.ref('claim.document_id') }))
    .whereRef('claim.case_id', '=', 'log_item.case_id')
    .whereRef('claim.compartment_id', '=', 'log_item.compartment_id')
    .whereRef('claim.claim_id', '=', 'log_item.subject_id')
    .where('log_item.case_id', '=', fold.key.caseId)
    .where('log_item.compartment_id', '=', fold.key.compartmentId)
    .where('log_item.seq', '=', fold.seq)
    .where('log_item.document_id', 'is', null)
    .execute();
}
