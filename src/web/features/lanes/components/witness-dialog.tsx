import { NativeSelect, Textarea, TextInput } from '@mantine/core';
import { useState } from 'react';
import { witnessPositions, type WitnessPosition } from '#domain/witness-position';
import { tell } from '../../../lib/tell.ts';
import { entityIdOf, useRecordProof, type Cell, type ItemStanding } from '../api/matrix.ts';
import { LaneDialog } from './lane-dialog.tsx';
import { PersonField } from './person-field.tsx';

type Props = {
  readonly caseId: string;
  readonly cell: Cell;
  readonly item: ItemStanding | null;
  readonly today: string;
  readonly onClose: () => void;
};

const scopes = ['this point only', 'everything they say'] as const;

/** Where a witness stands, since when and in which words. */
export function WitnessDialog({ caseId, cell, item, today, onClose }: Props) {
  const known = item?.witness ?? cell.items.find(({ witness }) => witness !== null)?.witness ?? null;
  const [who, setWho] = useState({ entityId: known?.witnessId ?? null, name: known?.name ?? '' });
  const [position, setPosition] = useState<WitnessPosition>(known?.position ?? 'asked');
  const [since, setSince] = useState(today);
  const [scope, setScope] = useState<string>(scopes[0]);
  const [words, setWords] = useState('');
  const record = useRecordProof(caseId);
  const send = async () => {
    const witnessId = await entityIdOf(caseId, who);
    await record.mutateAsync([
      {
        kind: 'witness position',
        witnessId,
        position,
        since,
        itemId: null,
        elementId: scope === scopes[0] ? cell.elementId : null,
        words: words.trim() === '' ? null : words,
      },
    ]);
    tell(`${who.name}: ${position}.`);
  };
  return (
    <LaneDialog title="Where a witness stands" does="Record it" onDo={send} onClose={onClose}>
      <PersonField label="Witness" value={who} onChange={setWho} required autoFocus={known === null} />
      <NativeSelect
        label="Position"
        data={[...witnessPositions]}
        value={position}
        onChange={(event) => setPosition(event.currentTarget.value as WitnessPosition)}
        {...(known === null ? {} : { 'data-autofocus': true })}
      />
      <NativeSelect
        label="About"
        data={[...scopes]}
        value={scope}
        onChange={(event) => setScope(event.currentTarget.value)}
      />
      <TextInput
        type="date"
        label="Since"
        max={today}
        value={since}
        onChange={(event) => setSince(event.currentTarget.value)}
        required
      />
      <Textarea
        label="In their words"
        description="left empty where there are none"
        value={words}
        onChange={(event) => setWords(event.currentTarget.value)}
        autosize
        minRows={2}
        dir="auto"
      />
    </LaneDialog>
  );
}
