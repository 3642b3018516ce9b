import { Textarea } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import type { LogItem } from '#api/schemas/log';
import { announce } from '../../../lib/announce.ts';
import { useCase } from '../../../lib/case-context.ts';
import { dayText, exactTimeText } from '../../../lib/dates.ts';
import { may } from '../../../lib/may.ts';
import { Confirm } from '../../../ui/confirm.tsx';
import { EmptyState } from '../../../ui/empty-state.tsx';
import { Loading } from '../../../ui/loading.tsx';
import { ProblemNotice } from '../../../ui/problem-notice.tsx';
import { logQuery } from '../api/list-log.ts';
import { useUndoEntry } from '../api/undo-entry.ts';
import './log.css';

/** What was done on the case, newest first; what can be taken back, can be taken back here. */
export function LogPage() {
  const { caseId, detail, asOf } = useCase();
  const log = useInfiniteQuery(logQuery(caseId, asOf));
  const [undoing, setUndoing] = useState<LogItem | null>(null);
  const items = log.data?.pages.flatMap((page) => page.items) ?? [];
  if (log.isPending) return <Loading what="the log" />;
  if (log.error !== null && items.length === 0)
    return (
      <div style={{ padding: 24, maxWidth: 560 }}>
        <ProblemNotice error={log.error} retry={() => void log.refetch()} />
      </div>
    );
  const days = byDay(items);
  return (
    <div className="scroll" tabIndex={0} role="region" aria-label="Log">
      <div className="page">
        <div className="page-head">
          <h1>Log</h1>
          <span className="muted">newest first; nothing here is ever changed or lost</span>
        </div>
        {items.length === 0 ? <EmptyState title="Nothing was done on this case yet" /> : null}
        {[...days].map(([day, list]) => (
          <section key={day} aria-label={day}>
            <h2 className="log-day">{day}</h2>
            <ol className="log panel">
              {list.map((item) => (
                <Item
                  key={`${item.entry.compartmentId} ${item.entry.seq} ${item.entry.ordinal}`}
                  item={item}
                  onUndo={
                    asOf === null && item.canUndo && may(detail, 'review', item.entry.compartmentId)
                      ? () => setUndoing(item)
                      : null
                  }
                />
              ))}
            </ol>
          </section>
        ))}
        {log.hasNextPage ? (
          <p style={{ marginTop: 14 }}>
            <button
              type="button"
              className="as-link"
              disabled={log.isFetchingNextPage}
              onClick={() => void log.fetchNextPage()}
            >
              {log.isFetchingNextPage ? 'Fetching …' : 'Show older entries'}
            </button>
          </p>
        ) : null}
      </div>
      {undoing === null ? null : <UndoDialog item={undoing} onClose={() => setUndoing(null)} />}
    </div>
  );
}

function byDay(items: readonly LogItem[]): ReadonlyMap<string, readonly LogItem[]> {
  const days = new Map<string, LogItem[]>();
  for (const item of items) {
    const day = dayText(item.at);
    const list = days.get(day);
    if (list === undefined) days.set(day, [item]);
    else list.push(item);
  }
  return days;
}

function Item({ item, onUndo }: { item: LogItem; onUndo: (() => void) | null }) {
  const { caseId } = useCase();
  const isClaim = item.subjectId !== null && item.subjectId !== item.documentId && item.kind.startsWith('claim.');
  return (
    <li className={item.undone || item.erased ? 'undone' : undefined}>
      <time dateTime={item.at} className="mono muted">
        {exactTimeText(item.at)}
      </time>
      <span className="log-by">{item.by.name}</span>
      <span className="log-what" dir="auto">
        {item.erased ? 'erased under authority; what it said is gone' : item.what}
        {item.undone ? <span className="muted"> (taken back)</span> : null}{' '}
        {item.documentId === null || item.erased ? null : (
          <Link
            to="/cases/$caseId/documents/$documentId"
            params={{ caseId, documentId: item.documentId }}
            search={(before) => ({ asOf: before.asOf, ...(isClaim ? { claim: item.subjectId! } : {}) })}
            className="as-link nowrap"
            aria-label={`Open: ${item.what}`}
          >
            open
          </Link>
        )}
      </span>
      {onUndo === null ? null : (
        <button type="button" className="as-link" onClick={onUndo} aria-label={`Undo: ${item.what}`}>
          undo
        </button>
      )}
    </li>
  );
}

function UndoDialog({ item, onClose }: { item: LogItem; onClose: () => void }) {
  const { caseId } = useCase();
  const [reason, setReason] = useState('');
  const undo = useUndoEntry(caseId);
  return (
    <Confirm
      title="Take this back"
      does="Take it back"
      opened
      busy={undo.isPending}
      error={undo.error}
      onClose={onClose}
      onDo={() =>
        undo.mutate(
          { item, reason: reason.trim() },
          {
            onSuccess: () => {
              announce(`Taken back: ${item.what}`);
              onClose();
            },
          },
        )
      }
    >
      <div className="stack">
        <p>
          <b>{item.what}</b>, by {item.by.name}. Both stay in the log.
        </p>
        <Textarea
          label="Why (may be left empty)"
          value={reason}
          onChange={(event) => setReason(event.currentTarget.value)}
          maxLength={1000}
          autosize
          minRows={2}
        />
      </div>
    </Confirm>
  );
}
