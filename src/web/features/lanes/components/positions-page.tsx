import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { eventTimeText } from '#domain/event-time-text';
import { useCase } from '../../../lib/case-context.ts';
import { EmptyState } from '../../../ui/empty-state.tsx';
import { WithQuery } from '../../../ui/with-query.tsx';
import { positionsQuery } from '../api/board.ts';
import { periodText } from '../period-text.ts';
import { PositionDialog } from './position-dialog.tsx';

/** The register of official positions: who said what of a state, on which day, and which of the days that matter it covers. */
export function PositionsPage() {
  const { caseId, asOf } = useCase();
  const [asked, setAsked] = useState({ state: '', from: '', to: '' });
  const [isAdding, setAdding] = useState(false);
  const isWhole = asked.state !== '' && asked.from !== '' && asked.to !== '' && asked.from <= asked.to;
  const all = useQuery(positionsQuery(caseId, asOf, null)).data?.positions ?? [];
  const register = useQuery(positionsQuery(caseId, asOf, isWhole ? asked : null));
  const states = [...new Set(all.map(({ state }) => state))];
  const mayWork = asOf === null;
  const put = (name: keyof typeof asked) => (event: { currentTarget: { value: string } }) => {
    const { value } = event.currentTarget;
    setAsked((before) => ({ ...before, [name]: value }));
  };
  const adds = mayWork ? <Button onClick={() => setAdding(true)}>Add a position</Button> : null;
  return (
    <div className="mx">
      <div className="mx-main">
        <div className="mx-bar">
          <h2>Official positions</h2>
          <i className="grow" />
          <label className="row">
            <span>State</span>
            <input className="field" list="states-known" value={asked.state} onChange={put('state')} dir="auto" />
          </label>
          <datalist id="states-known">
            {states.map((state) => (
              <option key={state} value={state} />
            ))}
          </datalist>
          <label className="row">
            <span>from</span>
            <input className="field" type="date" value={asked.from} onChange={put('from')} />
          </label>
          <label className="row">
            <span>to</span>
            <input className="field" type="date" min={asked.from} value={asked.to} onChange={put('to')} />
          </label>
          {mayWork ? (
            <Button size="compact-sm" variant="default" onClick={() => setAdding(true)}>
              Add a position
            </Button>
          ) : null}
        </div>
        <div className="mx-scroll" role="region" aria-label="Official positions" tabIndex={0}>
          <WithQuery query={register} what="the register">
            {({ positions, silent }) =>
              all.length === 0 ? (
                <EmptyState title="No position is on record" does={adds}>
                  What a government said of a state, on which day and in which words: an element that asks what that
                  state was at the time rests on it, or lacks it.
                </EmptyState>
              ) : (
                <>
                  {silent.length === 0 ? null : (
                    <p className="lane-hold">
                      <span aria-hidden="true">⚠ </span>
                      Nothing official covers {silent.map((one) => periodText(one)).join(', ')}.
                    </p>
                  )}
                  <table className="sheet">
                    <thead>
                      <tr>
                        <th scope="col">Said on</th>
                        <th scope="col">State</th>
                        <th scope="col">By</th>
                        <th scope="col">Words</th>
                        <th scope="col">Holds</th>
                        <th scope="col">Of these days</th>
                      </tr>
                    </thead>
                    <tbody>
                      {positions.map((one) => (
                        <tr key={one.thingId}>
                          <td className="nowrap">{eventTimeText(one.on)}</td>
                          <td dir="auto">{one.state}</td>
                          <td dir="auto">{one.saidBy}</td>
                          <td className="lane-words" dir="auto">
                            “{one.words}”
                            <div className="small muted">
                              {one.claimId === null ? (
                                'entered by hand'
                              ) : (
                                <Link
                                  to="/cases/$caseId/claims"
                                  params={{ caseId }}
                                  search={(before) => ({ asOf: before.asOf })}
                                  className="as-link"
                                >
                                  the words of a claim
                                </Link>
                              )}
                            </div>
                          </td>
                          <td>{one.holds === null ? 'until replaced' : periodText(one.holds)}</td>
                          <td>{one.covers === null ? '–' : periodText(one.covers)}</td>
                        </tr>
                      ))}
                    </tbody>
                  </table>
                </>
              )
            }
          </WithQuery>
        </div>
      </div>
      {isAdding ? <PositionDialog caseId={caseId} onClose={() => setAdding(false)} /> : null}
    </div>
  );
}
