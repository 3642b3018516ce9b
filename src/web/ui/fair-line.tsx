import type { Claim } from '#api/schemas/claim';

/** The denial and the legal status that travel with an allegation, in one line. */
export function FairLine({ fairness }: { fairness: Claim['fairness'] }) {
  if (fairness === null) return null;
  const denials = [...new Set(fairness.denials.flatMap((denial) => denial.speaker.split('; ')))];
  const statuses = fairness.statuses.map(
    (one) =>
      `${one.person}: ${one.reported === null ? 'nothing reported' : `${one.reported.status}, as reported`}; verified: ${one.verified?.status ?? 'nothing yet'}`,
  );
  return (
    <div className="small fair-line">
      {denials.length > 0 ? (
        <>
          <span className="tone-denied">⊘ denied</span> by {denials.join(' and ')}
        </>
      ) : (
        'not yet put to them'
      )}
      {statuses.length > 0 ? ` · ${statuses.join(' · ')}` : ''}
    </div>
  );
}
