import { SegmentedControl, Textarea } from '@mantine/core';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useEffect, useMemo, useState } from 'react';
import type { LogItem } from '#api/schemas/log';
import { announce } from '../../../lib/announce.ts';
import { useCase } from '../../../lib/case-context.ts';
import { dayText, exactText, exactTimeText } from '../../../lib/dates.ts';
import { may } from '../../../lib/may.ts';
import { Confirm } from '../../../ui/confirm.tsx';
import { EmptyState } from '../../../ui/empty-state.tsx';
import { Loading } from '../../../ui/loading.tsx';
import { ProblemNotice } from '../../../ui/problem-notice.tsx';
import { documentsQuery } from '../../document/api/list-documents.ts';
import { logQuery } from '../api/list-log.ts';
import { useUndoEntry } from '../api/undo-entry.ts';
import { logMatching, logScopes, peopleIn, type LogFilter } from '../log-filter.ts';
import './log.css';

/** How many lines more each asking for older entries wants, and how many pages it looks through for them at most. */
const batch = 100;
const furthest = 20;

/** What was done on the case, newest first; what can be taken back, can be taken back here. */
export function LogPage() {
  const { caseId, detail, asOf } = useCase();
  const log = useInfiniteQuery(logQuery(caseId, asOf));
  const [undoing, setUndoing] = useState<LogItem | null>(null);
  const [filter, setFilter] = useState<LogFilter>({ scope: 'decisions', by: null });
  const [wanted, setWanted] = useState({ lines: batch, pages: furthest });
  const items = useMemo(() => log.data?.pages.flatMap((page) => page.items) ?? [], [log.data]);
  const shown = logMatching(items, filter).slice(0, wanted.lines);
  const pages = log.data?.pages.length ?? 0;
  const { hasNextPage, isFetchingNextPage, isFetchNextPageError, fetchNextPage } = log;
  // A page of 500 may hold no entry that passes: look on until there are lines to show, but not for ever unasked.
  const isLooking = hasNextPage && !isFetchNextPageError && shown.length < wanted.lines && pages < wanted.pages;
  useEffect(() => {
    if (isLooking && !isFetchingNextPage) void fetchNextPage();
  }, [isLooking, isFetchingNextPage, fetchNextPage]);
  const documents = useQuery(documentsQuery(caseId, asOf)).data?.documents;
  const titles = useMemo(
    () => new Map((documents ?? []).map((document) => [document.documentId, document.title])),
    [documents],
  );
  const change = (part: Partial<LogFilter>) => {
    setFilter({ ...filter, ...part });
    setWanted({ lines: batch, pages: pages + furthest });
  };
  const oldest = items.at(-1);
  if (log.isPending) return <Loading what="the log" />;
  if (log.error !== null && items.length === 0)
    return (
      <div style={{ padding: 24, maxWidth: 560 }}>
        <ProblemNotice error={log.error} retry={() => void log.refetch()} />
      </div>
    );
  const days = byDay(shown);
  return (
    <div className="scroll" tabIndex={0} role="region" aria-label="Log">
      <div className="page">
        <div className="page-head">
          <h1>Log</h1>
          <span className="muted">newest first; nothing here is ever changed or lost</span>
          <i className="grow" />
          <SegmentedControl
            size="xs"
            aria-label="Entries shown"
            value={filter.scope}
            onChange={(scope) => change({ scope })}
            data={[...logScopes]}
          />
          <select
            className="field"
            aria-label="By whom"
            value={filter.by ?? ''}
            onChange={(event) => change({ by: event.currentTarget.value || null })}
          >
            <option value="">by anybody</option>
            {peopleIn(items).map((person) => (
              <option key={person.accountId} value={person.accountId}>
                {person.name}
              </option>
            ))}
          </select>
        </div>
        {shown.length > 0 || isLooking ? null : (
          <EmptyState title={items.length === 0 ? 'Nothing was done on this case yet' : 'No entry here passes'}>
            {hasNextPage && oldest !== undefined ? `Looked back to ${exactText(oldest.at)}.` : null}
          </EmptyState>
        )}
        {[...days].map(([day, list]) => (
          <section key={day} aria-label={day}>
            <h2 className="log-day">{day}</h2>
            <ol className="log panel">
              {list.map((item) => (
                <Item
                  key={`${item.entry.compartmentId} ${item.entry.seq} ${item.entry.ordinal}`}
                  item={item}
                  title={item.documentId === null ? null : (titles.get(item.documentId) ?? null)}
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
        {hasNextPage || logMatching(items, filter).length > shown.length ? (
          <p style={{ marginTop: 14 }}>
            <button
              type="button"
              className="as-link"
              disabled={isLooking || isFetchingNextPage}
              onClick={() => setWanted({ lines: shown.length + batch, pages: pages + furthest })}
            >
              {isLooking || isFetchingNextPage ? 'Fetching …' : 'Show older entries'}
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

function Item({ item, title, onUndo }: { item: LogItem; title: string | null; onUndo: (() => void) | null }) {
  const { caseId } = useCase();
  const isClaim = item.subjectId !== null && item.subjectId !== item.documentId && item.kind.startsWith('claim.');
  return (
    <li className={item.undone || item.erased ? 'undone' : undefined}>
      <time dateTime={item.at} title={exactText(item.at)} className="mono muted nowrap">
        {exactTimeText(item.at)}
      </time>
      <span className="log-by">{item.by.name}</span>
      <span className="log-what" dir="auto">
        {item.erased ? 'erased under authority; what it said is gone' : item.what}
        {item.undone ? <span className="muted"> (taken back)</span> : null}
        {item.documentId === null || item.erased ? '' : ' · '}
        {item.documentId === null || item.erased ? null : (
          <Link
            to="/cases/$caseId/documents/$documentId"
            params={{ caseId, documentId: item.documentId }}
            search={(before) => ({ asOf: before.asOf, ...(isClaim ? { claim: item.subjectId! } : {}) })}
            className="as-link"
            aria-label={`Open ${title ?? 'the document'}: ${item.what}`}
          >
            {title ?? 'open'}
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
