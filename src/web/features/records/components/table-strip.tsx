import { Link } from '@tanstack/react-router';
import type { DocumentDetail } from '#api/schemas/document';
import { mayHoldTable } from '#engines/records/table-text';
import { useCase } from '../../../lib/case-context.ts';

/** Says of a table that its rows can be taken; nothing where the document is none. */
export function TableStrip({ document }: { document: DocumentDetail }) {
  const { caseId } = useCase();
  if (!mayHoldTable(document.mediaType)) return null;
  return (
    <div className="banner" role="region" aria-label="Records">
      <span>This is a table: its rows can become people, organisations and links.</span>
      <Link
        to="/cases/$caseId/records"
        params={{ caseId }}
        search={(before) => ({ asOf: before.asOf, document: document.documentId })}
        className="as-link"
      >
        Records
      </Link>
    </div>
  );
}
