import { Button } from '@mantine/core';
import type { Claim } from '#api/schemas/claim';
import { eventTimeText } from '#domain/event-time-text';
import { ClaimLine } from '../../../ui/claim-line.tsx';
import { Kbd } from '../../../ui/kbd.tsx';
import type { Cell, ItemStanding, MatrixRow } from '../api/matrix.ts';
import { periodText } from '../period-text.ts';
import { CellWord } from './cell-sign.tsx';
import { NotVerified } from './not-verified.tsx';
import { StandingLine } from './standing-line.tsx';

export type CellDeed =
  | { readonly do: 'request' | 'evidence' }
  | { readonly do: 'witness'; readonly item: ItemStanding | null }
  | { readonly do: 'judge'; readonly item: ItemStanding }
  | { readonly do: 'answer'; readonly requestId: string };

type Props = {
  readonly row: MatrixRow;
  readonly cell: Cell;
  readonly claims: ReadonlyMap<string, Claim>;
  readonly mayWork: boolean;
  readonly onDo: (deed: CellDeed) => void;
};

const standings: Record<ItemStanding['standing'], string> = {
  stands: '● counts',
  uncommitted: '◐ would count: its witness has not committed',
  'does not count': '□ does not count',
};
const rules = {
  within: 'one of the material dates is enough',
  throughout: 'all of the material dates are needed',
  none: 'no matter of dates',
} as const;

/** A point to prove opened: why it is what it is, the evidence in its exact words, who will say it, and what was asked. */
export function CellPanel({ row, cell, claims, mayWork, onDo }: Props) {
  return (
    <>
      <div className="mx-side-head">
        <CellWord state={cell.state} />
        <h2>{cell.title}</h2>
        <p className="small muted" dir="auto">
          {row.standing.name} · {row.offence.short}
        </p>
      </div>
      <p className="mx-text">
        {cell.text} <NotVerified of={cell} />
      </p>
      <p className="small muted">
        {rules[cell.dates.rule]} <NotVerified of={cell.dates} />
        {cell.ruling === null ? '' : ` · as ${cell.ruling.name} of ${eventTimeText(cell.ruling.date)} has it`} · source:{' '}
        {cell.source}
      </p>
      <StandingLine of={row} />
      <h3>Why</h3>
      <ul className="mx-why">
        {cell.why.map((one) => (
          <li key={one}>{one}</li>
        ))}
        {cell.flags.map((one) => (
          <li key={one} className="tone-denied">
            ⚠ {one}
          </li>
        ))}
      </ul>
      {mayWork ? (
        <div className="row mx-does">
          <Button size="compact-sm" onClick={() => onDo({ do: 'request' })}>
            Ask for it&nbsp;
            <Kbd of="r" />
          </Button>
          <Button size="compact-sm" variant="default" onClick={() => onDo({ do: 'evidence' })}>
            Add evidence&nbsp;
            <Kbd of="e" />
          </Button>
          <Button size="compact-sm" variant="default" onClick={() => onDo({ do: 'witness', item: null })}>
            Witness&nbsp;
            <Kbd of="w" />
          </Button>
        </div>
      ) : null}
      <h3>Evidence</h3>
      {cell.items.length === 0 ? <p className="muted">Nothing is held for it or against it.</p> : null}
      <ul className="plain-list mx-items">
        {cell.items.map((item) => (
          <li key={item.itemId} className={`card mx-item${item.bearing === 'contradicts' ? ' against' : ''}`}>
            <div className="row">
              <b dir="auto">{item.title}</b>
              <i className="grow" />
              <span className="small muted nowrap">{item.form}</span>
            </div>
            <div className="small">
              {item.bearing === 'contradicts' ? <span className="tone-denied">⊘ speaks against it · </span> : null}
              {standings[item.standing]}
              {item.covers === null ? ' · covers none of the dates' : ` · covers ${periodText(item.covers)}`}
            </div>
            {item.why.map((one) => (
              <div key={one} className="small muted">
                {one}
              </div>
            ))}
            {item.witness === null ? null : (
              <div className="small">
                <span dir="auto">{item.witness.name}</span>: <b>{item.witness.position}</b>
                {item.witness.since === null ? '' : `, since ${eventTimeText(item.witness.since)}`}
                {item.witness.words === null ? null : <span dir="auto">, “{item.witness.words}”</span>}
              </div>
            )}
            {item.flags.map((one) => (
              <div key={one} className="small tone-denied">
                ⚠ {one}
              </div>
            ))}
            {item.claimIds.map((id) => {
              const claim = claims.get(id);
              return claim === undefined ? null : (
                <ClaimLine key={id} claim={claim} against={item.bearing === 'contradicts'} />
              );
            })}
            {mayWork ? (
              <div className="row small">
                <button type="button" className="as-link" onClick={() => onDo({ do: 'judge', item })}>
                  judge it
                </button>
                {item.witness === null ? null : (
                  <button type="button" className="as-link" onClick={() => onDo({ do: 'witness', item })}>
                    where {item.witness.name} stands
                  </button>
                )}
              </div>
            ) : null}
          </li>
        ))}
      </ul>
      <h3>Asked for</h3>
      {cell.requests.length === 0 ? <p className="muted">Nobody was asked yet.</p> : null}
      <ul className="plain-list mx-items">
        {cell.requests.map((one) => (
          <li key={one.id} className="card">
            <div className="row">
              <b dir="auto">{one.to}</b>
              <i className="grow" />
              <span className={one.isOverdue ? 'small tone-denied' : 'small muted'}>
                {one.answer === null
                  ? one.isOverdue
                    ? `no answer for ${one.ageDays} days, overdue`
                    : `open for ${one.ageDays} days`
                  : one.answer.answer}
              </span>
            </div>
            <div dir="auto">“{one.words}”</div>
            <div className="small muted">
              asked on {eventTimeText(one.made)}, answer by {eventTimeText(one.replyBy)}
            </div>
            {one.answer === null ? (
              mayWork ? (
                <button
                  type="button"
                  className="as-link small"
                  onClick={() => onDo({ do: 'answer', requestId: one.id })}
                >
                  record the answer
                </button>
              ) : null
            ) : (
              <div className="small" dir="auto">
                {eventTimeText(one.answer.on)}: “{one.answer.words}”
              </div>
            )}
          </li>
        ))}
      </ul>
    </>
  );
}
