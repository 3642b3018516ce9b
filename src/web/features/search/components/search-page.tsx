import { useDebouncedCallback } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useEffect, useRef, useState, type KeyboardEvent } from 'react';
import { announce } from '../../../lib/announce.ts';
import { useCase } from '../../../lib/case-context.ts';
import { countText, numberText } from '../../../lib/count-text.ts';
import { whenText } from '../../../lib/dates.ts';
import { may } from '../../../lib/may.ts';
import { EmptyState } from '../../../ui/empty-state.tsx';
import { Kbd } from '../../../ui/kbd.tsx';
import { WithQuery } from '../../../ui/with-query.tsx';
import type { SearchRan } from '../api/saved-searches.ts';
import { pageSize, searchPageQuery } from '../api/search.ts';
import { stepAmongHits } from '../step-among-hits.ts';
import { FacetList } from './facet-list.tsx';
import { HitCard } from './hit-card.tsx';
import { QueryHelp } from './query-help.tsx';
import { QueryNotes } from './query-notes.tsx';
import { SaveSearchDialog } from './save-search-dialog.tsx';
import { SavedSearches } from './saved-searches.tsx';
import './search-page.css';

const orders = [
  ['best', 'Best first'],
  ['newest', 'Newest first'],
  ['oldest', 'Oldest first'],
] as const;

/** What running a saved search brought, in words. */
const newsText = ({ search, fresh, since }: SearchRan): string =>
  since === null || fresh === null
    ? `“${search.name}” was run for the first time by you`
    : `${fresh === 0 ? 'Nothing' : numberText(fresh)} new since you last ran “${search.name}”, ${whenText(since)}`;

/** Everything that a query finds in the case, what it is made of, and the ways to narrow it. */
export function SearchPage() {
  const { caseId, detail, asOf } = useCase();
  const { q = '', order = 'best', from = 0 } = useSearch({ from: '/signed-in/cases/$caseId/search' });
  const navigate = useNavigate({ from: '/cases/$caseId/search' });
  const [typed, setTyped] = useState(q);
  const page = useRef<HTMLDivElement>(null);
  const asked = useRef(q);
  const [isSaving, setSaving] = useState(false);
  const [ran, setRan] = useState<SearchRan | null>(null);

  const go = (next: { q?: string; order?: typeof order; from?: number }) =>
    void navigate({ search: (before) => ({ asOf: before.asOf, q, order, ...next }), replace: true });
  // What is typed becomes the address once it settles; what is chosen meanwhile goes before it.
  const settle = useDebouncedCallback((text: string) => {
    if (text === asked.current) return;
    asked.current = text;
    void navigate({
      search: (before) => ({ asOf: before.asOf, q: text === '' ? undefined : text, order: before.order }),
      replace: true,
    });
  }, 200);
  // An address that changes elsewhere is shown as typed.
  useEffect(() => {
    if (q === asked.current) return;
    asked.current = q;
    settle.cancel();
    setTyped(q);
  }, [q, settle]);

  const found = useQuery(searchPageQuery(caseId, { q, order, from }));
  const choose = (next: string) => {
    settle.cancel();
    setTyped(next);
    asked.current = next;
    go({ q: next });
  };
  const runAgain = (result: SearchRan) => {
    setRan(result);
    settle.cancel();
    setTyped(result.search.q);
    asked.current = result.search.q;
    go({ q: result.search.q, order: result.search.order });
    announce(newsText(result));
  };
  const maySave = q !== '' && asOf === null && found.data?.problems.length === 0 && may(detail, 'review');
  const onKeyDown = (event: KeyboardEvent) => {
    if ((event.ctrlKey || event.metaKey) && event.key === 's' && maySave) {
      event.preventDefault();
      setSaving(true);
    } else stepAmongHits(event, page.current);
  };
  const data = q === '' ? undefined : found.data;
  const count =
    data === undefined || data.problems.length > 0
      ? ''
      : data.more
        ? `${numberText(data.documents)}+ documents`
        : countText(data.documents, 'document', 'documents');
  return (
    <div className="scroll" ref={page} onKeyDown={onKeyDown}>
      <div className="page wide">
        <h1 className="visually-hidden">Search this case</h1>
        <form role="search" className="toolbar" onSubmit={(event) => event.preventDefault()}>
          <label className="stack-field grow">
            Words, names and fields, in any script
            <input
              className="field found-field"
              type="search"
              dir="auto"
              autoFocus
              maxLength={500}
              value={typed}
              onChange={(event) => {
                setTyped(event.currentTarget.value);
                settle(event.currentTarget.value.trim());
              }}
            />
          </label>
          <label className="stack-field">
            Order
            <select
              className="field"
              value={order}
              onChange={(event) =>
                go({ order: orders.find(([one]) => one === event.currentTarget.value)?.[0] ?? 'best' })
              }
            >
              {orders.map(([value, label]) => (
                <option key={value} value={value}>
                  {label}
                </option>
              ))}
            </select>
          </label>
        </form>
        <div className="found-count" role="status">
          <b>{count}</b>
          {data !== undefined && data.documents > data.ranked && order === 'best' && data.ranked > 0 ? (
            <span className="small muted">
              the {numberText(data.ranked)} received last are ranked; narrow the search to rank all
            </span>
          ) : null}
          {ran !== null && ran.search.q === q ? <span className="small">{newsText(ran)}</span> : null}
          <i className="grow" />
          {maySave ? (
            <button type="button" className="as-link" onClick={() => setSaving(true)}>
              Save this search <Kbd of="Ctrl S" />
            </button>
          ) : null}
          {data !== undefined && data.documents > 0 ? (
            <a
              className="as-link"
              href={`/api/cases/${caseId}/search.csv?${new URLSearchParams({ q, order })}`}
              download
            >
              Save the list (CSV)
            </a>
          ) : null}
        </div>
        {data === undefined ? null : (
          <>
            <QueryNotes query={q} notes={data.problems} isProblem />
            <QueryNotes query={q} notes={data.notes} isProblem={false} />
          </>
        )}
        {isSaving ? <SaveSearchDialog q={q} order={order} onClose={() => setSaving(false)} /> : null}
        {q === '' ? (
          <>
            <SavedSearches onRan={runAgain} />
            <EmptyState title="What do you look for?">
              <QueryHelp />
              <p>Each search is noted in the case’s log of consultations.</p>
            </EmptyState>
          </>
        ) : (
          <WithQuery query={found} what="documents">
            {(view) =>
              view.problems.length > 0 ? (
                <QueryHelp />
              ) : view.hits.length === 0 ? (
                <EmptyState title="Nothing in what you may see">
                  Try fewer words, another spelling with <code>~</code>, or a beginning with <code>*</code>.
                  <QueryHelp />
                </EmptyState>
              ) : (
                <div className="found-columns">
                  <nav className="found-facets" aria-label="Narrow the search">
                    {view.facets === null ? null : (
                      <FacetList facets={view.facets} query={q} onQuery={choose} isPart={view.more} />
                    )}
                  </nav>
                  <div>
                    <ul className="found-list" aria-label="Documents found" aria-busy={found.isPlaceholderData}>
                      {view.hits.map((hit) => (
                        <HitCard key={`${hit.documentId} ${hit.renditionId}`} caseId={caseId} hit={hit} />
                      ))}
                    </ul>
                    <div className="found-pages">
                      {from > 0 ? (
                        <button
                          type="button"
                          className="as-link"
                          onClick={() => go({ from: Math.max(0, from - pageSize) })}
                        >
                          ← before
                        </button>
                      ) : null}
                      <span className="small muted">
                        {numberText(from + 1)} to {numberText(from + view.hits.length)}
                      </span>
                      {from + pageSize < view.ranked ? (
                        <button type="button" className="as-link" onClick={() => go({ from: from + pageSize })}>
                          more →
                        </button>
                      ) : null}
                    </div>
                  </div>
                </div>
              )
            }
          </WithQuery>
        )}
      </div>
    </div>
  );
}
