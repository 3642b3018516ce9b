import type { ReactNode } from 'react';
import type { DocumentDetail } from '#api/schemas/document';
import { countText, numberText } from '../lib/count-text.ts';
import { documentDateText } from '../lib/dates.ts';
import { InsideTree } from './inside-tree.tsx';
import './surroundings.css';

type Props = { readonly document: DocumentDetail; readonly onOpen: (documentId: string) => void };

/** What a document was found inside, what was found inside it, and the mails of its thread; nothing where there is none. */
export function Surroundings({ document, onOpen }: Props) {
  const { places, inside, thread, children } = document;
  if (places.length + inside.length + thread.length === 0) return null;
  const link = (documentId: string, title: string) => (
    <button type="button" className="as-link" dir="auto" onClick={() => onOpen(documentId)}>
      {title}
    </button>
  );
  return (
    <div className="small surroundings">
      {places.map(({ parentId, parentTitle, n, of, path, capture }) => (
        <div key={`${parentId} ${n}`} className="clip" title={path}>
          ↳ {numberText(n)} of {numberText(of)} in {link(parentId, parentTitle)}
          {path === document.name ? null : (
            <span className="muted" dir="auto">
              {' '}
              · {path}
            </span>
          )}
          {capture === null ? null : (
            <div className="muted clip" title={capture.digest ?? undefined} dir="auto">
              captured from {capture.address}
              {capture.time === null ? '' : `, ${capture.time}`}
            </div>
          )}
        </div>
      ))}
      {thread.length === 0 ? null : (
        <Folded label={`${countText(thread.length, 'other mail')} of this thread`}>
          {thread.map(({ documentId, title, date }) => (
            <li key={documentId}>
              {link(documentId, title)}
              {date === null ? null : <span className="muted"> · {documentDateText(date)}</span>}
            </li>
          ))}
        </Folded>
      )}
      {inside.length === 0 ? null : (
        <InsideTree key={document.documentId} documentId={document.documentId} count={children} onOpen={onOpen} />
      )}
    </div>
  );
}

function Folded({ label, children }: { label: string; children: ReactNode }) {
  return (
    <details>
      <summary>{label}</summary>
      <ul className="surroundings-list">{children}</ul>
    </details>
  );
}
