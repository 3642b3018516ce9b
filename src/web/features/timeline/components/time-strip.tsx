import { RangeSlider } from '@mantine/core';
import { useState } from 'react';
import type { ChartTimes } from '#api/schemas/chart';
import { bucketAt } from '#engines/chart/timeline-lanes';
import type { TimeView } from '#engines/chart/timeline-ticks';
import type { TimeWindow } from '../../../lib/case-focus.ts';
import { countText } from '../../../lib/count-text.ts';

type Props = {
  readonly times: ChartTimes;
  readonly view: TimeView;
  readonly window: TimeWindow | null;
  readonly shown: number;
  readonly onBrush: (window: TimeWindow | null) => void;
};

const tall = 34;
const date = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short', year: 'numeric', timeZone: 'UTC' });
export const utcDay = (at: number): string => date.format(new Date(at));

/** All dated things over time, where the picture stands in them, and the part that is kept: two thumbs, by pointer or keys. */
export function TimeStrip({ times, view, window: kept, shown, onBrush }: Props) {
  const { edges, counts, unit } = times;
  const [held, setHeld] = useState<readonly [number, number] | null>(null);
  if (counts.length === 0) return null;
  const last = counts.length;
  const most = Math.max(...counts);
  const placeOf = (at: number): number => {
    if (at <= edges[0]!) return 0;
    if (at >= edges[last]!) return last;
    const i = bucketAt(edges, at);
    return i + (at - edges[i]!) / (edges[i + 1]! - edges[i]!);
  };
  const own =
    kept === null ? ([0, last] as const) : ([Math.round(placeOf(kept.from)), Math.round(placeOf(kept.to))] as const);
  const [from, to] = held ?? own;
  const [x, end] = [placeOf(view.from), placeOf(view.to)];
  const finish = ([a, b]: readonly [number, number]) => {
    setHeld(null);
    onBrush(a === 0 && b === last ? null : { from: edges[a]!, to: edges[b]! });
  };
  const words =
    kept === null
      ? `all times, ${countText(shown, 'dated thing')}`
      : `kept: ${utcDay(kept.from)} to ${utcDay(kept.to - 1)}, ${countText(shown, 'thing')}`;
  return (
    <div className="tl-strip">
      <div className="tl-strip-head small muted">
        <span>{utcDay(edges[0]!)}</span>
        <span role="status">
          {kept === null ? words : <b>{words}</b>}
          {kept === null ? null : (
            <>
              {' · '}
              <button type="button" className="as-link" onClick={() => onBrush(null)}>
                all times
              </button>
            </>
          )}
        </span>
        <span>{utcDay(edges[last]! - 1)}</span>
      </div>
      <svg
        viewBox={`0 0 ${last} ${tall}`}
        height={tall}
        preserveAspectRatio="none"
        className="tl-strip-bars"
        aria-hidden="true"
      >
        {counts.map((count, i) => {
          const high = count === 0 ? 0 : Math.max(3, Math.sqrt(count / most) * tall);
          const isIn = kept !== null && i >= from && i < to;
          return (
            <rect
              key={edges[i]}
              x={i + 0.1}
              width={0.8}
              y={tall - high}
              height={high}
              className={isIn ? 'in' : undefined}
            />
          );
        })}
        {x <= 0 && end >= last ? null : (
          <rect x={x} width={Math.max(0.15, end - x)} y={0.5} height={tall - 1} className="tl-strip-view" />
        )}
      </svg>
      <RangeSlider
        min={0}
        max={last}
        step={1}
        minRange={1}
        pushOnOverlap={false}
        value={[from, to]}
        onChange={setHeld}
        onChangeEnd={finish}
        label={null}
        size={3}
        thumbSize={14}
        color="gray"
        thumbFromLabel={`keep from ${utcDay(edges[from]!)}, by ${unit}`}
        thumbToLabel={`keep to ${utcDay(edges[to]! - 1)}, by ${unit}`}
      />
    </div>
  );
}
