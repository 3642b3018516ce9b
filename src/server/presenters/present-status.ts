import type { LegalStatus as Status } from '#domain/legal-status';
import type { ClaimRow } from '#store/claim';
import type { LegalStatusRow } from '#store/link';
import type { LegalStatus } from '../reads/claim-types.ts';
import { instantOf } from './instant.ts';
import { presentSpans } from './present-spans.ts';

/** A status that someone recorded: what was reported with its words, where the reader may see them, and what a record verifies. */
export function presentRecordedStatus(row: LegalStatusRow, claim: ClaimRow | undefined): LegalStatus {
  return {
    person: row.person,
    reported:
      row.reported === null || claim === undefined
        ? null
        : {
            status: row.reported.status as Status,
            words: claim.content_words,
            documentId: claim.document_id,
            renditionId: claim.rendition_id,
            spans: presentSpans(claim.content),
            when: row.reported.when,
          },
    verified:
      row.verified === null
        ? null
        : {
            status: row.verified.status as Status,
            record: row.verified.record,
            by: { accountId: row.actor_id, name: row.actor_name },
            at: instantOf(row.recorded_at),
          },
  };
}
