import { useEffect, useMemo, useRef, useState, type KeyboardEvent, type ReactNode } from 'react';
import type { DocumentSummary } from '#api/schemas/document';
import { countText, numberText, sizeText } from '../../../lib/count-text.ts';
import { documentDateText } from '../../../lib/dates.ts';
import { useVirtual } from '../../../lib/use-virtual.ts';
import { documentsMatching, type DocumentFilter } from '../documents-matching.ts';
import './document-list.css';

type Props = {
  readonly documents: readonly DocumentSummary[];
  readonly more: boolean;
  readonly openId: string | null;
  readonly onOpen: (documentId: string) => void;
  /** Null where nobody may add here now. */
  readonly onAdd: (() => void) | null;
  /** Opens the forms for reports; null where nobody may add here now. */
  readonly onReport: (() => void) | null;
  readonly onRetry: ((document: DocumentSummary) => void) | null;
  /** Shown above those that could not be read, where only they are listed. */
  readonly reasons: ReactNode;
};

/** The documents of a case with the state of each; only those in view are in the page. */
export function DocumentList({ documents, more, openId, onOpen, onAdd, onReport, onRetry, reasons }: Props) {
  const scroller = useRef<HTMLDivElement>(null);
  const [filter, setFilter] = useState<DocumentFilter>({ words: '', state: 'all' });
  const shown = useMemo(() => documentsMatching(documents, filter), [documents, filter]);
  const byHand = useMemo(() => documents.filter((document) => document.byHand.length > 0).length, [documents]);
  const virtual = useVirtual({
    count: shown.length,
    getScrollElement: () => scroller.current,
    getItemKey: (at) => shown[at]!.documentId,
    estimateSize: () => 66,
    overscan: 10,
  });
  const [focused, setFocused] = useState<string | null>(null);
  const has = (id: string | null) => shown.some((document) => document.documentId === id);
  // A row far away is drawn only some frames after it is scrolled to, and can take the focus only then.
  const toFocus = useRef<string | null>(null);
  useEffect(() => {
    if (toFocus.current === null) return;
    const row = scroller.current?.querySelector<HTMLElement>(`[data-id="${toFocus.current}"]`);
    if (row === null || row === undefined) return;
    toFocus.current = null;
    row.focus();
  });
  const chosen = has(focused) ? focused : has(openId) ? openId : null;
  const drawn = virtual.getVirtualItems();
  // The chosen row may be far out of view and so not in the page; then the first in view takes its place.
  const inView = drawn.find((item) => item.end > (virtual.scrollOffset ?? 0)) ?? drawn[0];
  const stop = drawn.some((item) => shown[item.index]?.documentId === chosen)
    ? chosen
    : (shown[inView?.index ?? 0]?.documentId ?? null);
  const onKeyDown = (event: KeyboardEvent) => {
    const page = Math.max(1, Math.floor((scroller.current?.clientHeight ?? 400) / 66) - 1);
    const steps: Record<string, number> = {
      ArrowDown: 1,
      ArrowUp: -1,
      PageDown: page,
      PageUp: -page,
      Home: -shown.length,
      End: shown.length,
    };
    const by = steps[event.key];
    if (by === undefined || event.ctrlKey || event.metaKey || event.altKey || shown.length === 0) return;
    event.preventDefault();
    const from = shown.findIndex((document) => document.documentId === stop);
    const to = Math.min(Math.max(from + by, 0), shown.length - 1);
    setFocused(shown[to]!.documentId);
    virtual.scrollToIndex(to, { align: 'auto' });
    toFocus.current = shown[to]!.documentId;
  };
  return (
    <section className="list" aria-label="Documents">
      <div className="list-head">
        <input
          className="field grow"
          type="search"
          aria-label="Filter documents by title"
          placeholder="Filter by title"
          value={filter.words}
          onChange={(event) => setFilter({ ...filter, words: event.currentTarget.value })}
        />
        {onAdd === null ? null : (
          <button type="button" className="field" onClick={onAdd} title="Add documents; or drop them anywhere">
            + Add
          </button>
        )}
        {onReport === null ? null : (
          <button
            type="button"
            className="field"
            onClick={onReport}
            title="Fill in an intelligence report or an incident report"
          >
            + Report
          </button>
        )}
        <select
          className="field"
          style={{ width: '100%' }}
          aria-label="Documents shown"
          value={filter.state}
          onChange={(event) => setFilter({ ...filter, state: event.currentTarget.value as DocumentFilter['state'] })}
        >
          <option value="all">all {numberText(documents.length)}</option>
          <option value="to review">with claims to review</option>
          {byHand === 0 && filter.state !== 'by hand' ? null : (
            <option value="by hand">for reading by hand {numberText(byHand)}</option>
          )}
          <option value="waiting">waiting to be read</option>
          <option value="unreadable">could not be read</option>
          <option value="set aside">set aside</option>
        </select>
        {filter.state === 'unreadable' ? reasons : null}
      </div>
      <div
        className="scroll"
        ref={scroller}
        tabIndex={-1}
        role="region"
        aria-label="Documents of this case; arrow keys move"
      >
        <ul
          className="list-inner"
          onKeyDown={onKeyDown}
          onFocus={(event) => setFocused(idOf(event.target))}
          style={{ height: virtual.getTotalSize() }}
        >
          {drawn.map((item) => {
            const document = shown[item.index]!;
            return (
              <li
                key={item.key}
                ref={virtual.measureElement}
                data-index={item.index}
                className="list-place"
                style={{ transform: `translateY(${item.start}px)` }}
              >
                <Row
                  document={document}
                  isOpen={document.documentId === openId}
                  isStop={document.documentId === stop}
                  onOpen={onOpen}
                />
                {document.failure?.retryable === true && onRetry !== null ? (
                  <button
                    type="button"
                    className="as-link small doc-retry"
                    tabIndex={document.documentId === stop ? 0 : -1}
                    aria-label={`Try again to read ${document.title}`}
                    onClick={() => onRetry(document)}
                  >
                    try again
                  </button>
                ) : null}
              </li>
            );
          })}
        </ul>
        {shown.length === 0 ? (
          <p className="muted list-none">
            {documents.length === 0 ? 'No documents yet.' : 'No document here matches.'}
          </p>
        ) : null}
        {more ? (
          <p className="muted list-none">
            Only the first {numberText(documents.length)} are listed; search finds the others.
          </p>
        ) : null}
      </div>
    </section>
  );
}

/** The document whose row holds this element. */
const idOf = (element: Element): string | null =>
  element.closest('li')?.querySelector('.doc')?.getAttribute('data-id') ?? null;

function Row({
  document,
  isOpen,
  isStop,
  onOpen,
}: {
  document: DocumentSummary;
  isOpen: boolean;
  /** The list is one stop of the Tab key: this row. */
  isStop: boolean;
  onOpen: (documentId: string) => void;
}) {
  const about = [
    document.kind ?? kindOf(document.mediaType),
    document.date === null ? null : documentDateText(document.date),
  ].filter((part) => part !== null);
  return (
    <button
      type="button"
      className={`doc${isOpen ? ' on' : ''}`}
      data-id={document.documentId}
      tabIndex={isStop ? 0 : -1}
      aria-current={isOpen ? 'true' : undefined}
      onClick={() => onOpen(document.documentId)}
      title={document.path === '' ? document.name : document.path}
    >
      <span className="doc-title" dir="auto">
        {document.title}
      </span>
      {document.parent === null ? null : (
        <span className="small muted clip" dir="auto">
          ↳ {numberText(document.parent.n)} of {numberText(document.parent.of)} in {document.parent.title}
        </span>
      )}
      {document.byHand.length === 0 ? null : (
        <span className="small clip">for reading by hand: {document.byHand.join(', ')}</span>
      )}
      <State document={document} about={about.join(' · ')} />
    </button>
  );
}

function State({ document, about }: { document: DocumentSummary; about: string }) {
  if (document.state === 'unreadable')
    return (
      <span className="small tone-denied doc-failure" title={document.failure?.message}>
        ✕ not read: {document.failure?.message ?? 'no reason given'}
      </span>
    );
  if (document.state === 'set aside') return <span className="small">⊟ set aside, unread</span>;
  if (document.state === 'waiting')
    return <span className="small muted">◌ waiting to be read · {sizeText(document.size)}</span>;
  return (
    <>
      <span className="small muted clip">{about === '' ? sizeText(document.size) : about}</span>
      {document.claims === 0 ? (
        <span className="small muted">
          {document.children === 0 ? 'no claims' : `holds ${countText(document.children, 'document')}`}
        </span>
      ) : (
        <span
          className="bar"
          role="img"
          aria-label={`${numberText(document.reviewed)} of ${countText(document.claims, 'claim')} reviewed`}
        >
          <i style={{ width: `${(100 * document.reviewed) / document.claims}%` }} />
        </span>
      )}
    </>
  );
}

const kinds: Record<string, string> = {
  'text/plain': 'text',
  'text/html': 'web page',
  'text/markdown': 'text',
  'application/pdf': 'PDF',
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': 'spreadsheet',
  'text/csv': 'table',
  'application/jsonl': 'records',
  'application/x-telegram+json': 'messages',
  'application/warc': 'web capture',
  'message/rfc822': 'e-mail',
  'application/mbox': 'mailbox',
  'application/zip': 'archive',
  'application/x-tar': 'archive',
  'application/gzip': 'archive',
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document': 'Word document',
};

function kindOf(mediaType: string | null): string | null {
  return mediaType === null ? null : (kinds[mediaType] ?? mediaType);
}
