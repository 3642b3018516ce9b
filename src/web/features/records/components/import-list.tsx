import { Button } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useRef, useState } from 'react';
import type { RecordImport } from '#api/schemas/records';
import { useCase } from '../../../lib/case-context.ts';
import { countText, numberText } from '../../../lib/count-text.ts';
import { may } from '../../../lib/may.ts';
import { problemOf } from '../../../lib/problem.ts';
import { keys } from '../../../lib/query-keys.ts';
import { tell } from '../../../lib/tell.ts';
import { Confirm } from '../../../ui/confirm.tsx';
import { When } from '../../../ui/when.tsx';
import { goOn, useTakeBack } from '../api/records.ts';
import { TakingBar } from './taking-bar.tsx';

/** What was taken of which table; one step takes all of it back. */
export function ImportList({ imports }: { imports: readonly RecordImport[] }) {
  return (
    <table className="sheet panel">
      <caption className="visually-hidden">Tables whose rows were taken</caption>
      <thead>
        <tr>
          <th>Table</th>
          <th>Rows</th>
          <th>Taken by</th>
          <th>
            <span className="visually-hidden">What can be done</span>
          </th>
        </tr>
      </thead>
      <tbody>
        {imports.map((one) => (
          <ImportRow key={one.importId} of={one} />
        ))}
      </tbody>
    </table>
  );
}

function ImportRow({ of }: { of: RecordImport }) {
  const { caseId, detail, asOf } = useCase();
  const [asking, setAsking] = useState(false);
  const [going, setGoing] = useState<RecordImport | null>(null);
  const stopping = useRef<AbortController | null>(null);
  const client = useQueryClient();
  const back = useTakeBack(caseId);
  const mayDecide = asOf === null && may(detail, 'review', of.compartmentId);
  const { counts } = of;
  const onwards = async () => {
    const stop = new AbortController();
    stopping.current = stop;
    setGoing(of);
    try {
      await goOn(caseId, of, setGoing, stop.signal);
    } catch (error) {
      tell(problemOf(error).what);
    } finally {
      setGoing(null);
      await client.invalidateQueries({ queryKey: keys.case(caseId) });
    }
  };
  return (
    <tr>
      <td dir="auto">
        <Link
          to="/cases/$caseId/records"
          params={{ caseId }}
          search={(before) => ({ asOf: before.asOf, document: of.documentId, sheet: of.sheet ?? undefined })}
          className="as-link"
        >
          {of.documentTitle}
        </Link>
        {of.sheet === null ? null : <span className="muted"> · {of.sheet}</span>}
      </td>
      <td>
        {of.follows === null ? (
          countText(counts.fresh, 'row')
        ) : (
          <>
            {numberText(counts.fresh)} new, {numberText(counts.changed)} changed, {numberText(counts.gone)} gone
          </>
        )}
        <div className="small muted">
          {of.follows === null ? '' : `a newer version; ${numberText(counts.same)} the same · `}
          {counts.refused === 0 ? 'none left out' : `${numberText(counts.refused)} left out`}
          {of.followedBy === null ? '' : ' · a newer version was taken since'}
        </div>
        {of.isDone || going !== null ? null : (
          <div className="small tone-denied">
            stopped at row {numberText(of.done)} of {numberText(counts.rows)}
          </div>
        )}
        {going === null ? null : <TakingBar taking={going} onStop={() => stopping.current?.abort()} />}
      </td>
      <td className="small">
        {of.takenBy.name}, <When at={of.takenAt} />
      </td>
      <td className="nowrap">
        {mayDecide ? (
          <div className="actions">
            {of.isDone || going !== null ? null : (
              <Button size="xs" onClick={() => void onwards()}>
                Go on
              </Button>
            )}
            {of.followedBy === null && going === null ? (
              <Button size="xs" variant="default" onClick={() => setAsking(true)}>
                Take back
              </Button>
            ) : null}
          </div>
        ) : null}
        <Confirm
          title="Take all of it back?"
          does="Take it back"
          opened={asking}
          busy={back.isPending}
          error={back.error}
          onDo={() =>
            back.mutate(of, {
              onSuccess: () => {
                setAsking(false);
                tell('Taken back.');
              },
            })
          }
          onClose={() => setAsking(false)}
        >
          What these rows made goes in one step: entities, links and what is said of them.
          {of.follows === null ? '' : ' What the version before said stands again.'} It stays in the log, and views of
          the past show it.
        </Confirm>
      </td>
    </tr>
  );
}
