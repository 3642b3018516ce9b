import type { CellState } from '../matrix-walk.ts';

/** The state of a point to prove as a shape of its own, so that no state hangs on a colour. */
export function CellSign({ state }: { state: CellState }) {
  return (
    <svg className={`cell-sign ${state}`} width="13" height="13" viewBox="0 0 13 13" aria-hidden="true">
      {state === 'evidenced' ? <circle cx="6.5" cy="6.5" r="5.5" className="full" /> : null}
      {state === 'thin' ? (
        <>
          <circle cx="6.5" cy="6.5" r="5" className="ring" />
          <path d="M6.5 1.5 a5 5 0 0 0 0 10 z" className="full" />
        </>
      ) : null}
      {state === 'contested' ? (
        <>
          <circle cx="6.5" cy="6.5" r="5" className="ring" />
          <path d="M3 3 L10 10 M10 3 L3 10" className="ring" />
        </>
      ) : null}
      {state === 'gap' ? <rect x="1.8" y="1.8" width="9.4" height="9.4" className="ring open" /> : null}
    </svg>
  );
}

/** Sign and word together. */
export function CellWord({ state, since }: { state: CellState; since?: string | null }) {
  return (
    <span className={`cell-word ${state}`}>
      <CellSign state={state} /> {state}
      {since === undefined || since === null ? null : <span className="since"> since {since}</span>}
    </span>
  );
}
