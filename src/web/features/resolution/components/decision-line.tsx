import { Link } from '@tanstack/react-router';
import type { Entity } from '#api/schemas/link';
import type { Resolution } from '#api/schemas/resolution';
import { useCase } from '../../../lib/case-context.ts';
import { When } from '../../../ui/when.tsx';

const signs = { same: '=', 'not same': '≠', unsure: '?' } as const;
const spoken = { same: 'the same', 'not same': 'not the same', unsure: 'left open' } as const;

export function EntityLink({ entity }: { entity: Entity }) {
  const { caseId } = useCase();
  return (
    <Link
      to="/cases/$caseId/entities/$entityId"
      params={{ caseId, entityId: entity.entityId }}
      search={(before) => ({ asOf: before.asOf })}
      className="as-link"
    >
      <span dir="auto">{entity.name}</span>
    </Link>
  );
}

type Props = { readonly of: Resolution; readonly onUndo: (() => void) | null; readonly busy: boolean };

/** One decision with who made it and why; it can be taken back where it stands. */
export function DecisionLine({ of, onUndo, busy }: Props) {
  return (
    <div className="decision">
      <div>
        <EntityLink entity={of.left} />{' '}
        <span className={`decision-sign ${of.decision === 'not same' ? 'tone-denied' : ''}`}>{signs[of.decision]}</span>{' '}
        <EntityLink entity={of.right} /> <span className="muted">{spoken[of.decision]}</span>
        {of.counts ? null : <span className="muted"> · covered by a newer decision</span>}
      </div>
      <div className="small muted">
        {of.by.name}, <When at={of.at} />
        {of.note === null ? null : <span dir="auto">: “{of.note}”</span>}
      </div>
      {of.reasons.length === 0 ? null : (
        <div className="small muted" dir="auto">
          shown then:{' '}
          {of.reasons
            .slice(0, 5)
            .map((one) => one.words)
            .join('; ')}
        </div>
      )}
      {onUndo === null ? null : (
        <button type="button" className="as-link small" onClick={onUndo} disabled={busy}>
          Take back
        </button>
      )}
    </div>
  );
}
