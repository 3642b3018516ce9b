import { z } from 'zod';
import { Failure } from '#domain/failure';
import { ProblemNotice } from '../../../ui/problem-notice.tsx';
import { NotVerified } from './not-verified.tsx';

const reasons = z.array(
  z.object({
    rule: z.string(),
    why: z.string(),
    next: z.string(),
    source: z.string(),
    status: z.enum(['verified', 'unverified']),
  }),
);

/** A refusal with each of its reasons, what to do about it, and whether the rule's source was read. */
export function Refusal({ error }: { error: unknown }) {
  const found = error instanceof Failure ? reasons.safeParse(error.details['reasons']) : null;
  if (found?.success !== true || found.data.length === 0) return <ProblemNotice error={error} />;
  return (
    <div className="problem" role="alert">
      <b>This step is refused.</b>
      <ul className="mx-why">
        {found.data.map(({ rule, why, next, source, status }) => (
          <li key={rule}>
            {why} <span className="muted">{next}</span> <NotVerified of={{ status, source }} />
          </li>
        ))}
      </ul>
      <span className="code">{error instanceof Failure ? error.code : ''}</span>
    </div>
  );
}
