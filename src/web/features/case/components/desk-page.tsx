import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { useState, type ReactNode } from 'react';
import type { CaseSummary } from '#api/schemas/case';
import { countText, numberText } from '../../../lib/count-text.ts';
import { dayText } from '../../../lib/dates.ts';
import { EmptyState } from '../../../ui/empty-state.tsx';
import { MarkingBadge } from '../../../ui/marking-badge.tsx';
import { WithQuery } from '../../../ui/with-query.tsx';
import { casesQuery } from '../api/list-cases.ts';
import { OpenCaseDialog } from './open-case-dialog.tsx';

type Props = {
  readonly mayOpen: boolean;
  readonly isAdministrator: boolean;
  /** What needs this person now. */
  readonly above?: ReactNode;
};

/** The desk: the cases of this person, and what in each needs somebody. */
export function DeskPage({ mayOpen, isAdministrator, above }: Props) {
  const cases = useQuery(casesQuery);
  const navigate = useNavigate();
  const [opening, setOpening] = useState(false);
  const openButton = mayOpen ? <Button onClick={() => setOpening(true)}>Open a case</Button> : null;
  return (
    <div className="scroll">
      <div className="page">
        <div className="page-head">
          <h1>Your cases</h1>
          <i className="grow" />
          {cases.data?.some((one) => one.roles.includes('deconfliction officer')) ? (
            <>
              <Link to="/collisions" className="as-link">
                Collisions between the lanes
              </Link>
              <Link to="/matches" className="as-link">
                Matches across cases
              </Link>
            </>
          ) : null}
          {openButton}
        </div>
        {above}
        <WithQuery query={cases} what="your cases">
          {(list) =>
            list.length === 0 ? (
              <EmptyState
                title="You belong to no case yet"
                does={
                  <>
                    {isAdministrator ? (
                      <Button
                        variant={mayOpen ? 'default' : 'filled'}
                        onClick={() => void navigate({ to: '/accounts' })}
                      >
                        Administration
                      </Button>
                    ) : null}
                    {openButton}
                  </>
                }
              >
                {mayOpen
                  ? 'Open one to put documents on it, or ask the owner of a case to let you in.'
                  : isAdministrator
                    ? 'You look after accounts under Administration. To read a case, ask its owner to let you in.'
                    : 'Ask the owner of a case to let you in.'}
              </EmptyState>
            ) : (
              <ul className="desk">
                {list.map((one) => (
                  <CaseCard key={one.caseId} of={one} />
                ))}
              </ul>
            )
          }
        </WithQuery>
      </div>
      <OpenCaseDialog
        opened={opening}
        onClose={() => setOpening(false)}
        onOpened={(caseId) => void navigate({ to: '/cases/$caseId/documents', params: { caseId } })}
      />
    </div>
  );
}

function CaseCard({ of }: { of: CaseSummary }) {
  const { counts } = of;
  const reviewed = counts.claims - counts.unreviewed;
  return (
    <li className="panel desk-case">
      <div className="row">
        <Link to="/cases/$caseId/documents" params={{ caseId: of.caseId }} className="desk-title">
          {of.title}
        </Link>
        <i className="grow" />
        <MarkingBadge marking={of.marking} />
      </div>
      <div className="muted small">
        {of.profile} · {of.state === 'lead' ? 'a lead' : of.closedAs === null ? of.state : `closed, ${of.closedAs},`}{' '}
        since {dayText(of.openedAt)} · you are {of.roles.join(', ')}
      </div>
      <div className="desk-counts">
        <span>{countText(counts.documents, 'document')}</span>
        {counts.waiting > 0 ? <span>{numberText(counts.waiting)} waiting to be read</span> : null}
        {counts.unreadable > 0 ? (
          <span className="tone-denied">✕ {numberText(counts.unreadable)} could not be read</span>
        ) : null}
        {counts.setAside > 0 ? <span>⊟ {numberText(counts.setAside)} set aside</span> : null}
        <span>{countText(counts.claims, 'claim')}</span>
        {counts.unreviewed > 0 ? <b>{numberText(counts.unreviewed)} to review</b> : null}
      </div>
      <div
        className="bar"
        role="img"
        aria-label={`${numberText(reviewed)} of ${countText(counts.claims, 'claim')} reviewed`}
      >
        <i style={{ width: `${counts.claims === 0 ? 0 : (100 * reviewed) / counts.claims}%` }} />
      </div>
    </li>
  );
}
