import { Button, NativeSelect, TextInput } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useRef, useState } from 'react';
import type { Mapping, RecordImport, TableView } from '#api/schemas/records';
import type { DocumentSummary } from '#api/schemas/document';
import { useCase } from '../../../lib/case-context.ts';
import { countText, numberText } from '../../../lib/count-text.ts';
import { whenText } from '../../../lib/dates.ts';
import { may } from '../../../lib/may.ts';
import { keys } from '../../../lib/query-keys.ts';
import { tell } from '../../../lib/tell.ts';
import { ProblemNotice } from '../../../ui/problem-notice.tsx';
import { WithQuery } from '../../../ui/with-query.tsx';
import {
  importsQuery,
  mappingsQuery,
  previewQuery,
  refusedFrom,
  tableQuery,
  takeRows,
  useSaveMapping,
} from '../api/records.ts';
import { mendColumn } from '../mend-mapping.ts';
import { ColumnRow } from './column-row.tsx';
import { RecordPreview } from './record-preview.tsx';
import { RowsChoice } from './rows-choice.tsx';
import { TakingBar } from './taking-bar.tsx';

type Props = {
  readonly document: Pick<DocumentSummary, 'documentId' | 'compartmentId' | 'title'>;
  readonly sheet: string | null;
  readonly onSheet: (sheet: string) => void;
  readonly onDone: () => void;
};

/** The table of one document: its columns, what its rows become, and taking them. */
export function TablePage({ document, sheet, onSheet, onDone }: Props) {
  const { caseId } = useCase();
  const table = useQuery(tableQuery(caseId, document.documentId, sheet));
  return (
    <WithQuery query={table} what="the table">
      {(view) => (
        <Workspace
          key={`${view.renditionId} ${view.sheet ?? ''}`}
          view={view}
          document={document}
          onSheet={onSheet}
          onDone={onDone}
        />
      )}
    </WithQuery>
  );
}

function Workspace({ view, document, onSheet, onDone }: Omit<Props, 'sheet'> & { view: TableView }) {
  const { caseId, detail, asOf } = useCase();
  const { documentId } = document;
  const client = useQueryClient();
  const again = view.before.find((one) => one.isThis);
  const [mapping, setMapping] = useState<Mapping>(view.proposed);
  const [follows, setFollows] = useState<string | null>(null);
  const [name, setName] = useState('');
  const [isTaking, setIsTaking] = useState(false);
  const [taken, setTaken] = useState<RecordImport | null>(null);
  const [error, setError] = useState<unknown>(null);
  const stopping = useRef<AbortController | null>(null);
  // Rows that are being taken, or were, are no longer a question: what this would follow may be followed already.
  const preview = useQuery({ ...previewQuery(caseId, documentId, mapping, follows), enabled: !isTaking });
  const saved = useQuery(mappingsQuery(caseId));
  const imports = useQuery(importsQuery(caseId, null));
  const save = useSaveMapping(caseId);
  const mayTake = asOf === null && may(detail, 'review', document.compartmentId);
  const asked = (column: number) => preview.data?.questions.find((one) => one.column === column)?.words ?? null;
  const general = preview.data?.questions.filter((one) => one.column === null) ?? [];
  const { counts } = preview.data ?? {};
  const toTake = counts === undefined ? 0 : counts.fresh + counts.changed + counts.gone;
  const isReady = !preview.isPlaceholderData && (preview.data?.questions.length ?? 1) === 0 && toTake > 0;

  const use = (next: Mapping) => setMapping({ ...next, sheet: view.sheet });
  const goOnFrom = (importId: string | null) => {
    setFollows(importId);
    const before = imports.data?.find((one) => one.importId === importId);
    if (before !== undefined) use(before.mapping);
  };
  const take = async () => {
    if (counts === undefined) return;
    const stop = new AbortController();
    stopping.current = stop;
    setError(null);
    setIsTaking(true);
    try {
      const done = await takeRows(caseId, { documentId, mapping, follows, expected: counts }, setTaken, stop.signal);
      tell(
        done.isDone
          ? `Taken: ${countText(done.counts.fresh + done.counts.changed, 'row')}.`
          : `Stopped at row ${numberText(done.done)} of ${numberText(done.counts.rows)}; go on whenever you like.`,
      );
      onDone();
    } catch (failed) {
      setError(failed);
      setIsTaking(false);
      setTaken(null);
    } finally {
      await client.invalidateQueries({ queryKey: keys.case(caseId) });
    }
  };
  const kindAt = mapping.columns.findIndex((one) => one.part === 'kind');
  const kinds = kindAt < 0 ? [] : (view.columns[kindAt]?.few ?? []);

  return (
    <div className="stack">
      <div className="page-head">
        <h1 dir="auto">{document.title}</h1>
        <span className="muted">{countText(view.rows, 'row')}</span>
        <Link
          to="/cases/$caseId/documents/$documentId"
          params={{ caseId, documentId }}
          search={(before) => ({ asOf: before.asOf })}
          className="as-link"
        >
          read it
        </Link>
      </div>
      <div className="records-choice">
        {view.sheets.length > 1 ? (
          <NativeSelect
            label="Sheet"
            data={[...view.sheets]}
            value={view.sheet ?? ''}
            onChange={(event) => onSheet(event.currentTarget.value)}
          />
        ) : null}
        {view.fitting.length > 0 ? (
          <NativeSelect
            label="Saved mapping"
            data={[
              { value: '', label: 'as proposed, or as mended below' },
              ...view.fitting.map((one) => ({ value: one.mappingId, label: one.name })),
            ]}
            defaultValue=""
            onChange={(event) => {
              const id = event.currentTarget.value;
              const found = saved.data?.find((one) => one.mappingId === id);
              use(found?.mapping ?? view.proposed);
            }}
          />
        ) : null}
        {view.before.length > 0 ? (
          <NativeSelect
            label="These rows are"
            data={[
              { value: '', label: 'a table of their own' },
              ...view.before.map((one) => ({
                value: one.importId,
                label: `a newer version of ${one.documentTitle}, taken ${whenText(one.takenAt)}`,
              })),
            ]}
            value={follows ?? ''}
            onChange={(event) => goOnFrom(event.currentTarget.value || null)}
          />
        ) : null}
      </div>
      {again !== undefined && follows === null ? (
        <p className="records-note">
          The rows of this table were taken already.{' '}
          <button type="button" className="as-link" onClick={() => goOnFrom(again.importId)}>
            Take them again by a mended mapping
          </button>
          , or go back and take them back first.
        </p>
      ) : null}
      <RowsChoice mapping={mapping} kinds={kinds} onChange={use} />
      <table className="sheet panel records-columns">
        <caption className="visually-hidden">The columns of the table and what each is taken for</caption>
        <thead>
          <tr>
            <th>Column</th>
            <th>Holds</th>
            <th>Is taken for</th>
            <th title="Rows of two versions are the same row where these are equal">Key</th>
          </tr>
        </thead>
        <tbody>
          {view.columns.map((column) => {
            const at = mapping.columns.findIndex((one) => one.header === column.header && one.nth === column.nth);
            const one = mapping.columns[at];
            return one === undefined ? null : (
              <ColumnRow
                key={column.column}
                column={column}
                use={one}
                shape={mapping.shape}
                asked={asked(column.column)}
                onMend={(change) => use(mendColumn(mapping, at, change))}
              />
            );
          })}
        </tbody>
      </table>
      <p className="small muted">
        Columns marked as key tell rows apart: in a newer version of the table the row with the same key is the same
        row.
        {mapping.columns.some((one) => one.isKey)
          ? ''
          : ' With none, a row that changed counts as one gone and one new.'}
      </p>
      {general.map((one) => (
        <p key={one.words} className="tone-denied" role="alert">
          {one.words}
        </p>
      ))}
      <WithQuery query={preview} what="what would be taken">
        {(data) => (
          <RecordPreview
            caseId={caseId}
            documentId={documentId}
            preview={data}
            isStale={preview.isPlaceholderData}
            more={(from) => refusedFrom(caseId, documentId, mapping, follows, from)}
          />
        )}
      </WithQuery>
      {error === null ? null : <ProblemNotice error={error} retry={() => void take()} />}
      {taken === null ? null : <TakingBar taking={taken} onStop={() => stopping.current?.abort()} />}
      {mayTake ? (
        <div className="records-actions panel">
          <form
            className="row"
            onSubmit={(event) => {
              event.preventDefault();
              save.mutate(
                { name, mapping, compartmentId: document.compartmentId },
                { onSuccess: () => tell(`Saved: ${name}.`), onError: setError },
              );
            }}
          >
            <TextInput
              aria-label="Name of this mapping"
              placeholder="name of this mapping"
              value={name}
              onChange={(event) => setName(event.currentTarget.value)}
            />
            <Button type="submit" variant="default" disabled={name.trim() === ''} loading={save.isPending}>
              Save the mapping
            </Button>
          </form>
          <i className="grow" />
          {(preview.data?.questions.length ?? 0) > 0 ? (
            <span className="small tone-denied">Answer what is asked above first.</span>
          ) : null}
          <Button onClick={() => void take()} disabled={!isReady} loading={isTaking}>
            {follows === null
              ? `Accept ${countText(counts?.fresh ?? 0, 'row')}`
              : `Accept ${countText(toTake, 'change')}`}
          </Button>
        </div>
      ) : null}
    </div>
  );
}
