import type { LinkBasis } from '#domain/link';
import type { TimelineEvent } from '#api/schemas/timeline';
import { strokes } from '#engines/chart/chart-style';
import type { PlacedMark } from '#engines/chart/timeline-picture';

/** What a point or a bar stands for, by its shape; bars differ by the stroke of their edge too. */
export const markPaths: Readonly<Record<TimelineEvent['source'], string>> = {
  link: 'M-5 0A5 5 0 1 1 5 0A5 5 0 1 1 -5 0Z',
  status: 'M-4.5 -5.5H5L2.4 -2.4L5 .7H-3V5.5H-4.5Z',
  event: 'M-4.6 -4.6H4.6V4.6H-4.6Z',
};

/** How a point shows what it rests on: full, ringed, half, hollow, struck through. */
export function PointGlyph({ source, basis }: { source: TimelineEvent['source']; basis: LinkBasis }) {
  const d = markPaths[source];
  return (
    <>
      <path d={d} className={basis === 'recorded' ? 'tl-point full' : 'tl-point'} />
      {basis === 'admitted' ? <circle r="2.2" className="tl-dot" /> : null}
      {basis === 'assessed' ? <path d="M0 -4V4" className="tl-strike" /> : null}
      {basis === 'alleged and denied' ? <path d="M-5.5 5.5L5.5 -5.5" className="tl-strike denied" /> : null}
    </>
  );
}

/** A point where the time is exact at this nearness; else a hatched bar of what is possible, solid where certain. */
export function MarkShape({ mark, event, height }: { mark: PlacedMark; event: TimelineEvent; height: number }) {
  const { x, width, solid, isSoft, opensLeft, opensRight } = mark;
  const sign = event.isNew ? <path d={`M${x - 9} ${height / 2}h7m-3.5 -3.5v7`} className="tl-new" /> : null;
  if (mark.isPoint)
    return (
      <>
        <rect x={x - 2} y={-1} width={width + 4} height={height + 2} className="tl-hit" />
        <g transform={`translate(${x + width / 2} ${height / 2})`}>
          <PointGlyph source={event.source} basis={event.basis} />
        </g>
        {sign}
      </>
    );
  const { dash, lines } = strokes[event.basis];
  const left = opensLeft ? x + 9 : x;
  const right = opensRight ? x + width - 9 : x + width;
  const d = [
    opensLeft ? `M${left} 0L${x} ${height / 2}L${left} ${height}` : `M${left} 0V${height}`,
    `H${right}`,
    opensRight ? `L${x + width} ${height / 2}L${right} 0` : `V0`,
    'Z',
  ].join('');
  return (
    <>
      <path d={d} className="tl-possible" fill="url(#tl-hatch)" />
      {solid === null ? null : (
        <rect x={solid.x} y={0} width={Math.max(1, solid.width)} height={height} className="tl-certain" />
      )}
      <path
        d={d}
        className={`tl-outline${isSoft ? ' soft' : ''}`}
        strokeDasharray={isSoft ? '1 3' : dash.length === 0 ? undefined : dash.join(' ')}
      />
      {lines === 2 ? <path d={`M${left + 2} 2.5H${right - 2}`} className="tl-outline" /> : null}
      {event.basis === 'alleged and denied' ? (
        <path d={`M${left - 1} ${height + 1}l7 -7`} className="tl-strike denied" />
      ) : null}
      {sign}
    </>
  );
}
