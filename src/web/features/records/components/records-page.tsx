import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import type { DocumentSummary } from '#api/schemas/document';
import { mayHoldTable } from '#engines/records/table-text';
import { useCase } from '../../../lib/case-context.ts';
import { EmptyState } from '../../../ui/empty-state.tsx';
import { WithQuery } from '../../../ui/with-query.tsx';
import { importsQuery } from '../api/records.ts';
import { ImportList } from './import-list.tsx';
import { TablePage } from './table-page.tsx';
import './records.css';

type Props = { readonly documents: readonly DocumentSummary[] };

/** Tables of the case: those whose rows were taken, those whose rows may be, and the one that is open. */
export function RecordsPage({ documents }: Props) {
  const { caseId, asOf } = useCase();
  const { document: openId, sheet } = useSearch({ strict: false });
  const navigate = useNavigate();
  const imports = useQuery(importsQuery(caseId, asOf));
  const tables = documents.filter((one) => one.state === 'read' && mayHoldTable(one.mediaType));
  const open = documents.find((one) => one.documentId === openId);
  const go = (search: { document?: string | undefined; sheet?: string | undefined }) =>
    void navigate({
      to: '/cases/$caseId/records',
      params: { caseId },
      search: (before) => ({ asOf: before.asOf, ...search }),
    });
  return (
    <div className="scroll">
      <div className="page wide records">
        {open !== undefined ? (
          <>
            <button type="button" className="as-link" onClick={() => go({})}>
              ← all tables
            </button>
            <TablePage
              document={open}
              sheet={sheet ?? null}
              onSheet={(next) => go({ document: open.documentId, sheet: next })}
              onDone={() => go({})}
            />
          </>
        ) : (
          <>
            <div className="page-head">
              <h1>Records</h1>
            </div>
            <WithQuery query={imports} what="the tables">
              {(list) => (
                <>
                  {list.length === 0 ? null : <ImportList imports={list} />}
                  <h2 className="records-head">Tables in this case</h2>
                  {tables.length === 0 ? (
                    <EmptyState title="No document here is a table">
                      Add a CSV, XLSX or JSON Lines file: its rows can become people, organisations, messages, payments,
                      trips and meetings, each of which opens to its row.
                    </EmptyState>
                  ) : (
                    <ul className="records-tables panel">
                      {tables.map((one) => (
                        <li key={one.documentId}>
                          <Link
                            to="/cases/$caseId/records"
                            params={{ caseId }}
                            search={(before) => ({ asOf: before.asOf, document: one.documentId })}
                            className="as-link"
                            dir="auto"
                          >
                            {one.title}
                          </Link>{' '}
                          <span className="muted small">
                            {list.some((taken) => taken.documentId === one.documentId)
                              ? 'rows taken'
                              : 'no rows taken yet'}
                          </span>
                        </li>
                      ))}
                    </ul>
                  )}
                </>
              )}
            </WithQuery>
          </>
        )}
      </div>
    </div>
  );
}
