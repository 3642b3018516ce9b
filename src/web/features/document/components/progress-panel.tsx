import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useReducer, useRef } from 'react';
import { useCase } from '../../../lib/case-context.ts';
import { countText, numberText } from '../../../lib/count-text.ts';
import { paceOf, paceText, withSample } from '../../../lib/pace.ts';
import { keys } from '../../../lib/query-keys.ts';
import { progressQuery } from '../api/get-progress.ts';
import { loadsQuery } from '../api/loads.ts';
import { usePauseReading } from '../api/pause-reading.ts';
import { isUnderWay, rateOf } from '../upload-state.ts';
import type { Upload } from '../use-upload.ts';
import { FailureReasons } from './failure-reasons.tsx';
import { LoadRows } from './load-rows.tsx';

/** What is being sent and read now; gone when there is nothing to tell. */
export function ProgressPanel({ upload, able, onAgain }: { upload: Upload; able: boolean; onAgain: () => void }) {
  const { caseId, asOf } = useCase();
  const progress = useQuery({ ...progressQuery(caseId), enabled: asOf === null }).data;
  const pauseReading = usePauseReading(caseId);
  useRefreshAsReadingGoesOn(caseId, progress);
  const { state } = upload;
  const sending = isUnderWay(state);
  const waiting = asOf === null ? (progress?.waiting ?? 0) : 0;
  const loads = useQuery({ ...loadsQuery(caseId), enabled: asOf === null }).data?.loads ?? [];
  const others = asOf === null && loads.some((load) => !upload.isMine(load.loadId));
  const pace = usePace(progress);
  if (state.total === 0 && waiting === 0 && !others) return null;
  const sent = state.kept + state.known;
  const stopping = sending && state.waiting.length === 0 && state.unsent.length > 0;
  const rate = rateOf(state);
  return (
    <section className="progress panel" aria-label="Files on their way">
      {state.total === 0 ? null : (
        <div>
          <div className="row">
            <b>{stopping ? 'Stopping' : sending ? (state.paused ? 'Sending, paused' : 'Sending') : 'Sent'}</b>
            <span>
              {numberText(sent)} of {countText(state.total, 'file')}
            </span>
            {stopping ? (
              <span className="muted">
                {countText(state.inFlight, 'file')} on {state.inFlight === 1 ? 'its' : 'their'} way to the end
              </span>
            ) : null}
            {sending && !stopping && rate !== null && !state.paused ? (
              <span className="muted">{paceText(rate, state.waiting.length + state.inFlight)}</span>
            ) : null}
            <i className="grow" />
            {stopping ? null : sending ? (
              <>
                <button type="button" className="as-link" onClick={() => upload.pause(!state.paused)}>
                  {state.paused ? 'Go on' : 'Pause'}
                </button>
                <button type="button" className="as-link" onClick={upload.stop}>
                  Stop
                </button>
              </>
            ) : (
              <button type="button" className="as-link" onClick={upload.clear}>
                Close
              </button>
            )}
          </div>
          <div
            className="bar"
            role="progressbar"
            aria-label="Files sent"
            aria-valuemin={0}
            aria-valuemax={state.total}
            aria-valuenow={sent}
          >
            <i style={{ width: `${(100 * sent) / state.total}%` }} />
          </div>
          {state.known > 0 ? (
            <div className="small muted">{countText(state.known, 'file')} with the same bytes as one already here</div>
          ) : null}
          {state.unsent.length === 0 ? null : (
            <div className="row">
              <b>{countText(state.unsent.length, 'file')} not sent</b>
              <span className="muted">stopped before {state.unsent.length === 1 ? 'it was' : 'they were'} begun</span>
              <i className="grow" />
              <button type="button" className="as-link" onClick={upload.sendTheRest}>
                Send the rest
              </button>
            </div>
          )}
          {state.refused.length === 0 ? null : (
            <div className="refused">
              <div className="row">
                <b className="tone-denied">✕ {countText(state.refused.length, 'file')} refused</b>
                <i className="grow" />
                <button type="button" className="as-link" onClick={upload.retry}>
                  Send again
                </button>
              </div>
              <ul>
                {state.refused.slice(0, 200).map((one, at) => (
                  <li key={at}>
                    <b>{one.item.path === '' ? one.item.file.name : one.item.path}</b>: {one.what} {one.next}{' '}
                    <span className="mono">{one.code}</span>
                  </li>
                ))}
              </ul>
            </div>
          )}
        </div>
      )}
      {others ? <LoadRows caseId={caseId} able={able} isMine={upload.isMine} onAgain={onAgain} /> : null}
      {waiting === 0 ? null : (
        <div className="row">
          <b>{progress?.paused === true ? 'Reading, paused' : 'Reading'}</b>
          <span>{countText(waiting, 'document')} to go</span>
          <span className="muted">{progress?.paused === true ? '' : paceText(pace, waiting)}</span>
          <i className="grow" />
          {able ? (
            <button
              type="button"
              className="as-link"
              disabled={pauseReading.isPending}
              onClick={() => pauseReading.mutate(progress?.paused !== true)}
            >
              {progress?.paused === true ? 'Go on' : 'Pause'}
            </button>
          ) : null}
        </div>
      )}
      {waiting > 0 || others || state.total > 0 ? (
        <FailureReasons caseId={caseId} failures={progress?.failures ?? []} able={able} />
      ) : null}
    </section>
  );
}

/** Documents read in a second, as seen from here. */
function usePace(progress: Progress | undefined): number | null {
  const [samples, sample] = useReducer(withSample, []);
  const done = progress === undefined ? null : progress.read + progress.unreadable;
  useEffect(() => {
    if (done !== null) sample({ at: Date.now(), done });
  }, [done]);
  return paceOf(samples);
}

type Progress = {
  readonly waiting: number;
  readonly read: number;
  readonly unreadable: number;
  readonly setAside: number;
};

/** Lists and counts follow the reading, at most every two seconds. */
function useRefreshAsReadingGoesOn(caseId: string, progress: Progress | undefined) {
  const client = useQueryClient();
  const last = useRef<string | null>(null);
  const timer = useRef<ReturnType<typeof setTimeout> | null>(null);
  const waiting = progress?.waiting ?? 0;
  // All four, because what was added may have been read before anyone asked how much waits.
  const standing =
    progress === undefined ? null : [waiting, progress.read, progress.unreadable, progress.setAside].join(' ');
  useEffect(() => {
    const before = last.current;
    last.current = standing;
    if (before === null || standing === null || before === standing || timer.current !== null) return;
    timer.current = setTimeout(
      () => {
        timer.current = null;
        // How far each load came is counted anew at the end; on the way it is asked as often as it can be counted.
        const parts = ['documents', 'detail', 'document', 'claims', ...(waiting === 0 ? ['loads'] : [])];
        for (const part of parts) void client.invalidateQueries({ queryKey: [...keys.case(caseId), part] });
      },
      waiting === 0 ? 0 : 2000,
    );
  }, [caseId, client, standing, waiting]);
}
