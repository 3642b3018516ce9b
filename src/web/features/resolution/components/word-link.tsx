import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import type { WordPlace } from '#api/schemas/resolution';
import { useCase } from '../../../lib/case-context.ts';

/** Leads to words in their document. */
export function WordLink({ to, children }: { to: WordPlace; children: ReactNode }) {
  const { caseId } = useCase();
  return (
    <Link
      className="as-link"
      to="/cases/$caseId/documents/$documentId"
      params={{ caseId, documentId: to.documentId }}
      search={(before) => ({ asOf: before.asOf, at: `${to.start}-${to.end}` })}
    >
      {children}
    </Link>
  );
}
