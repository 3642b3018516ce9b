import type { LaneThing } from '../api/things.ts';

type Props = { readonly fairness: LaneThing['persons'][number]['fairness'] };

/** Denial, or that it was not put to them, and both fields of the status, whatever of them is on file. */
export function PersonLine({ fairness }: Props) {
  const denials = fairness?.denials ?? [];
  const reported = [...new Set((fairness?.statuses ?? []).flatMap((one) => one.reported?.status ?? []))].join(', ');
  const verified = fairness?.statuses.findLast((one) => one.verified !== null)?.verified;
  return (
    <div className="small fair-line">
      {denials[0] === undefined ? (
        'not yet put to them'
      ) : (
        <>
          <span className="tone-denied">⊘ denied</span> <span dir="auto">“{denials[0].words.content}”</span>
          {denials.length > 1 ? ` and ${denials.length - 1} more` : ''}
        </>
      )}{' '}
      · status as reported: <b>{reported === '' ? 'nothing reported' : reported}</b> · verified:{' '}
      <b>{verified === undefined || verified === null ? 'nothing yet' : `${verified.status} (${verified.record})`}</b>
    </div>
  );
}
