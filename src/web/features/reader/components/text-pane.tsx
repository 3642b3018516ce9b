import { useEffect, useImperativeHandle, useMemo, useRef, type MouseEvent, type Ref } from 'react';
import type { Span } from '#domain/span';
import { claimAt, marksByBlock, type Mark } from '../mark-runs.ts';
import { blockAt, type Block } from '../split-blocks.ts';
import { selectedWords } from '../selected-words.ts';
import { BlockView, noMarks } from './block-view.tsx';
import { useVirtual } from '../../../lib/use-virtual.ts';

export type TextPaneHandle = {
  /** Brings an offset into view; then tells how far below the top of the pane its line stands. */
  readonly show: (offset: number, then: (top: number) => void) => void;
};

type Props = {
  readonly text: string;
  readonly blocks: readonly Block[];
  readonly marks: readonly Mark[];
  /** Marks that come and go: words found, a draft, a rejected claim while it is selected. */
  readonly passing: readonly Mark[];
  readonly lit: string | null;
  readonly handle: Ref<TextPaneHandle>;
  readonly onPick: (claimId: string) => void;
  readonly onWords: (words: Span | null) => void;
  /** The offset at the top of what is in view, told when a person scrolls. */
  readonly onScrolledTo: (offset: number) => void;
};

/** The text to be read. Only what is in view is in the page, so that millions of letters scroll smoothly. */
export function TextPane({ text, blocks, marks, passing, lit, handle, onPick, onWords, onScrolledTo }: Props) {
  const scroller = useRef<HTMLDivElement>(null);
  // Only the last call goes on seeking; one that came before it would pull the pane back.
  const calls = useRef(0);
  const driven = useRef(0);
  const lasting = useMemo(() => marksByBlock(blocks, marks), [blocks, marks]);
  const byBlock = useMemo(() => joinedMarks(lasting, marksByBlock(blocks, passing)), [lasting, blocks, passing]);
  const virtual = useVirtual({
    count: blocks.length,
    getScrollElement: () => scroller.current,
    estimateSize: (at) => estimate(blocks[at]!),
    overscan: 6,
    paddingStart: 20,
    paddingEnd: 240,
  });

  useImperativeHandle(handle, () => ({
    show: (offset, then) => {
      const pane = scroller.current;
      const block = blockAt(blocks, offset);
      if (pane === null || block === undefined) return;
      driven.current = performance.now();
      // Heights are known only once drawn, so the line is sought for a few frames until it holds still.
      const call = (calls.current += 1);
      let frames = 0;
      let last = Number.NaN;
      const seek = () => {
        frames += 1;
        const run = runAt(pane, block, offset);
        if (run === null) {
          virtual.scrollToIndex(block.index, { align: 'center' });
        } else {
          const top = run.getBoundingClientRect().top - pane.getBoundingClientRect().top;
          if (top < 24 || top > pane.clientHeight - 120) pane.scrollTop += top - pane.clientHeight * 0.3;
          else if (top === last) {
            then(top);
            return;
          }
          last = top;
        }
        driven.current = performance.now();
        if (frames < 30) requestAnimationFrame(() => call === calls.current && seek());
      };
      seek();
    },
  }));

  useEffect(() => {
    const pane = scroller.current;
    if (pane === null) return;
    const changed = () => onWords(selectedWords(pane, document.getSelection(), text));
    document.addEventListener('selectionchange', changed);
    return () => document.removeEventListener('selectionchange', changed);
  }, [onWords, text]);

  const items = virtual.getVirtualItems();
  const onScroll = () => {
    if (performance.now() - driven.current < 250) return;
    const top = scroller.current?.scrollTop ?? 0;
    const first = virtual.getVirtualItems().find((item) => item.end > top + 24);
    const block = first === undefined ? undefined : blocks[first.index];
    if (block !== undefined) onScrolledTo(block.start);
  };
  const onClick = (event: MouseEvent) => {
    if (document.getSelection()?.isCollapsed === false) return;
    const run = event.target instanceof Element ? event.target.closest('[data-s]') : null;
    if (run === null) return;
    const offset = Number(run.getAttribute('data-s'));
    const block = blockAt(blocks, offset);
    const here = (block === undefined ? noMarks : (byBlock.get(block.index) ?? noMarks)).filter(
      (mark) => mark.start <= offset && mark.end > offset,
    );
    const claimId = claimAt(here, lit);
    if (claimId !== null) onPick(claimId);
  };

  return (
    <div
      className="text-pane"
      ref={scroller}
      tabIndex={0}
      role="region"
      aria-label="Text"
      onScroll={onScroll}
      onClick={onClick}
    >
      <div className="text-inner" style={{ height: virtual.getTotalSize() }}>
        {items.map((item) => {
          const block = blocks[item.index]!;
          return (
            <div
              key={item.key}
              ref={virtual.measureElement}
              data-index={item.index}
              className="block-place"
              style={{ transform: `translateY(${item.start}px)` }}
            >
              <BlockView
                text={text}
                block={block}
                marks={byBlock.get(block.index) ?? noMarks}
                lit={(byBlock.get(block.index) ?? noMarks).some((mark) => mark.claimId === lit) ? lit : null}
              />
            </div>
          );
        })}
      </div>
    </div>
  );
}

/** Blocks without passing marks keep the same list, so that they are not drawn again. */
function joinedMarks(
  lasting: ReadonlyMap<number, readonly Mark[]>,
  passing: ReadonlyMap<number, readonly Mark[]>,
): ReadonlyMap<number, readonly Mark[]> {
  if (passing.size === 0) return lasting;
  const joined = new Map(lasting);
  for (const [block, marks] of passing) joined.set(block, [...(lasting.get(block) ?? []), ...marks]);
  return joined;
}

function estimate(block: Block): number {
  return Math.max(1, Math.ceil((block.end - block.start) / 72)) * 27 + (block.gap ? 12 : 0);
}

/** The drawn run that holds an offset, or null while its block is not drawn. */
function runAt(pane: HTMLElement, block: Block, offset: number): Element | null {
  const place = pane.querySelector(`[data-index="${block.index}"]`);
  if (place === null) return null;
  const runs = [...place.querySelectorAll('[data-s]')];
  return runs.findLast((run) => Number(run.getAttribute('data-s')) <= offset) ?? runs[0] ?? null;
}
