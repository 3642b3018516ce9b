import type { Claim } from '#api/schemas/claim';

/** The denial and the legal status that travel with an allegation, in one line. */
export function FairLine({ fairness }: { fairness: Claim['fairness'] }) {
  if (fairness === null) return null;
  const speakers = fairness.denials.flatMap((denial) => denial.speaker.split('; '));
  // One person may be written in capitals elsewhere.
  const denials = [...new Map(speakers.map((name) => [name.toLocaleLowerCase(), name])).values()];
  const statuses = [...new Set(fairness.statuses.map((one) => one.person))].map((person) => {
    const own = fairness.statuses.filter((one) => one.person === person);
    const reported = [...new Set(own.flatMap((one) => one.reported?.status ?? []))].join(', ');
    const verified = [...new Set(own.flatMap((one) => one.verified?.status ?? []))].join(', ');
    return `${person}: ${reported === '' ? 'nothing reported' : `${reported}, as reported`}; verified: ${verified === '' ? 'nothing yet' : verified}`;
  });
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
