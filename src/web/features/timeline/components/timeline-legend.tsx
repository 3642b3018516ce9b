import { linkBases } from '#domain/link';
import { BasisStroke } from '../../../ui/basis-stroke.tsx';
import { PointGlyph } from './mark-shape.tsx';

/** What the shapes mean; drawn by what draws the picture. */
export function TimelineLegend() {
  const sample = (title: string, glyph: React.ReactNode) => (
    <span className="tl-key" key={title}>
      <svg width="16" height="16" viewBox="-8 -8 16 16" aria-hidden="true">
        {glyph}
      </svg>
      {title}
    </span>
  );
  return (
    <div className="tl-legend small muted" aria-label="What the shapes mean" role="group">
      {sample('link', <PointGlyph source="link" basis="alleged" />)}
      {sample('legal status', <PointGlyph source="status" basis="alleged" />)}
      {sample('happening', <PointGlyph source="event" basis="alleged" />)}
      <span className="tl-key">
        <svg width="34" height="14" aria-hidden="true">
          <rect x="1" y="1" width="32" height="12" className="tl-possible" fill="url(#tl-hatch)" />
          <rect x="10" y="1" width="14" height="12" className="tl-certain" />
          <rect x="1" y="1" width="32" height="12" className="tl-outline" />
        </svg>
        possible, and certain inside
      </span>
      {linkBases.map((basis) => (
        <span className="tl-key" key={basis}>
          <svg width="16" height="16" viewBox="-8 -8 16 16" aria-hidden="true">
            <PointGlyph source="link" basis={basis} />
          </svg>
          <BasisStroke basis={basis} width={26} head={false} />
          {basis}
        </span>
      ))}
    </div>
  );
}
