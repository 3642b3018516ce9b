import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useCase } from '../../../lib/case-context.ts';
import { numberText } from '../../../lib/count-text.ts';
import { may } from '../../../lib/may.ts';
import { ProblemNotice } from '../../../ui/problem-notice.tsx';
import { When } from '../../../ui/when.tsx';
import { WithQuery } from '../../../ui/with-query.tsx';
import {
  savedSearchesQuery,
  useRunSearch,
  useUndoSearch,
  type ListedSearch,
  type SearchRan,
} from '../api/saved-searches.ts';

/** The case's saved searches, each to be run again, with what is new in it; and all searches as a list for disclosure. */
export function SavedSearches({ onRan }: { readonly onRan: (ran: SearchRan) => void }) {
  const { caseId, detail, asOf } = useCase();
  const searches = useQuery(savedSearchesQuery(caseId));
  const run = useRunSearch(caseId);
  const undo = useUndoSearch(caseId);
  const problem = run.error ?? undo.error;
  const mayList = detail.compartments.some((one) =>
    one.roles.some((role) => role === 'case owner' || role === 'auditor'),
  );
  return (
    <section className="saved-searches" aria-labelledby="saved-searches">
      <h2 id="saved-searches">Saved searches</h2>
      {problem === null ? null : <ProblemNotice error={problem} />}
      <WithQuery query={searches} what="the saved searches">
        {(list) =>
          list.length === 0 ? (
            <p className="muted">None yet. Search for something, then save it to run it again later.</p>
          ) : (
            <table className="sheet">
              <thead>
                <tr>
                  <th>Name</th>
                  <th>Searches for</th>
                  <th>New to you</th>
                  <th>Saved</th>
                  <th>
                    <span className="visually-hidden">Take back</span>
                  </th>
                </tr>
              </thead>
              <tbody>
                {list.map((search) => (
                  <tr key={search.searchId}>
                    <td>
                      <button
                        type="button"
                        className="as-link saved-name"
                        dir="auto"
                        disabled={run.isPending}
                        onClick={() => run.mutate(search.searchId, { onSuccess: onRan })}
                      >
                        <span className="visually-hidden">Run </span>
                        {search.name}
                      </button>
                    </td>
                    <td dir="auto">
                      <code>{search.q}</code>
                    </td>
                    <td className="small">
                      <News of={search} />
                    </td>
                    <td className="small">
                      {search.savedBy.name}, <When at={search.savedAt} />
                    </td>
                    <td className="small saved-back">
                      {asOf === null && may(detail, 'review', search.compartmentId) ? (
                        <button
                          type="button"
                          className="as-link"
                          disabled={undo.isPending}
                          onClick={() => undo.mutate(search)}
                        >
                          take back<span className="visually-hidden"> {search.name}</span>
                        </button>
                      ) : null}
                    </td>
                  </tr>
                ))}
              </tbody>
            </table>
          )
        }
      </WithQuery>
      {mayList ? <Disclosure caseId={caseId} openedAt={detail.openedAt} /> : null}
    </section>
  );
}

function News({ of: { fresh, lastRunAt } }: { readonly of: ListedSearch }) {
  if (lastRunAt === null) return <span className="muted">not run by you yet</span>;
  return (
    <>
      {fresh === null ? null : fresh === 0 ? 'nothing' : <b>{numberText(fresh)} new</b>}{' '}
      <span className="muted">
        since <When at={lastRunAt} />
      </span>
    </>
  );
}

function Disclosure({ caseId, openedAt }: { readonly caseId: string; readonly openedAt: string }) {
  const [from, setFrom] = useState(openedAt.slice(0, 10));
  const [to, setTo] = useState(() => new Date().toISOString().slice(0, 10));
  const isWhole = from !== '' && to !== '' && from <= to;
  return (
    <div className="saved-disclosure">
      <h3>For disclosure</h3>
      <label className="stack-field">
        From
        <input className="field" type="date" value={from} onChange={(event) => setFrom(event.currentTarget.value)} />
      </label>
      <label className="stack-field">
        To
        <input className="field" type="date" value={to} onChange={(event) => setTo(event.currentTarget.value)} />
      </label>
      {isWhole ? (
        <a
          className="as-link"
          href={`/api/cases/${caseId}/searches/log.csv?${new URLSearchParams({ from, to })}`}
          download
        >
          Every search, with date and person (CSV)
        </a>
      ) : (
        <span className="muted small">Choose two days, the earlier one first.</span>
      )}
    </div>
  );
}
