import { periodText } from '../period-text.ts';
import { shareOf } from '../matrix-walk.ts';

type Period = { readonly from: string; readonly to: string };
type Props = {
  readonly material: Period;
  readonly uncovered: readonly Period[];
  readonly rule: 'within' | 'throughout' | 'none';
};

const width = 120;

/** Which of the material dates are covered: a bar, and the same in words. */
export function CoverageBar({ material, uncovered, rule }: Props) {
  if (rule === 'none') return <span className="muted">no matter of dates</span>;
  const words = uncovered.length === 0 ? 'covered' : `open: ${uncovered.map(periodText).join(', ')}`;
  return (
    <span className="coverage">
      <svg width={width} height="8" aria-hidden="true">
        <rect x="0.5" y="0.5" width={width - 1} height="7" className="covered" />
        {uncovered.map((period) => {
          const share = shareOf(period, material);
          return share === null ? null : (
            <rect
              key={period.from}
              x={share.start * width}
              y="0"
              width={Math.max(2, share.length * width)}
              height="8"
              className="open"
            />
          );
        })}
      </svg>
      <span className={uncovered.length === 0 ? 'muted small' : 'small tone-denied'}>{words}</span>
    </span>
  );
}
