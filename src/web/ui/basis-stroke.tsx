import type { LinkBasis } from '#domain/link';
import { strokes } from '#engines/chart/chart-style';

type Props = { readonly basis: LinkBasis; readonly width?: number; readonly head?: boolean };

/** The stroke of what a link rests on, from the same style as chart and legend. */
export function BasisStroke({ basis, width = 40, head = true }: Props) {
  const { dash, lines, width: thick } = strokes[basis];
  const end = head ? width - 8 : width;
  const dashes = dash.length === 0 ? undefined : dash.join(' ');
  return (
    <svg width={width} height="10" viewBox={`0 0 ${width} 10`} role="img" aria-label={basis} className="basis-stroke">
      {lines === 2 ? (
        <path d={`M0 3.5H${end}M0 6.5H${end}`} strokeWidth={thick} />
      ) : (
        <path d={`M0 5H${end}`} strokeWidth={thick} strokeDasharray={dashes} />
      )}
      {head ? <path d={`M${end} 1l7 4-7 4z`} className="basis-head" /> : null}
    </svg>
  );
}
