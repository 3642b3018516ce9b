import { useQuery } from '@tanstack/react-query';
import type { Load } from '#api/schemas/load';
import { countText, numberText } from '../../../lib/count-text.ts';
import { whenText } from '../../../lib/dates.ts';
import { loadsQuery, useChangeLoad } from '../api/loads.ts';

type Props = {
  readonly caseId: string;
  readonly able: boolean;
  /** Loads that this page itself sends say how far they are above. */
  readonly isMine: (loadId: string) => boolean;
  readonly onAgain: () => void;
};

/** All that was sent is here, and read: it only waits for somebody to close it. */
const isWhole = (load: Load): boolean => load.received >= load.total && load.waiting === 0;

/** Loads that others send, or that were broken off: how far each has come, and what can be done. */
export function LoadRows({ caseId, able, isMine, onAgain }: Props) {
  const { loads = [], notListed = 0 } = useQuery(loadsQuery(caseId)).data ?? {};
  const change = useChangeLoad(caseId);
  const to = (load: Load, state: Load['state'], words: string) => (
    <button
      type="button"
      className="as-link"
      aria-label={`${words}: ${load.label}`}
      disabled={change.isPending}
      onClick={() => change.mutate({ loadId: load.loadId, state })}
    >
      {words}
    </button>
  );
  const rows = loads
    .filter((load) => !isMine(load.loadId))
    .map((load) => (
      <div key={load.loadId} className="load">
        <div className="row">
          <b dir="auto">{load.label}</b>
          <span>
            {numberText(load.received)} of {countText(load.total, 'file')} received
          </span>
          {load.state === 'stopped' ? <span className="muted">stopped</span> : null}
          <i className="grow" />
          {able ? (
            <>
              {load.received < load.total ? (
                <button
                  type="button"
                  className="as-link"
                  aria-label={`Choose the files again: ${load.label}`}
                  onClick={onAgain}
                >
                  Choose the files again
                </button>
              ) : null}
              {isWhole(load) ? null : load.state === 'open' ? to(load, 'stopped', 'Stop') : to(load, 'open', 'Go on')}
              {to(load, 'ended', 'Close')}
            </>
          ) : null}
        </div>
        <div
          className="bar"
          role="progressbar"
          aria-label={`Files of ${load.label} received`}
          aria-valuemin={0}
          aria-valuemax={load.total}
          aria-valuenow={load.received}
        >
          <i style={{ width: `${(100 * load.received) / Math.max(1, load.total)}%` }} />
        </div>
        <div className="small muted">
          begun by {load.by.name}, {whenText(load.startedAt)} · {numberText(load.read)} read,{' '}
          {numberText(load.unreadable)} not, {numberText(load.waiting)} to go
          {load.inside === 0 ? '' : ` · ${countText(load.inside, 'document')} found inside`}
          {load.received < load.total && able
            ? ' · where it was broken off, add the same files again: what is here is not sent twice'
            : ''}
        </div>
      </div>
    ));
  return (
    <>
      {rows}
      {notListed === 0 ? null : (
        <p className="small muted">
          {countText(notListed, 'more load')} not ended; close some of these to see {notListed === 1 ? 'it' : 'them'}.
        </p>
      )}
    </>
  );
}
