import { useImperativeHandle, useMemo, useRef, type Ref } from 'react';
import type { Claim } from '#api/schemas/claim';
import { depthsOf } from '../mark-runs.ts';
import { startOf } from '../merge-decided.ts';
import type { CardProps } from './claim-card.tsx';
import { ClaimCard } from './claim-card.tsx';
import { useVirtual } from '../../../lib/use-virtual.ts';

export type CardColumnHandle = {
  /** Brings a card beside a line that stands `top` below the top of the pane. */
  readonly align: (claimId: string, top: number) => void;
  /** Follows the text: the first card at or after an offset comes to the top. */
  readonly follow: (offset: number) => void;
};

type Props = Pick<CardProps, 'mayDecide' | 'onCommand' | 'clash' | 'history' | 'onSelect' | 'onGo' | 'text'> & {
  readonly claims: readonly Claim[];
  readonly selected: string | null;
  readonly grading: { readonly claimId: string; readonly first: string | null } | null;
  readonly handle: Ref<CardColumnHandle>;
  /** Where a claim's words stand, as "page 3"; null where documents of this form have no such places. */
  readonly placeOf: ((claim: Claim) => string | null) | null;
};

/** The claims as cards in text order; only those in view are in the page. */
export function CardColumn({
  claims,
  selected,
  grading,
  handle,
  text,
  mayDecide,
  onCommand,
  clash,
  history,
  onSelect,
  onGo,
  placeOf,
}: Props) {
  const scroller = useRef<HTMLDivElement>(null);
  // Only the last call goes on seeking; one that came before it would pull the pane back.
  const calls = useRef(0);
  const depths = useMemo(() => depthsOf(claims), [claims]);
  const byId = useMemo(() => new Map(claims.map((claim) => [claim.claimId, claim])), [claims]);
  const virtual = useVirtual({
    count: claims.length,
    getScrollElement: () => scroller.current,
    getItemKey: (at) => claims[at]!.claimId,
    estimateSize: () => 132,
    overscan: 6,
    paddingStart: 12,
    paddingEnd: 320,
    gap: 10,
  });

  useImperativeHandle(handle, () => ({
    align: (claimId, top) => {
      const index = claims.findIndex((claim) => claim.claimId === claimId);
      const pane = scroller.current;
      if (index === -1 || pane === null) return;
      const call = (calls.current += 1);
      let frames = 0;
      let last = Number.NaN;
      const seek = () => {
        frames += 1;
        const card = pane.querySelector(`[data-index="${index}"]`);
        if (card === null) virtual.scrollToIndex(index, { align: 'start' });
        else {
          const box = card.getBoundingClientRect();
          const now = box.top - pane.getBoundingClientRect().top;
          const wanted = Math.max(12, Math.min(top - 10, pane.clientHeight - box.height - 16));
          if (Math.abs(now - wanted) > 1) pane.scrollTop += now - wanted;
          if (now === last) return;
          last = now;
        }
        if (frames < 30) requestAnimationFrame(() => call === calls.current && seek());
      };
      seek();
    },
    follow: (offset) => {
      const index = claims.findIndex((claim) => startOf(claim) >= offset);
      if (index >= 0) virtual.scrollToIndex(index, { align: 'start' });
    },
  }));

  return (
    <div className="cards" ref={scroller} tabIndex={0} role="region" aria-label="Claims">
      <div className="cards-inner" role="list" style={{ height: virtual.getTotalSize() }}>
        {virtual.getVirtualItems().map((item) => {
          const claim = claims[item.index]!;
          const isSelected = claim.claimId === selected;
          const parent = claim.parentId === null ? undefined : byId.get(claim.parentId);
          return (
            <div
              key={item.key}
              ref={virtual.measureElement}
              data-index={item.index}
              role="listitem"
              aria-setsize={claims.length}
              aria-posinset={item.index + 1}
              className="card-place"
              style={{ transform: `translateY(${item.start}px)` }}
            >
              <Card
                claim={claim}
                parent={parent}
                text={text}
                depth={depths.get(claim.claimId) ?? 0}
                isSelected={isSelected}
                mayDecide={mayDecide}
                onCommand={onCommand}
                grading={isSelected && grading?.claimId === claim.claimId ? (grading.first ?? '') : null}
                clash={isSelected ? clash : null}
                history={isSelected && history}
                onSelect={onSelect}
                onGo={onGo}
                place={placeOf?.(claim) ?? null}
              />
            </div>
          );
        })}
      </div>
    </div>
  );
}

/** Keeps the words of the parent the same object, so that a card is drawn again only when it changes. */
function Card({ parent, ...rest }: Omit<CardProps, 'parent'> & { parent: Claim | undefined }) {
  const around = useMemo(
    () =>
      parent === undefined
        ? null
        : {
            claimId: parent.claimId,
            words: `${parent.words.source} ${parent.words.cue} ${parent.words.content}`.trim().slice(0, 120),
          },
    [parent],
  );
  return <ClaimCard {...rest} parent={around} />;
}
