import { useEffect, useEffectEvent, useRef, useState, type PointerEvent } from 'react';
import type { TimelineEvent } from '#api/schemas/timeline';
import { spanWords, type PlacedLane, type PlacedMark } from '#engines/chart/timeline-picture';
import { ticksOf, type TimeView } from '#engines/chart/timeline-ticks';
import { panned, zoomed } from '#engines/chart/timeline-view';
import type { TimeWindow } from '../../../lib/case-focus.ts';
import { numberText } from '../../../lib/count-text.ts';
import { shortened } from '../event-words.ts';
import type { Spot } from '../timeline-walk.ts';
import { MarkShape } from './mark-shape.tsx';

export const gutter = 168;
export const rowHeight = 22;
const lanePad = 7;
const axisHeight = 38;

export type ShownLane = {
  readonly id: string;
  readonly label: string;
  readonly isEntity: boolean;
  readonly count: number;
};

type Props = {
  readonly lanes: readonly PlacedLane[];
  readonly about: readonly ShownLane[];
  readonly events: ReadonlyMap<string, TimelineEvent>;
  readonly labels: (id: string, laneId: string) => string;
  readonly view: TimeView;
  readonly window: TimeWindow | null;
  readonly width: number;
  readonly spot: Spot | null;
  readonly lit: ReadonlySet<string>;
  readonly onView: (view: TimeView) => void;
  readonly onBrush: (window: TimeWindow) => void;
  readonly onSelect: (spot: Spot) => void;
  readonly onLane: (laneId: string) => void;
};

/** Lanes over time. Drag moves it, Shift and drag keeps to a part, the wheel with Ctrl goes nearer and farther. */
export function TimelinePicture(props: Props) {
  const { lanes, about, view, window: kept, width, onView, onBrush } = props;
  const inner = Math.max(60, width - gutter);
  const tops: number[] = [];
  let height = 0;
  for (const lane of lanes) {
    tops.push(height);
    height += Math.max(1, lane.rows) * rowHeight + lanePad * 2;
  }
  const xOf = (at: number) => gutter + ((at - view.from) / (view.to - view.from)) * inner;
  const atOf = (x: number) => view.from + ((x - gutter) / inner) * (view.to - view.from);
  const drag = useDrag({ atOf, inner, view, onView, onBrush });
  const frame = useWheel((by, share, isZoom) =>
    onView(isZoom ? zoomed(view, by, view.from + (view.to - view.from) * share) : panned(view, by)),
  );
  const ticks = ticksOf(view, inner);
  const shade = drag.held ?? kept;
  return (
    <div className="tl-picture" ref={frame} onPointerDown={drag.down} onPointerMove={drag.move} onPointerUp={drag.up}>
      <svg width={width} height={axisHeight} className="tl-axis" aria-hidden="true">
        {ticks.coarse.map(({ at, label }, i) => {
          const next = ticks.coarse[i + 1];
          const room = (next === undefined ? width : xOf(next.at)) - xOf(at);
          return room < 56 ? null : (
            <g key={at}>
              <text x={xOf(at) + 5} y={14} className="coarse">
                {label}
              </text>
              {xOf(at) > gutter + 1 ? <path d={`M${xOf(at)} 0V${axisHeight}`} className="coarse" /> : null}
            </g>
          );
        })}
        {ticks.fine.map(({ at, label }) => (
          <g key={at}>
            <path d={`M${xOf(at)} ${axisHeight - 7}V${axisHeight}`} />
            <text x={xOf(at) + 5} y={axisHeight - 8}>
              {xOf(at) + 36 > width ? '' : label}
            </text>
          </g>
        ))}
      </svg>
      <svg width={width} height={height} className="tl-lanes" aria-hidden="true">
        <defs>
          <pattern id="tl-hatch" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
            <path d="M0 0V6" className="tl-hatch-line" />
          </pattern>
          <clipPath id="tl-clip">
            <rect x={gutter} y={0} width={inner} height={Math.max(height, 1)} />
          </clipPath>
        </defs>
        {ticks.fine.map(({ at }) => (
          <path key={at} d={`M${xOf(at)} 0V${height}`} className="tl-grid" />
        ))}
        {lanes.map((lane, i) => (
          <path key={lane.id} d={`M0 ${tops[i]}H${width}`} className="tl-rule" />
        ))}
        <g clipPath="url(#tl-clip)">
          {shade === null ? null : (
            <>
              <rect x={gutter} y={0} width={Math.max(0, xOf(shade.from) - gutter)} height={height} className="tl-out" />
              <rect
                x={xOf(shade.to)}
                y={0}
                width={Math.max(0, width - xOf(shade.to))}
                height={height}
                className="tl-out"
              />
              <path d={`M${xOf(shade.from)} 0V${height}M${xOf(shade.to)} 0V${height}`} className="tl-edge" />
            </>
          )}
          {lanes.map((lane, i) => (
            <g key={lane.id} transform={`translate(${gutter} ${tops[i]! + lanePad})`}>
              <Lane {...props} lane={lane} />
            </g>
          ))}
        </g>
      </svg>
      <div className="tl-labels" style={{ top: axisHeight, width: gutter }}>
        {about.map((lane, i) => (
          <div key={lane.id} className="tl-label" style={{ height: (tops[i + 1] ?? height) - tops[i]! }}>
            {lane.isEntity ? (
              <button
                type="button"
                className="bare clip"
                title={lane.label}
                dir="auto"
                onClick={() => props.onLane(lane.id)}
              >
                {lane.label}
              </button>
            ) : (
              <span className="clip" title={lane.label}>
                {lane.label}
              </span>
            )}
            <span className="faint small">{numberText(lane.count)}</span>
            {lanes[i]!.left.length > 0 ? (
              <span className="small muted tl-more">{numberText(lanes[i]!.left.length)} more in view: go nearer</span>
            ) : null}
          </div>
        ))}
      </div>
    </div>
  );
}

function Lane({ lane, events, labels, spot, lit, onSelect }: Props & { readonly lane: PlacedLane }) {
  const tall = Math.max(1, lane.rows) * rowHeight;
  return (
    <>
      {lane.gaps.map((gap) => (
        <g key={gap.from} className="tl-gap">
          <path d={`M${gap.x + 6} ${tall / 2}H${gap.x + gap.width - 6}`} />
          <text x={gap.x + gap.width / 2} y={tall / 2 + 4} textAnchor="middle">
            nothing dated for {spanWords(gap.to - gap.from)}
          </text>
        </g>
      ))}
      {lane.bars.map((bar) => (
        <rect
          key={bar.x}
          x={bar.x + 0.5}
          width={Math.max(1, bar.width - 1)}
          y={tall - Math.max(2, bar.share * tall)}
          height={Math.max(2, bar.share * tall)}
          className="tl-bar"
        >
          <title>{numberText(bar.count)}</title>
        </rect>
      ))}
      {lane.marks.map((mark) => {
        const event = events.get(mark.id);
        if (event === undefined) return null;
        const isOn = spot?.id === mark.id;
        return (
          <g
            key={mark.id}
            transform={`translate(0 ${mark.row * rowHeight})`}
            className={`tl-mark${isOn ? ' on' : ''}${isOn && spot?.lane === lane.id ? ' here' : ''}${lit.has(mark.id) ? ' lit' : ''}`}
            data-event={mark.id}
            onClick={() => onSelect({ lane: lane.id, id: mark.id })}
          >
            <MarkShape mark={mark} event={event} height={rowHeight - 4} />
            <Label mark={mark} text={labels(mark.id, lane.id)} />
          </g>
        );
      })}
    </>
  );
}

function Label({ mark, text }: { readonly mark: PlacedMark; readonly text: string }) {
  if (mark.labelAt === null || text === '') return null;
  const after = mark.x + mark.width + 4;
  const x = mark.labelAt === 'after' ? after : mark.labelAt === 'before' ? mark.x - 4 : Math.max(mark.x, 0) + 6;
  return (
    <text x={x} y={13} className="tl-text" textAnchor={mark.labelAt === 'before' ? 'end' : 'start'}>
      {shortened(text, 48)}
    </text>
  );
}

type Dragging = {
  readonly atOf: (x: number) => number;
  readonly inner: number;
  readonly view: TimeView;
  readonly onView: (view: TimeView) => void;
  readonly onBrush: (window: TimeWindow) => void;
};

function useDrag({ atOf, inner, view, onView, onBrush }: Dragging) {
  const start = useRef<{ x: number; view: TimeView; isBrush: boolean; moved: boolean } | null>(null);
  const [held, setHeld] = useState<TimeWindow | null>(null);
  const xIn = (event: PointerEvent<HTMLElement>) => event.clientX - event.currentTarget.getBoundingClientRect().left;
  return {
    held,
    down(event: PointerEvent<HTMLElement>) {
      if (event.button !== 0 || xIn(event) < gutter) return;
      start.current = { x: xIn(event), view, isBrush: event.shiftKey, moved: false };
    },
    move(event: PointerEvent<HTMLElement>) {
      const from = start.current;
      if (from === null) return;
      const x = xIn(event);
      if (!from.moved && Math.abs(x - from.x) < 4) return;
      if (!from.moved) event.currentTarget.setPointerCapture(event.pointerId);
      from.moved = true;
      if (from.isBrush) setHeld({ from: Math.min(atOf(from.x), atOf(x)), to: Math.max(atOf(from.x), atOf(x)) });
      else onView(panned(from.view, (from.x - x) / inner));
    },
    up() {
      if (held !== null) onBrush(held);
      setHeld(null);
      start.current = null;
    },
  };
}

/** The wheel: with Ctrl nearer and farther about the pointer, sideways or with Shift along time; else the page scrolls. */
function useWheel(turn: (by: number, share: number, isZoom: boolean) => void) {
  const frame = useRef<HTMLDivElement>(null);
  const turned = useEffectEvent(turn);
  useEffect(() => {
    const element = frame.current;
    const wheel = (event: WheelEvent) => {
      const along = event.shiftKey && event.deltaX === 0 ? event.deltaY : event.deltaX;
      if (!event.ctrlKey && !event.metaKey && along === 0) return;
      event.preventDefault();
      const box = element!.getBoundingClientRect();
      const share = Math.min(1, Math.max(0, (event.clientX - box.left - gutter) / (box.width - gutter)));
      if (event.ctrlKey || event.metaKey) turned(Math.exp(event.deltaY / 300), share, true);
      else turned(along / 900, share, false);
    };
    element?.addEventListener('wheel', wheel, { passive: false });
    return () => element?.removeEventListener('wheel', wheel);
  }, []);
  return frame;
}
