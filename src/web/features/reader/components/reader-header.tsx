import { Menu, SegmentedControl } from '@mantine/core';
import type { ReactNode } from 'react';
import type { DocumentDetail } from '#api/schemas/document';
import { countText, numberText, sizeText } from '../../../lib/count-text.ts';
import { documentDateText } from '../../../lib/dates.ts';
import { GradeBadge } from '../../../ui/grade-badge.tsx';
import { NearCopies } from './near-copies.tsx';
import { Surroundings } from '../../../ui/surroundings.tsx';
import type { Shown } from '../reader-state.ts';

type Props = {
  readonly caseId: string;
  readonly document: DocumentDetail;
  readonly reviewed: number;
  readonly claims: number;
  readonly names: boolean;
  readonly onNames: (names: boolean) => void;
  /** Sets the grade of the document; null where decisions are off. */
  readonly onGrade: (() => void) | null;
  readonly onSetAside: (() => void) | null;
  readonly onOpen: (documentId: string) => void;
  /** The other way to see it, by name; null where there is only the text. */
  readonly views: {
    readonly of: string;
    readonly shown: 'text' | 'place';
    readonly onShow: (place: boolean) => void;
  } | null;
};

/** What the document is, and how far its review has come. */
export function ReaderHeader({
  caseId,
  document,
  reviewed,
  claims,
  names,
  onNames,
  onGrade,
  onSetAside,
  onOpen,
  views,
}: Props) {
  const notes = document.renditions.at(-1)?.notes ?? [];
  const parts: ReactNode[] = [
    document.kind,
    document.origin,
    document.date === null ? null : documentDateText(document.date),
    `${numberText(reviewed)} of ${countText(claims, 'claim')} reviewed`,
  ].filter((part) => part !== null && part !== '');
  return (
    <header className="reader-head">
      <div className="row">
        <h1 className="clip" title={document.title} dir="auto">
          {document.title}
        </h1>
        <i className="grow" />
        {views === null ? null : (
          <SegmentedControl
            size="xs"
            aria-label="How the document is shown"
            value={views.shown}
            onChange={(next) => views.onShow(next === 'place')}
            data={[
              { value: 'text', label: 'Text' },
              { value: 'place', label: views.of },
            ]}
          />
        )}
        <Menu position="bottom-end" transitionProps={{ duration: 0 }} width={250}>
          <Menu.Target>
            <button type="button" className="bare muted nowrap" aria-label="More about this document">
              more <span aria-hidden="true">▾</span>
            </button>
          </Menu.Target>
          <Menu.Dropdown>
            <Menu.Item component="a" href={`/api/cases/${caseId}/documents/${document.documentId}/bytes`} download>
              Download as received ({sizeText(document.size)})
            </Menu.Item>
            <Menu.CheckboxItem checked={names} onChange={onNames} closeMenuOnClick>
              Mark names, dates and quantities
            </Menu.CheckboxItem>
            {onGrade === null ? null : <Menu.Item onClick={onGrade}>Grade this document</Menu.Item>}
            {onSetAside === null ? null : <Menu.Item onClick={onSetAside}>Set aside unread</Menu.Item>}
            <Menu.Label>
              <span className="mono" style={{ overflowWrap: 'anywhere' }}>
                SHA-256 {document.sha256}
              </span>
            </Menu.Label>
          </Menu.Dropdown>
        </Menu>
      </div>
      <div className="row muted reader-meta">
        <span className="clip">
          {parts.map((part, at) => (
            <span key={at}>
              {at > 0 ? ' · ' : ''}
              {part}
            </span>
          ))}
        </span>
        <GradeBadge grade={document.grade} />
      </div>
      <Surroundings document={document} onOpen={onOpen} />
      <NearCopies document={document} onOpen={onOpen} />
      {notes.length === 0 && document.same.length === 0 ? null : (
        <div className="small reader-notes">
          {notes.map((note) => (
            <div key={note}>⚠ {note}</div>
          ))}
          {document.same.map((other) => (
            <div key={other.documentId}>
              {other.why}:{' '}
              <button type="button" className="as-link" onClick={() => onOpen(other.documentId)}>
                {other.title}
              </button>
            </div>
          ))}
        </div>
      )}
    </header>
  );
}

/** Which claims the margin shows. */
export function ShownFilter({
  shown,
  counts,
  onChange,
}: {
  shown: Shown;
  counts: Record<Shown, number>;
  onChange: (shown: Shown) => void;
}) {
  const label: Record<Shown, string> = {
    all: 'all',
    unreviewed: 'to review',
    reviewed: 'rightly',
    rejected: 'rejected',
  };
  return (
    <SegmentedControl
      size="xs"
      fullWidth
      aria-label="Claims shown"
      value={shown}
      onChange={onChange}
      data={(['all', 'unreviewed', 'reviewed', 'rejected'] as const).map((value) => ({
        value,
        label: (
          <span>
            {label[value]} <span className="faint">{numberText(counts[value])}</span>
          </span>
        ),
      }))}
    />
  );
}
