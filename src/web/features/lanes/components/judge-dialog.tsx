import { NativeSelect } from '@mantine/core';
import { useState } from 'react';
import { admissibilities, bearings, type Admissibility, type Bearing } from '#domain/evidence-item';
import { tell } from '../../../lib/tell.ts';
import { useRecordProof, type Cell, type ItemStanding, type Matrix } from '../api/matrix.ts';
import { LaneDialog } from './lane-dialog.tsx';
import { WordsArea } from './words-area.tsx';

type Props = {
  readonly caseId: string;
  readonly cell: Cell;
  readonly item: ItemStanding;
  readonly file: Matrix['items'][number] | undefined;
  readonly onClose: () => void;
};

/** Two judgements on an item, each with its reason: what it does to this point, and whether it can be used. */
export function JudgeDialog({ caseId, cell, item, file, onClose }: Props) {
  const before = file?.admissible?.admissible ?? 'not decided';
  const [bearing, setBearing] = useState<Bearing>(item.bearing);
  const [admissible, setAdmissible] = useState<Admissibility>(before);
  const [why, setWhy] = useState('');
  const record = useRecordProof(caseId);
  const { suspectId, offenceId, elementId } = cell;
  const send = async () => {
    const { itemId } = item;
    await record.mutateAsync([
      { kind: 'item bears', suspectId, offenceId, elementId, itemId, bearing, why },
      ...(admissible === before ? [] : [{ kind: 'admissibility decided' as const, itemId, admissible, why }]),
    ]);
    tell('Judged. The point says what follows.');
  };
  return (
    <LaneDialog title={`Judge: ${item.title}`} does="Record the judgement" onDo={send} onClose={onClose}>
      <NativeSelect
        label="What it does to this point"
        description={cell.text}
        data={[...bearings]}
        value={bearing}
        onChange={(event) => setBearing(event.currentTarget.value as Bearing)}
        data-autofocus
      />
      <NativeSelect
        label="Whether it can be used"
        data={[...admissibilities]}
        value={admissible}
        onChange={(event) => setAdmissible(event.currentTarget.value as Admissibility)}
      />
      <WordsArea label="Why" value={why} onChange={setWhy} />
    </LaneDialog>
  );
}
