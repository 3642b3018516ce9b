import { Button } from '@mantine/core';
import { useRef, useState } from 'react';
import { useCase } from '../../../lib/case-context.ts';
import { countText } from '../../../lib/count-text.ts';
import { EmptyState } from '../../../ui/empty-state.tsx';
import { ProblemNotice } from '../../../ui/problem-notice.tsx';
import { screenNames } from '../api/screen-names.ts';
import { listedIn, reportOf, type ScreenedRow } from '../screening.ts';
import { HitReasons, likenessText } from './hits-table.tsx';
import { EntityLink } from './decision-line.tsx';

type Run = {
  readonly of: number;
  readonly rows: readonly ScreenedRow[];
  readonly isOver: boolean;
  readonly error: unknown;
};

/** Holds a list of names against the case; the outcome can be saved as a table. */
export function ScreeningPage() {
  const { caseId, detail } = useCase();
  const [text, setText] = useState('');
  const [run, setRun] = useState<Run | null>(null);
  const stopping = useRef<AbortController | null>(null);
  const listed = listedIn(text);

  const start = async () => {
    const stop = new AbortController();
    stopping.current = stop;
    setRun({ of: listed.length, rows: [], isOver: false, error: null });
    const add = (rows: readonly ScreenedRow[]) =>
      setRun((before) => (before === null ? null : { ...before, rows: [...before.rows, ...rows] }));
    const end = (error: unknown) =>
      setRun((before) =>
        before === null ? null : { ...before, isOver: true, error: stop.signal.aborted ? null : error },
      );
    await screenNames(caseId, listed, add, stop.signal).then(() => end(null), end);
  };
  const save = (rows: readonly ScreenedRow[]) => {
    const address = URL.createObjectURL(new Blob(['\uFEFF', reportOf(rows)], { type: 'text/csv;charset=utf-8' }));
    const link = document.createElement('a');
    link.href = address;
    link.download = `screening ${detail.title}.csv`;
    link.click();
    URL.revokeObjectURL(address);
  };

  return (
    <div className="scroll">
      <div className="page wide">
        <div className="screening-form">
          <label className="stack-field">
            Names, one a line; a table with a column “name” (birth date, nationality and number are used too); or lines
            of FollowTheMoney JSON
            <textarea
              className="field"
              rows={7}
              dir="auto"
              value={text}
              onChange={(event) => setText(event.currentTarget.value)}
            />
          </label>
          <div className="toolbar">
            <label className="as-link file-pick">
              Open a file
              <input
                type="file"
                className="visually-hidden"
                accept=".csv,.tsv,.txt,.json,.jsonl,.ijson,text/csv,text/plain,application/json"
                onChange={async (event) => {
                  const [file] = event.currentTarget.files ?? [];
                  if (file !== undefined) setText(await file.text());
                }}
              />
            </label>
            <i className="grow" />
            {run !== null && !run.isOver ? (
              <Button variant="default" onClick={() => stopping.current?.abort()}>
                Stop
              </Button>
            ) : null}
            <Button onClick={() => void start()} disabled={listed.length === 0 || (run !== null && !run.isOver)}>
              Screen {countText(listed.length, 'name')}
            </Button>
          </div>
        </div>
        {run === null ? (
          <EmptyState title="Nothing is screened yet">
            Each name is held against entities and names in documents that you may read. A likeness is no finding: it
            shows its reasons, and somebody decides. That a list was screened is noted in the log of consultations.
          </EmptyState>
        ) : (
          <section aria-label="Outcome">
            <div className="page-head screening-head">
              <h2>
                <span role="status">
                  {run.rows.length} of {countText(run.of, 'name')},{' '}
                  {countText(
                    run.rows.filter((row) => row.hits.length > 0).length,
                    'with a likeness',
                    'with a likeness',
                  )}
                </span>
              </h2>
              <i className="grow" />
              <Button variant="default" onClick={() => save(run.rows)} disabled={run.rows.length === 0}>
                Save as CSV
              </Button>
            </div>
            {run.isOver ? null : (
              <progress className="screening-bar" max={run.of} value={run.rows.length} aria-label="Names screened" />
            )}
            {run.error === null ? null : <ProblemNotice error={run.error} retry={() => void start()} />}
            <table className="sheet panel">
              <thead>
                <tr>
                  <th>On the list</th>
                  <th>In the case</th>
                  <th>Likeness of the names</th>
                  <th>Why</th>
                </tr>
              </thead>
              <tbody>
                {run.rows.flatMap((row, i) =>
                  row.hits.length === 0
                    ? [
                        <tr key={`${row.name} ${i}`}>
                          <td dir="auto">{row.name}</td>
                          <td className="faint" colSpan={3}>
                            nothing like it
                          </td>
                        </tr>,
                      ]
                    : row.hits.map((hit, k) => (
                        <tr key={`${row.name} ${i} ${k}`}>
                          <td dir="auto">{k === 0 ? row.name : <span className="visually-hidden">{row.name}</span>}</td>
                          <td>
                            {hit.entity === null ? (
                              <span dir="auto">{hit.name}</span>
                            ) : (
                              <>
                                <EntityLink entity={hit.entity} />
                                {hit.entity.name === hit.name ? null : (
                                  <div className="small muted" dir="auto">
                                    found as {hit.name}
                                  </div>
                                )}
                              </>
                            )}
                          </td>
                          <td className="nowrap">{likenessText(hit.score)}</td>
                          <td dir="auto">
                            <HitReasons of={hit} />
                          </td>
                        </tr>
                      )),
                )}
              </tbody>
            </table>
          </section>
        )}
      </div>
    </div>
  );
}
