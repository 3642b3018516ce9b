import { useDebouncedValue } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useRef, useState } from 'react';
import { countText, numberText } from '../../../lib/count-text.ts';
import { EmptyState } from '../../../ui/empty-state.tsx';
import { MarkingBadge } from '../../../ui/marking-badge.tsx';
import { WithQuery } from '../../../ui/with-query.tsx';
import { searchCasesQuery } from '../api/search.ts';
import { stepAmongHits } from '../step-among-hits.ts';
import { HitCard } from './hit-card.tsx';
import { QueryHelp } from './query-help.tsx';
import { QueryNotes } from './query-notes.tsx';
import './search-page.css';

/** One question put to every case that the reader belongs to. */
export function AllCasesPage() {
  const [typed, setTyped] = useState('');
  const [q] = useDebouncedValue(typed.trim(), 300);
  const found = useQuery(searchCasesQuery(q));
  const page = useRef<HTMLDivElement>(null);
  return (
    <div className="scroll" ref={page} onKeyDown={(event) => stepAmongHits(event, page.current)}>
      <div className="page">
        <h1>Search all your cases</h1>
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
              onChange={(event) => setTyped(event.currentTarget.value)}
            />
          </label>
        </form>
        {q === '' ? (
          <EmptyState title="What do you look for?">
            <QueryHelp />
            <p>The search is noted in the log of consultations of each of your cases.</p>
          </EmptyState>
        ) : (
          <WithQuery query={found} what="documents">
            {(view) => (
              <>
                <QueryNotes query={q} notes={view.problems} isProblem />
                <QueryNotes query={q} notes={view.notes} isProblem={false} />
                {view.problems.length === 0 && view.cases.every((one) => one.documents === 0) ? (
                  <EmptyState title="Nothing in what you may see" />
                ) : null}
                {view.cases
                  .filter((one) => one.documents > 0)
                  .map((one) => (
                    <section key={one.caseId} aria-label={one.title}>
                      <div className="found-count">
                        <h2>{one.title}</h2>
                        <MarkingBadge marking={one.marking} />
                        <i className="grow" />
                        <Link
                          to="/cases/$caseId/search"
                          params={{ caseId: one.caseId }}
                          search={{ q }}
                          className="as-link"
                        >
                          {one.more
                            ? `${numberText(one.documents)}+ documents`
                            : countText(one.documents, 'document', 'documents')}
                        </Link>
                      </div>
                      <ul className="found-list">
                        {one.hits.map((hit) => (
                          <HitCard key={`${hit.documentId} ${hit.renditionId}`} caseId={one.caseId} hit={hit} />
                        ))}
                      </ul>
                    </section>
                  ))}
              </>
            )}
          </WithQuery>
        )}
      </div>
    </div>
  );
}
