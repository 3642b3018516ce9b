import { shapes, signs, strokes } from '#engines/chart/chart-style';
import { legendOf } from '#engines/chart/scene-svg';
import type { Scene } from '#engines/chart/scene';

type Entry = ReturnType<typeof legendOf>[number];

/** What the looks mean that the picture uses now, drawn from the same data as the picture. */
export function ChartLegend({ used }: { used: Scene['used'] }) {
  return (
    <ul className="chart-legend" aria-label="What the strokes and shapes mean">
      {legendOf(used).map((entry) => (
        <li key={`${entry.of.kind} ${entry.of.name}`}>
          <Look of={entry.of} /> {entry.says}
        </li>
      ))}
    </ul>
  );
}

function Look({ of }: { of: Entry['of'] }) {
  if (of.kind === 'stroke') {
    const { dash, width, lines } = strokes[of.name];
    return (
      <svg width="34" height="10" aria-hidden="true" className="chart-look">
        {lines === 2 ? (
          <path d="M0 3.2h34M0 6.8h34" strokeWidth={width} />
        ) : (
          <path d="M0 5h34" strokeWidth={width} strokeDasharray={dash.join(' ') || undefined} />
        )}
      </svg>
    );
  }
  const path = of.kind === 'shape' ? shapes[of.name].path : signs[of.name].path;
  const inner = of.kind === 'shape' ? shapes[of.name].inner : '';
  return (
    <svg width="15" height="15" viewBox="-1.25 -1.25 2.5 2.5" aria-hidden="true" className="chart-look">
      <path d={path} strokeWidth="0.22" className={of.name === 'denied' ? 'tone-denied-line' : undefined} />
      {inner === '' ? null : <path d={inner} strokeWidth="0.22" />}
    </svg>
  );
}
