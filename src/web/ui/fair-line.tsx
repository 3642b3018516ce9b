import type { Claim } from '#api/schemas/claim';
import { statusTexts } from '../lib/status-texts.ts';

/** The denial and the legal status that travel with an allegation, in one line. */
export function FairLine({ fairness }: { fairness: Claim['fairness'] }) {
  if (fairness === null) return null;
  const speakers = fairness.denials.flatMap((denial) => denial.speaker.split('; '));
  // One person may be written in capitals elsewhere.
  const denials = [...new Map(speakers.map((name) => [name.toLocaleLowerCase(), name])).values()];
  const statuses = statusTexts(fairness);
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
