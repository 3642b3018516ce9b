import { memo } from 'react';
import { runsOf, type Mark, type Run } from '../mark-runs.ts';
import type { Block } from '../split-blocks.ts';

type Props = {
  readonly text: string;
  readonly block: Block;
  readonly marks: readonly Mark[];
  /** The selected claim where it has words in this block, else null, so that other blocks are not drawn again. */
  readonly lit: string | null;
};

const none: readonly Mark[] = [];

/** One block of the text with its marks. Each run says where in the text it starts. */
export const BlockView = memo(function BlockView({ text, block, marks, lit }: Props) {
  const runs = runsOf(text, block.start, block.end, marks);
  return (
    <p className={block.gap ? 'block gap' : 'block'} dir="auto">
      {runs.length === 0 ? (
        <span data-s={block.start}>
          <br />
        </span>
      ) : (
        runs.map((run) => (
          <span key={run.start} data-s={run.start} className={classOf(run, lit)}>
            {run.text}
          </span>
        ))
      )}
    </p>
  );
});

export const noMarks = none;

function classOf(run: Run, lit: string | null): string | undefined {
  if (run.marks.length === 0) return undefined;
  const names = new Set<string>();
  let deep = -1;
  for (const mark of run.marks) {
    if (mark.kind === 'content') deep = Math.max(deep, mark.depth);
    else names.add(mark.kind);
    if (mark.claimId !== null && mark.claimId === lit && mark.kind !== 'estimative') names.add('lit');
    if (mark.kind === 'content' && mark.depth > 0) {
      if (mark.start === run.start) names.add('opens');
      if (mark.end === run.end) names.add('ends');
    }
  }
  if (deep >= 0) names.add('content').add(`deep-${Math.min(deep, 2)}`);
  return [...names].join(' ');
}
