import type { NameHit } from '#api/schemas/resolution';
import { EntityLink } from './decision-line.tsx';
import { hangsText } from './card-side.tsx';

/** How alike, in a word beside the figure: a figure alone looks surer than it is. */
export const likenessText = (score: number): string =>
  `${score >= 0.9 ? 'very alike' : score >= 0.6 ? 'alike' : 'somewhat alike'}, ${score.toFixed(2)}`;

/** Whom a name may mean, each with its reasons. */
export function HitsTable({ hits }: { hits: readonly NameHit[] }) {
  return (
    <table className="sheet panel">
      <thead>
        <tr>
          <th>In the case</th>
          <th>Likeness of the names</th>
          <th>Why</th>
          <th>What hangs on it</th>
        </tr>
      </thead>
      <tbody>
        {hits.map((hit, i) => (
          <tr key={`${hit.entity?.entityId ?? hit.name} ${i}`}>
            <td>
              {hit.entity === null ? <span dir="auto">{hit.name}</span> : <EntityLink entity={hit.entity} />}
              <div className="small muted" dir="auto">
                {hit.entity === null
                  ? `${hit.type}, named in documents`
                  : hit.entity.name === hit.name
                    ? 'entity'
                    : `entity, found as ${hit.name}`}
              </div>
            </td>
            <td className="nowrap">{likenessText(hit.score)}</td>
            <td dir="auto">
              <HitReasons of={hit} />
            </td>
            <td className="small">{hangsText(hit.hangs)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

export function HitReasons({ of }: { of: NameHit }) {
  const hard = of.contradictions.map((one) => one.words);
  const soft = of.reasons.filter((one) => !hard.includes(one.words)).slice(0, 6);
  return (
    <>
      {hard.length === 0 ? null : <div className="tone-denied">⊘ {hard.join('; ')}</div>}
      <div className="small">{soft.map((one) => one.words).join('; ')}</div>
    </>
  );
}
