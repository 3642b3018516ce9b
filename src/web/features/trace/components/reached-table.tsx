import type { Reached } from '#api/schemas/trace';
import { momentText } from '../route-words.ts';

type Props = {
  readonly label: string;
  readonly rows: readonly Reached[];
  readonly whenHead: string;
  readonly sureHead: string;
  readonly onTrace: ((entityId: string, name: string) => void) | null;
};

/** Who was reached and when, in the order of time; no order of merit. */
export function ReachedTable({ label, rows, whenHead, sureHead, onTrace }: Props) {
  return (
    <table className="sheet panel" aria-label={label}>
      <thead>
        <tr>
          <th>Who</th>
          <th>{whenHead}</th>
          <th>{sureHead}</th>
          <th>Hops</th>
        </tr>
      </thead>
      <tbody>
        {rows.map(({ entity, when, surelyBy, hops }) => (
          <tr key={entity.entityId}>
            <td dir="auto">
              {onTrace === null ? (
                entity.name
              ) : (
                <button type="button" className="as-link" onClick={() => onTrace(entity.entityId, entity.name)}>
                  {entity.name}
                </button>
              )}
            </td>
            <td>{when.words}</td>
            <td>{surelyBy === null ? <span className="muted">only possible</span> : momentText(surelyBy)}</td>
            <td>{hops}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
