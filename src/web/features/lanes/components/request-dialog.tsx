import { TextInput } from '@mantine/core';
import { useState } from 'react';
import { tell } from '../../../lib/tell.ts';
import { useRecordProof, type Cell, type MatrixRow } from '../api/matrix.ts';
import { periodText } from '../period-text.ts';
import { LaneDialog } from './lane-dialog.tsx';
import { WordsArea } from './words-area.tsx';

type Props = {
  readonly caseId: string;
  readonly row: MatrixRow;
  readonly cell: Cell;
  readonly today: string;
  readonly onClose: () => void;
};

const daysOn = (day: string, days: number) => new Date(Date.parse(day) + days * 86_400_000).toISOString().slice(0, 10);

/** Who is likely to be able to fill it: the witness who has not committed, else nobody. */
const likely = (cell: Cell) => cell.items.find(({ standing }) => standing === 'uncommitted')?.witness?.name ?? '';

/** What is missing, as a question that whoever reads it can answer; to be put right by whoever asks. */
function asks(row: MatrixRow, cell: Cell): string {
  const when = cell.uncovered.length === 0 ? row.material : cell.uncovered[0]!;
  const dates = cell.dates.rule === 'none' ? '' : ` for ${periodText(when)}`;
  return `Please say whether you hold or can give evidence${dates} of this point: ${cell.text.replace(/\.$/u, '')}. If you cannot, please say why.`;
}

/** Turns a point that nobody can prove into a dated request with a clock. */
export function RequestDialog({ caseId, row, cell, today, onClose }: Props) {
  const [to, setTo] = useState(likely(cell));
  const [words, setWords] = useState(asks(row, cell));
  const [replyBy, setReplyBy] = useState(daysOn(today, 14));
  const record = useRecordProof(caseId);
  const { suspectId, offenceId, elementId } = cell;
  const send = async () => {
    await record.mutateAsync([{ kind: 'request made', suspectId, offenceId, elementId, to, words, replyBy }]);
    tell(`Asked ${to}. Its age shows on the point from now on.`);
  };
  return (
    <LaneDialog title={`Ask for: ${cell.title}`} does="Make the request" onDo={send} onClose={onClose}>
      <TextInput
        label="To"
        description="whoever could fill it"
        value={to}
        onChange={(event) => setTo(event.currentTarget.value)}
        required
        data-autofocus
        dir="auto"
      />
      <WordsArea label="What is asked" value={words} onChange={setWords} minRows={3} />
      <TextInput
        type="date"
        label="Answer by"
        min={today}
        value={replyBy}
        onChange={(event) => setReplyBy(event.currentTarget.value)}
        required
      />
    </LaneDialog>
  );
}
