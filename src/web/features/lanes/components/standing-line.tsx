import type { MatrixRow } from '../api/matrix.ts';

/** What travels with a person wherever something is put to them: their own answer and both fields of their status. */
export function StandingLine({ of: { standing, fairness } }: { of: Pick<MatrixRow, 'standing' | 'fairness'> }) {
  const isPut = standing.answer !== 'not yet put to them';
  const denials = fairness?.denials ?? [];
  const isDenial = denials.some(({ words }) => words.content === standing.answer);
  return (
    <div className="fair-line small">
      {isPut ? (
        <>
          <span className="tone-denied">⊘ {isDenial ? 'denied' : 'answers'}</span>{' '}
          <span dir="auto">“{standing.answer}”</span>
          {denials.length > 1 ? ` and ${denials.length - 1} more` : ''}
        </>
      ) : (
        'not yet put to them'
      )}{' '}
      · status as reported: <b>{standing.reported ?? 'nothing reported'}</b> · verified:{' '}
      <b>{standing.verified ?? 'nothing yet'}</b>
    </div>
  );
}
