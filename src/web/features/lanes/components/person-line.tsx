import { verifiedWords } from '../../../lib/verified-words.ts';
import type { LaneThing } from '../api/things.ts';

type Props = {
  readonly fairness: LaneThing['persons'][number]['fairness'];
  /** Named because they are at risk: then nothing is there to be put to them. */
  readonly isAtRisk?: boolean;
};

/** Denial, or that it was not put to them, and both fields of the status, whatever of them is on file. */
export function PersonLine({ fairness, isAtRisk = false }: Props) {
  const denials = fairness?.denials ?? [];
  const reported = [...new Set((fairness?.statuses ?? []).flatMap((one) => one.reported?.status ?? []))].join(', ');
  if (isAtRisk && denials.length === 0 && (fairness?.statuses ?? []).length === 0)
    return <div className="small fair-line">at risk · neither answer nor legal status of theirs is on file</div>;
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
      <b>{verifiedWords(fairness?.statuses ?? [])}</b>
    </div>
  );
}
