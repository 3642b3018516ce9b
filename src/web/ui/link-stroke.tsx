import { strokes } from '#engines/chart/chart-style';
import type { LinkBasis } from '#domain/link';
import './link-words.css';

/** The stroke that a basis is drawn with, from the same data as the chart's. */
export function LinkStroke({ basis }: { basis: LinkBasis }) {
  const { dash, lines, width } = strokes[basis];
  return (
    <svg width="40" height="10" viewBox="0 0 40 10" role="img" aria-label={basis} className="links-stroke">
      {lines === 2 ? (
        <path d="M0 3.5h32M0 6.5h32" strokeWidth={width} />
      ) : (
        <path d="M0 5h32" strokeWidth={width} strokeDasharray={dash.join(' ') || undefined} />
      )}
      <path d="M32 1l6 4-6 4z" className="links-head" />
    </svg>
  );
}
