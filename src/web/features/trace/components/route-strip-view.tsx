import { useElementSize } from '@mantine/hooks';
import { useMemo } from 'react';
import type { Route } from '#api/schemas/trace';
import { strokes } from '#engines/chart/chart-style';
import { routeStrip, stripHeight, type StripHop } from '../route-strip.ts';
import { throughText } from '../route-words.ts';

type Props = { readonly route: Route; readonly hop: number; readonly onHop: (at: number) => void };

/** The route from left to right in the order of time; the list of hops below says the same. */
export function RouteStripView({ route, hop, onHop }: Props) {
  const { ref, width } = useElementSize();
  const strip = useMemo(() => routeStrip(route, Math.max(320, width - 2)), [route, width]);
  const [first, last] = [strip.stops[0], strip.stops.at(-1)];
  return (
    <div className="tr-strip" ref={ref} role="region" tabIndex={0} aria-label={`The route: ${throughText(route)}`}>
      <svg width={strip.width} height={stripHeight + 6} aria-hidden="true">
        {strip.hops.map((one, i) => (
          <Hop key={i} of={one} isOn={i === hop} onClick={() => onHop(i)} />
        ))}
        {strip.stops.map(({ x, name, wait }, i) => (
          <g key={i}>
            <circle cx={x} cy={64} r={13} className="tr-stop" />
            <text x={x} y={97} className="tr-name">
              {cut(name, 20)}
              <title>{name}</title>
            </text>
            {wait === null ? null : (
              <text x={x} y={113} className="tr-faint">
                holds it {wait}
              </text>
            )}
          </g>
        ))}
        {first === undefined || last === undefined ? null : (
          <path d={`M${first.x} 140H${last.x}`} className="tr-scale" />
        )}
      </svg>
    </div>
  );
}

function Hop({ of, isOn, onClick }: { of: StripHop; isOn: boolean; onClick: () => void }) {
  const { dash, lines, width: thick } = strokes[of.basis];
  const [x1, x2] = [of.x + 16, of.x + of.width - 23];
  const middle = of.x + of.width / 2;
  const d = lines === 2 ? `M${x1} 62H${x2}M${x1} 66H${x2}` : `M${x1} 64H${x2}`;
  return (
    <g className={`tr-arc${isOn ? ' on' : ''}`} onClick={onClick}>
      <rect x={of.x + 14} y={4} width={of.width - 28} height={90} className="tr-hit" />
      <path
        d={d}
        strokeWidth={thick}
        strokeDasharray={dash.length === 0 ? undefined : dash.join(' ')}
        className="tr-line"
      />
      <path d={`M${x2} 59l9 5-9 5z`} className="tr-head" />
      <text x={middle} y={36} className="tr-what">
        {cut(of.what, 28)}
      </text>
      <text x={middle} y={52} className={of.basis === 'alleged and denied' ? 'tr-basis denied' : 'tr-basis'}>
        {of.basis === 'alleged and denied' ? '⊘ ' : ''}
        {of.basis}
      </text>
      <text x={middle} y={83} className="tr-when">
        {cut(of.when, 34)}
        {of.isPossible ? ' ?' : ''}
      </text>
      {of.isWeakest ? (
        <text x={middle} y={18} className="tr-weakest">
          ⚠ weakest link
        </text>
      ) : null}
      {of.scale === null ? null : of.scale.isPoint ? (
        <circle cx={of.scale.x + 4.5} cy={140} r={4.5} className="tr-at" />
      ) : (
        <rect x={of.scale.x} y={134} width={of.scale.width} height={12} className="tr-span" />
      )}
    </g>
  );
}

const cut = (text: string, most: number): string => (text.length <= most ? text : `${text.slice(0, most - 1)}…`);
