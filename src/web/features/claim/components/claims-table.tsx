import { useEffect, useRef, useState, type KeyboardEvent } from 'react';
import type { Claim } from '#api/schemas/claim';
import { useVirtual } from '../../../lib/use-virtual.ts';
import { FairLine } from '../../../ui/fair-line.tsx';
import { GradeBadge } from '../../../ui/grade-badge.tsx';
import { StanceMark } from '../../../ui/stance-mark.tsx';
import { When } from '../../../ui/when.tsx';

type Props = {
  readonly claims: readonly Claim[];
  readonly onOpen: (claim: Claim) => void;
  readonly onNearEnd: () => void;
};

/** Claims as a table that moves by keys: up, down, and Enter to read the words in their place. */
export function ClaimsTable({ claims, onOpen, onNearEnd }: Props) {
  const scroller = useRef<HTMLDivElement>(null);
  const [at, setAt] = useState(0);
  const virtual = useVirtual({
    count: claims.length,
    getScrollElement: () => scroller.current,
    getItemKey: (index) => claims[index]!.claimId,
    estimateSize: () => 58,
    overscan: 12,
  });
  const items = virtual.getVirtualItems();
  const last = items.at(-1)?.index ?? 0;
  useEffect(() => {
    if (last > claims.length - 60) onNearEnd();
  }, [last, claims.length, onNearEnd]);

  const move = (to: number) => {
    const next = Math.min(Math.max(to, 0), claims.length - 1);
    setAt(next);
    virtual.scrollToIndex(next, { align: 'auto' });
    requestAnimationFrame(() => scroller.current?.querySelector<HTMLElement>(`[data-index="${next}"]`)?.focus());
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const page = Math.max(1, Math.floor((scroller.current?.clientHeight ?? 400) / 58) - 1);
    const steps: Record<string, number> = {
      ArrowDown: 1,
      j: 1,
      ArrowUp: -1,
      k: -1,
      PageDown: page,
      PageUp: -page,
      Home: -claims.length,
      End: claims.length,
    };
    const by = steps[event.key];
    if (by !== undefined && !event.ctrlKey && !event.metaKey) {
      event.preventDefault();
      move(at + by);
    } else if (event.key === 'Enter' && claims[at] !== undefined) onOpen(claims[at]);
  };

  return (
    <div className="claims-scroll" ref={scroller}>
      <div role="table" aria-label="Claims" aria-rowcount={claims.length + 1} onKeyDown={onKeyDown}>
        <div role="rowgroup" className="claims-head">
          <div role="row" aria-rowindex={1} className="claims-row">
            <div role="columnheader">Stance</div>
            <div role="columnheader">Speaker</div>
            <div role="columnheader">Words</div>
            <div role="columnheader">Document</div>
            <div role="columnheader">Grade</div>
            <div role="columnheader">Review</div>
          </div>
        </div>
        <div role="rowgroup" className="claims-body" style={{ height: virtual.getTotalSize() }}>
          {items.map((item) => {
            const claim = claims[item.index]!;
            return (
              <div
                key={item.key}
                ref={virtual.measureElement}
                data-index={item.index}
                role="row"
                aria-rowindex={item.index + 2}
                tabIndex={item.index === at ? 0 : -1}
                className={`claims-row claims-place${claim.review === 'rejected' ? ' rejected' : ''}`}
                style={{ transform: `translateY(${item.start}px)` }}
                onFocus={() => setAt(item.index)}
                onClick={() => onOpen(claim)}
              >
                <div role="cell">
                  <StanceMark stance={claim.stance} />
                </div>
                <div role="cell" dir="auto" title={claim.speaker.why}>
                  {claim.speaker.name ?? (
                    <span className="muted">
                      {claim.kind === 'unattributed' ? 'nobody named' : `unresolved: “${claim.speaker.mention}”`}
                    </span>
                  )}
                </div>
                <div role="cell">
                  <div className="claims-words" dir="auto">
                    {claim.words.content}
                  </div>
                  <FairLine fairness={claim.fairness} />
                </div>
                <div role="cell" className="muted claims-two" dir="auto">
                  {claim.documentTitle}
                </div>
                <div role="cell">
                  <GradeBadge grade={claim.grade} from={claim.gradeFrom} />
                </div>
                <div role="cell" className="small">
                  <Review claim={claim} />
                </div>
              </div>
            );
          })}
        </div>
      </div>
    </div>
  );
}

function Review({ claim }: { claim: Claim }) {
  const by =
    claim.reviewedBy === null || claim.reviewedAt === null ? null : (
      <div className="muted">
        {claim.reviewedBy.name}, <When at={claim.reviewedAt} />
      </div>
    );
  const flag = claim.helpsDefence ? <div>⚖ may help the defence</div> : null;
  if (claim.review === 'unreviewed')
    return (
      <>
        <span className="muted">◌ to review</span>
        {flag}
      </>
    );
  const looks = {
    'read rightly': ['✓ read rightly', 'tone-ok'],
    rejected: ['✕ rejected', 'tone-denied'],
    superseded: ['↻ mended since', 'muted'],
  } as const;
  const [words, tone] = looks[claim.review];
  return (
    <>
      <span className={tone}>{words}</span>
      {by}
      {flag}
    </>
  );
}
