import type { Routes } from '../api/ask-trace.ts';
import { bestText, momentText, sizeText, throughText } from '../route-words.ts';

type Props = { readonly data: Routes; readonly at: number; readonly onRoute: (at: number) => void };

/** All routes found, ranked, and what breaks them. */
export function RouteSide({ data, at, onRoute }: Props) {
  return (
    <>
      <h2>{data.routes.length === 1 ? 'One route' : `${data.routes.length} routes`}</h2>
      {data.partial === null ? null : <p className="denial small">Not all of them: {data.partial}</p>}
      <ol className="tr-list">
        {data.routes.map((route, i) => (
          <li key={i}>
            <button
              type="button"
              className={`bare tr-choice${i === at ? ' on' : ''}`}
              aria-current={i === at ? 'true' : undefined}
              onClick={() => onRoute(i)}
            >
              <b>{bestText(route)}</b>
              <span>
                arrives {route.arrives.words} · {sizeText(route)}
              </span>
              <span className="small muted" dir="auto">
                {throughText(route)}
              </span>
              {route.restsOnDenied ? <span className="small tone-denied">⊘ rests on what is denied</span> : null}
              {route.isSure ? null : <span className="small muted">? the order of some hops is only possible</span>}
            </button>
          </li>
        ))}
      </ol>
      <p className="small">
        {data.surelyBy === null
          ? 'By no route is the order of all hops certain.'
          : `The dates make certain an arrival by ${momentText(data.surelyBy)}, by whatever route.`}
      </p>
      <h2>What would have to be false to break it</h2>
      {data.breaks.length === 0 ? (
        <p className="small muted">Nothing small enough to name.</p>
      ) : (
        <ul className="tr-breaks">
          {data.breaks.map((one) => (
            <li key={one.linkIds.join()}>{one.words}</li>
          ))}
        </ul>
      )}
      <Undated count={data.undated.count} />
    </>
  );
}

/** What counted for no route because nobody says when. */
export function Undated({ count }: { count: number }) {
  if (count === 0) return null;
  return (
    <p className="small muted">
      {count === 1 ? 'One flow has' : `${count} flows have`} no date and counted for nothing here; the timeline lists
      them.
    </p>
  );
}
