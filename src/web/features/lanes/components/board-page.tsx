import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { whenText } from '../../../lib/dates.ts';
import { useCase } from '../../../lib/case-context.ts';
import { EmptyState } from '../../../ui/empty-state.tsx';
import { When } from '../../../ui/when.tsx';
import { WithQuery } from '../../../ui/with-query.tsx';
import { boardQuery, type Board } from '../api/board.ts';
import type { BoardRow } from '../board-rows.ts';
import { pageOfKind } from '../page-of-kind.ts';
import { lengthText, waitsFor } from '../thing-words.ts';
import { thingsQuery, type LaneThing } from '../api/things.ts';
import { BoardPicture } from './board-picture.tsx';
import { StandingLine } from './standing-line.tsx';
import { PersonLine } from './person-line.tsx';
import { NotVerified } from './not-verified.tsx';

/** Both lanes side by side on one axis of time, what waits for whom, and what is overdue. */
export function BoardPage() {
  const { caseId, asOf } = useCase();
  const board = useQuery(boardQuery(caseId, asOf));
  return (
    <WithQuery query={board} what="the board">
      {(data) => <BoardView board={data} />}
    </WithQuery>
  );
}

/** Leads to a thing where it stands. */
function ThingLink({ thingId, kind, title }: { thingId: string; kind: LaneThing['kind']; title: string }) {
  const { caseId } = useCase();
  return (
    <Link
      to={`/cases/$caseId/lanes/${pageOfKind[kind]}`}
      params={{ caseId }}
      search={(before) => ({ asOf: before.asOf, thing: thingId })}
      className="as-link"
      dir="auto"
    >
      {title}
    </Link>
  );
}

function BoardView({ board }: { board: Board }) {
  const { caseId, asOf } = useCase();
  const navigate = useNavigate();
  const go = (page: 'leads' | 'matrix') =>
    void navigate({
      to: `/cases/$caseId/lanes/${page}`,
      params: { caseId },
      search: (before) => ({ asOf: before.asOf }),
    });
  const things = new Map((useQuery(thingsQuery(caseId, asOf)).data ?? []).map((one) => [one.thingId, one]));
  const waiting = board.waiting.toSorted((a, b) => b.watch.length - a.watch.length || b.sinceMinutes - a.sinceMinutes);
  const roleOf = (one: Board['waiting'][number]) => {
    const thing = things.get(one.thingId);
    return (
      (thing === undefined ? null : waitsFor(thing)) ??
      (one.waitsFor.length > 3 ? 'any member' : one.waitsFor.join(' or '))
    );
  };
  /** Whoever a thing is about never stands on the board without answer and statuses. */
  const people = new Map(board.people.map((one) => [one.entityId, one]));
  const beside = ({ personIds, isAtRisk }: { readonly personIds: readonly string[]; readonly isAtRisk: boolean }) =>
    personIds.flatMap((id) => {
      const one = people.get(id);
      return one === undefined ? [] : [<PersonLine key={id} fairness={one.fairness} isAtRisk={isAtRisk} />];
    });
  const linkOf = (row: BoardRow) =>
    row.thingId === null ? (
      <span>{row.title}</span>
    ) : (
      <>
        <ThingLink thingId={row.thingId} kind={row.kind as LaneThing['kind']} title={row.title} />
        {beside(row)}
      </>
    );
  if (board.events.length === 0)
    return (
      <EmptyState
        title="Neither lane has begun"
        does={
          <>
            <Button variant="default" onClick={() => go('leads')}>
              To the leads
            </Button>
            <Button onClick={() => go('matrix')}>Consider an offence</Button>
          </>
        }
      >
        What is planned against the activity and what has to be proved later stand here side by side, with what waits
        for whom.
      </EmptyState>
    );
  return (
    <div className="mx">
      <div className="mx-scroll board-scroll" role="region" aria-label="Both lanes in time" tabIndex={0}>
        <BoardPicture board={board} linkOf={linkOf} />
        <table className="sheet">
          <caption className="board-caption">The same as a table, the latest first</caption>
          <thead>
            <tr>
              <th scope="col">When</th>
              <th scope="col">Lane</th>
              <th scope="col">What</th>
              <th scope="col">By</th>
            </tr>
          </thead>
          <tbody>
            {board.events.toReversed().map((event, at) => (
              // Two things of one moment may read the same.
              // oxlint-disable-next-line react/no-array-index-key
              <tr key={at}>
                <td className="nowrap">
                  <When at={event.at} />
                </td>
                <td>{event.lane}</td>
                <td dir="auto">
                  {event.title === '' ? '' : `${event.title}: `}
                  {event.what}
                  {beside(event)}
                </td>
                <td>{event.by.name}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <aside className="mx-side" aria-label="What needs somebody" tabIndex={0}>
        <h2>Waits</h2>
        {board.waiting.length === 0 ? <p className="muted">Nothing waits for anybody.</p> : null}
        <ul className="plain-list mx-items">
          {waiting.map((one) => (
            <li key={one.thingId} className="card">
              <ThingLink thingId={one.thingId} kind={one.kind} title={one.title} />
              <div className="small">
                {one.state} for {lengthText(one.sinceMinutes)} · waits for <b>{roleOf(one)}</b>
                {one.mine ? ' (you may)' : ''}
              </div>
              {beside(one)}
              {one.watch.map((why) => (
                <div key={why} className="small tone-denied">
                  ⚠ {why}
                </div>
              ))}
            </li>
          ))}
        </ul>
        <h2>Overdue</h2>
        {board.overdue.length === 0 ? <p className="muted">Nothing is overdue.</p> : null}
        <ul className="plain-list mx-items">
          {board.overdue.map((one) => (
            <li key={one.id} className="card">
              <b>{one.title}</b>
              <div className="small tone-denied">
                {one.kind}, due {whenText(one.due)} <NotVerified of={one} />
              </div>
              {beside(one)}
            </li>
          ))}
        </ul>
        <h2>To be told</h2>
        {board.fault === null ? null : (
          <p className="lane-hold" role="alert">
            <span aria-hidden="true">⚠ </span>
            {board.fault.why} <span className="muted">{board.fault.next}</span>
          </p>
        )}
        {board.alarms.length === 0 && board.fault === null ? <p className="muted">Nothing to be told now.</p> : null}
        <ul className="plain-list mx-items">
          {board.alarms.map((one) => (
            <li key={`${one.kind} ${one.about} ${one.words}`} className="card">
              <b>
                <span aria-hidden="true">⚠ </span>
                {one.kind}
              </b>
              <div dir="auto">{one.words}</div>
              {one.standing === null ? null : <StandingLine of={{ standing: one.standing, fairness: null }} />}
              <div className="small muted">{one.next}</div>
            </li>
          ))}
        </ul>
        {board.crossings.length === 0 ? null : (
          <>
            <h2>Tripwires</h2>
            <ul className="plain-list mx-items">
              {board.crossings.map((one) => (
                <li key={one.key} className="card">
                  <b>{one.title}</b>
                  <div>{one.words}</div>
                  <div className={one.state === 'escalated' ? 'small tone-denied' : 'small muted'}>
                    {one.state}
                    {one.waitsFor === null ? '' : ` · waits for ${one.waitsFor}`} · answer by {whenText(one.answerBy)}
                  </div>
                </li>
              ))}
            </ul>
          </>
        )}
      </aside>
    </div>
  );
}
