import { useQuery } from '@tanstack/react-query';
import { useCase } from '../../../lib/case-context.ts';
import { When } from '../../../ui/when.tsx';
import { WithQuery } from '../../../ui/with-query.tsx';
import { claimQuery } from '../api/get-claim.ts';

/** Who decided what on a claim, first to last. */
export function ClaimHistory({ claimId }: { claimId: string }) {
  const { caseId, asOf } = useCase();
  const detail = useQuery(claimQuery(caseId, claimId, asOf));
  return (
    <WithQuery query={detail} what="its history">
      {(claim) => (
        <ol className="history">
          {claim.history.map((item) => (
            <li key={`${item.entry.seq} ${item.entry.ordinal}`} className={item.undone ? 'undone' : undefined}>
              {item.what} · {item.by.name}, <When at={item.at} />
              {item.undone ? ' (taken back)' : ''}
            </li>
          ))}
          {claim.history.length === 0 ? <li>Nothing was decided on it yet.</li> : null}
        </ol>
      )}
    </WithQuery>
  );
}
