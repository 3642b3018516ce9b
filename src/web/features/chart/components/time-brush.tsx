import { RangeSlider } from '@mantine/core';
import { useDebouncedCallback } from '@mantine/hooks';
import { useState } from 'react';
import type { ChartTimes } from '#api/schemas/chart';
import type { TimeWindow } from '../../../lib/case-focus.ts';
import { numberText } from '../../../lib/count-text.ts';
import { spanText } from '../bundle-words.ts';

type Props = {
  readonly times: ChartTimes;
  readonly window: TimeWindow | null;
  readonly onBrush: (window: TimeWindow | null) => void;
};

const height = 40;
const restsMs = 120;

/** Links over event time, and the part of it that counts; two thumbs move by pointer or keys. */
export function TimeBrush({ times, window: brushed, onBrush }: Props) {
  const { edges, counts, undated } = times;
  const [held, setHeld] = useState<readonly [number, number] | null>(null);
  // Chart and table follow the hand where it rests; a key that is held down asks for one chart, and not for forty.
  const settle = useDebouncedCallback(
    ([a, b]: readonly [number, number]) => {
      setHeld(null);
      onBrush(a === 0 && b === counts.length ? null : { from: edges[a]!, to: edges[b]! });
    },
    { delay: restsMs, flushOnUnmount: true },
  );
  if (counts.length < 2)
    return undated === 0 ? null : (
      <div className="chart-brush small muted">
        {counts.length === 0 ? 'No link here is dated' : 'All dated links fall into one span'}
        {undated > 0 && counts.length > 0 ? `; ${numberText(undated)} without a date` : ''}.
      </div>
    );
  const last = counts.length;
  const most = Math.max(...counts);
  const own =
    brushed === null ? ([0, last] as const) : ([indexOf(edges, brushed.from), indexOf(edges, brushed.to)] as const);
  const [from, to] = held ?? own;
  const isWhole = from === 0 && to === last;
  const text = spanText(edges[from]!, edges[to]! - 1);
  const hold = (next: [number, number]) => {
    setHeld(next);
    settle(next);
  };
  return (
    <div className="chart-brush">
      <div className="chart-brush-head small muted">
        <span>{spanText(edges[0]!, edges[1]! - 1)}</span>
        <span>
          {isWhole ? `links by ${times.unit}, all of them` : <b className="chart-brushed">{text}</b>}
          {undated > 0 ? ` · ${numberText(undated)} without a date${isWhole ? '' : ' left out'}` : ''}
          {isWhole ? null : (
            <>
              {' · '}
              <button type="button" className="as-link" onClick={() => onBrush(null)}>
                all times
              </button>
            </>
          )}
        </span>
        <span>{spanText(edges[last - 1]!, edges[last]! - 1)}</span>
      </div>
      <svg className="chart-bars" viewBox={`0 0 ${last} ${height}`} preserveAspectRatio="none" aria-hidden="true">
        {counts.map((count, i) => {
          const tall = count === 0 ? 0 : Math.max(3, (Math.sqrt(count) / Math.sqrt(most)) * height);
          const isIn = !isWhole && i >= from && i < to;
          return (
            <rect
              key={edges[i]}
              x={i + 0.12}
              width={0.76}
              y={height - tall}
              height={tall}
              className={isIn ? 'in' : undefined}
            />
          );
        })}
      </svg>
      <RangeSlider
        className="chart-slider"
        min={0}
        max={last}
        step={1}
        minRange={1}
        pushOnOverlap={false}
        value={[from, to]}
        onChange={hold}
        label={null}
        size={3}
        thumbSize={14}
        color="gray"
        thumbFromLabel={`from ${spanText(edges[from]!, edges[Math.min(from + 1, last)]! - 1)}`}
        thumbToLabel={`to ${spanText(edges[Math.max(0, to - 1)]!, edges[to]! - 1)}`}
      />
    </div>
  );
}

/** The edge nearest to a moment: a window from elsewhere need not lie on our edges. */
function indexOf(edges: readonly number[], at: number): number {
  let best = 0;
  for (const [i, edge] of edges.entries()) if (Math.abs(edge - at) < Math.abs(edges[best]! - at)) best = i;
  return best;
}
