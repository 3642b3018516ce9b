import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { DocumentDetail } from '#api/schemas/document';
import { useCase } from '../../../lib/case-context.ts';
import { countText } from '../../../lib/count-text.ts';
import { nearCopiesQuery } from '../api/near-copies.ts';
import { DifferencesDialog } from './differences-dialog.tsx';

type Props = { readonly document: DocumentDetail; readonly onOpen: (documentId: string) => void };

/** Documents with nearly the same text, each with the way to it and to what differs; nothing where there is none. */
export function NearCopies({ document, onOpen }: Props) {
  const { caseId } = useCase();
  const [compared, setCompared] = useState<string | null>(null);
  const copies = useQuery(nearCopiesQuery(caseId, document.documentId)).data?.copies ?? [];
  if (copies.length === 0) return null;
  return (
    <div className="small surroundings">
      <details>
        <summary>
          {countText(copies.length, 'document with nearly this text', 'documents with nearly this text')}
        </summary>
        <ul className="surroundings-list">
          {copies.map(({ documentId, title, origin, likeness }) => (
            <li key={documentId}>
              <button type="button" className="as-link" dir="auto" onClick={() => onOpen(documentId)}>
                {title}
              </button>
              <span className="muted">
                {' '}
                · about {Math.round(likeness * 100)} % alike{origin === null ? '' : ` · from ${origin}`} ·{' '}
              </span>
              <button type="button" className="as-link" onClick={() => setCompared(documentId)}>
                what differs
              </button>
            </li>
          ))}
        </ul>
      </details>
      {compared === null ? null : (
        <DifferencesDialog documentId={document.documentId} otherId={compared} onClose={() => setCompared(null)} />
      )}
    </div>
  );
}
