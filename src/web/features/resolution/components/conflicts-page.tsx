import { useQuery } from '@tanstack/react-query';
import type { ResolutionConflict } from '#api/schemas/resolution';
import { useCase } from '../../../lib/case-context.ts';
import { may } from '../../../lib/may.ts';
import { EmptyState } from '../../../ui/empty-state.tsx';
import { WithQuery } from '../../../ui/with-query.tsx';
import { undoOne } from '../api/decide.ts';
import { conflictsQuery } from '../api/list-conflicts.ts';
import { useChange } from '../use-changes.ts';
import { DecisionLine, EntityLink } from './decision-line.tsx';

/** Decisions that cannot all be true; nobody in such a group is joined until one of them is taken back. */
export function ConflictsPage() {
  const { caseId, asOf } = useCase();
  const conflicts = useQuery(conflictsQuery(caseId, asOf));
  return (
    <div className="scroll">
      <div className="page">
        <WithQuery query={conflicts} what="the conflicts">
          {(list) =>
            list.length === 0 ? (
              <EmptyState title="No decisions contradict each other">
                Where a chain of “the same” meets a “not the same”, it shows here with every decision in it.
              </EmptyState>
            ) : (
              <div className="stack">
                {list.map((one) => (
                  <ConflictCard key={`${one.left.entityId} ${one.right.entityId}`} of={one} />
                ))}
              </div>
            )
          }
        </WithQuery>
      </div>
    </div>
  );
}

export function ConflictCard({ of }: { of: ResolutionConflict }) {
  const { caseId, detail, asOf } = useCase();
  const change = useChange(caseId);
  const undoOf = (one: ResolutionConflict['chain'][number]) =>
    asOf === null && may(detail, 'review', one.entry.compartmentId)
      ? () => change.mutate({ run: () => undoOne(caseId, one.entry), done: 'The decision is taken back.' })
      : null;
  return (
    <article className="panel conflict">
      <h2 dir="auto">
        {of.left.name} and {of.right.name} were said not to be the same, and to be
      </h2>
      <p className="small muted">
        While this stands, nobody of these is joined:{' '}
        {of.group.map((one, i) => (
          <span key={one.entityId}>
            {i === 0 ? '' : ', '}
            <EntityLink entity={one} />
          </span>
        ))}
        . Take back whichever decision was wrong.
      </p>
      <ol className="conflict-chain">
        {of.negatives.map((one) => (
          <li key={one.resolutionId}>
            <DecisionLine of={one} onUndo={undoOf(one)} busy={change.isPending} />
          </li>
        ))}
        {of.chain.map((one) => (
          <li key={one.resolutionId}>
            <DecisionLine of={one} onUndo={undoOf(one)} busy={change.isPending} />
          </li>
        ))}
      </ol>
    </article>
  );
}
