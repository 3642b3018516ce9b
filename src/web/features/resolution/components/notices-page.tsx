import { useQuery } from '@tanstack/react-query';
import type { Notice } from '#api/schemas/deconfliction';
import { useCase } from '../../../lib/case-context.ts';
import { EmptyState } from '../../../ui/empty-state.tsx';
import { When } from '../../../ui/when.tsx';
import { WithQuery } from '../../../ui/with-query.tsx';
import { noticesQuery } from '../api/list-notices.ts';
import { EntityLink } from './decision-line.tsx';

/** Whom to speak to about which entity; what they know stays with them until one does. */
export function NoticesPage() {
  const { caseId, asOf } = useCase();
  const query = useQuery(noticesQuery(caseId, asOf));
  return (
    <div className="scroll">
      <div className="page">
        <WithQuery query={query} what="whom to speak to">
          {(list) =>
            list.length === 0 ? (
              <EmptyState title="There is nobody you were asked to speak to">
                Where somebody cleared for more knows of an entity of this case, they can ask you here to speak to them.
              </EmptyState>
            ) : (
              <ul className="plain-list">
                {list.map((one) => (
                  <li key={one.noticeId}>
                    <EntityLink entity={one.entity} />
                    <NoticeLine of={one} />
                  </li>
                ))}
              </ul>
            )
          }
        </WithQuery>
      </div>
    </div>
  );
}

export function NoticeLine({ of }: { of: Notice }) {
  return (
    <p className="notice-line">
      Speak to <b>{of.speakTo.name}</b>, deconfliction officer, before you act on this entity.{' '}
      <span className="muted small">
        asked <When at={of.at} />
      </span>
    </p>
  );
}
