import { useState } from 'react';
import type { Claim } from '#api/schemas/claim';
import type { Hop } from '#api/schemas/trace';
import { countText } from '../../../lib/count-text.ts';
import { BasisStroke } from '../../../ui/basis-stroke.tsx';
import { ClaimLine } from '../../../ui/claim-line.tsx';
import { FairLine } from '../../../ui/fair-line.tsx';
import { hopText, hopWhen } from '../route-words.ts';

const atFirst = 3;

type Props = { readonly hop: Hop; readonly at: number; readonly isOn: boolean; readonly onSelect: () => void };

/** What it rests on first, and what stands against it with it, however much it rests on. */
function firstOf(claims: readonly Claim[], isAgainst: (claim: Claim) => boolean): readonly Claim[] {
  const against = claims.filter(isAgainst).slice(0, 1);
  return [...claims.filter((claim) => !isAgainst(claim)).slice(0, atFirst - against.length), ...against];
}

/** One hop with all that justifies it: when, on what basis, the claims with their words, what is said against it. */
export function HopCard({ hop, at, isOn, onSelect }: Props) {
  const [all, setAll] = useState(false);
  const { link, claims } = hop;
  const shown = all ? claims : firstOf(claims, (claim) => link.contradictedBy.includes(claim.claimId));
  return (
    <li className={`tr-hop card${isOn ? ' on' : ''}`} aria-current={isOn ? 'step' : undefined} data-hop={at}>
      <div className="tr-hop-head">
        <button type="button" className="bare tr-hop-name" dir="auto" onClick={onSelect}>
          <span className="tr-number">{at + 1}</span> {link.from.name} → {link.to.name}
        </button>
        {hop.isWeakest ? <b className="tone-denied small">⚠ weakest link</b> : null}
      </div>
      <div>
        {hopText(hop)} · <b>{hopWhen(hop)}</b>
        {hop.order === 'possible' ? (
          <span className="muted"> · follows the hop before only possibly: the dates leave room</span>
        ) : null}
      </div>
      <div className="row small">
        <BasisStroke basis={link.basis} />
        <span className={link.basis === 'alleged and denied' ? 'tone-denied' : ''}>
          {link.basis === 'alleged and denied' ? '⊘ ' : ''}
          {link.basis}
        </span>
        {hop.instead > 0 ? (
          <span className="muted">· {countText(hop.instead, 'other flow')} could stand in its place</span>
        ) : null}
      </div>
      {hop.weakness.length > 0 ? (
        <div className={hop.isWeakest ? 'denial small' : 'small muted'}>
          {hop.isWeakest ? 'The weakest link: ' : 'Against it: '}
          {hop.weakness.join('; ')}
        </div>
      ) : null}
      <FairLine fairness={link.fairness} />
      {shown.map((claim) => (
        <ClaimLine key={claim.claimId} claim={claim} against={link.contradictedBy.includes(claim.claimId)} />
      ))}
      {claims.length > shown.length ? (
        <button type="button" className="as-link small" onClick={() => setAll(true)}>
          and {countText(claims.length - shown.length, 'more claim')}
        </button>
      ) : null}
    </li>
  );
}
