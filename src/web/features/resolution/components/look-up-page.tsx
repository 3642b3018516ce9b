import { useDebouncedValue } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useCase } from '../../../lib/case-context.ts';
import { countText } from '../../../lib/count-text.ts';
import { EmptyState } from '../../../ui/empty-state.tsx';
import { WithQuery } from '../../../ui/with-query.tsx';
import { lookUpQuery } from '../api/look-up-name.ts';
import { HitsTable } from './hits-table.tsx';

/** Finds a name in the case in whatever script it is written. */
export function LookUpPage() {
  const { caseId } = useCase();
  const [typed, setTyped] = useState('');
  const [name] = useDebouncedValue(typed.trim(), 250);
  const hits = useQuery(lookUpQuery(caseId, name));
  return (
    <div className="scroll">
      <div className="page wide">
        <form role="search" className="toolbar names-search" onSubmit={(event) => event.preventDefault()}>
          <label className="stack-field">
            A name, a number or an e-mail address, in any script
            <input
              className="field names-field"
              type="search"
              dir="auto"
              autoFocus
              maxLength={10_000}
              value={typed}
              onChange={(event) => setTyped(event.currentTarget.value)}
            />
          </label>
          <span className="muted" role="status">
            {name === '' || hits.data === undefined ? '' : countText(hits.data.length, 'likeness', 'likenesses')}
          </span>
          <i className="grow" />
          <a className="as-link" href={`/api/cases/${caseId}/entities.ftm.json`} download>
            Save all entities as FollowTheMoney
          </a>
        </form>
        {name === '' ? (
          <EmptyState title="Whom do you look for?">
            Саркат finds Sarkat, and Sarkat finds Саркат. The look is noted in the case’s log of consultations.
          </EmptyState>
        ) : (
          <WithQuery query={hits} what="likenesses">
            {(list) =>
              list.length === 0 ? (
                <EmptyState title="Nobody by a name like this">
                  No entity and no name in a document that you may read is like it.
                </EmptyState>
              ) : (
                <HitsTable hits={list} />
              )
            }
          </WithQuery>
        )}
      </div>
    </div>
  );
}
