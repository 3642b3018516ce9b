import { NativeSelect, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { Claim } from '#api/schemas/claim';
import { tell } from '../../../lib/tell.ts';
import { useFileThing } from '../api/things.ts';
import { ClaimField } from './claim-field.tsx';
import { LaneDialog } from './lane-dialog.tsx';
import { WordsArea } from './words-area.tsx';

const holding = [
  { value: 'until replaced', label: 'until another one of the same state replaces it' },
  { value: 'that day only', label: 'that day only' },
  { value: 'period', label: 'for the days that it names' },
];

/** Puts a dated official statement about a state in the register: the words of a claim, or words entered by hand. */
export function PositionDialog({ caseId, onClose }: { readonly caseId: string; readonly onClose: () => void }) {
  const [claim, setClaim] = useState<Claim | null>(null);
  const [words, setWords] = useState('');
  const [given, setGiven] = useState({ state: '', saidBy: '', on: '', holds: 'until replaced', from: '', to: '' });
  const file = useFileThing(caseId);
  const put = (name: keyof typeof given) => (event: { currentTarget: { value: string } }) => {
    const { value } = event.currentTarget;
    setGiven((before) => ({ ...before, [name]: value }));
  };
  const choose = (next: Claim | null) => {
    setClaim(next);
    if (next !== null && given.saidBy === '')
      setGiven((before) => ({ ...before, saidBy: next.speaker.name ?? next.speaker.mention }));
  };
  const send = async () => {
    const { state, saidBy, on, holds, from, to } = given;
    await file.mutateAsync({
      kind: 'position',
      title: `${saidBy} on ${state}`,
      about: null,
      fields: {
        state,
        saidBy,
        on,
        holds: holds === 'period' ? `${from}/${to}` : holds,
        ...(claim === null ? { words } : {}),
      },
      claimIds: claim === null ? [] : [claim.claimId],
      personIds: [],
      on,
    });
    tell(`In the register: ${saidBy} on ${state}.`);
  };
  return (
    <LaneDialog title="An official position" does="Put it in the register" size="lg" onDo={send} onClose={onClose}>
      <TextInput
        label="The state it is about"
        value={given.state}
        onChange={put('state')}
        required
        data-autofocus
        dir="auto"
      />
      <ClaimField label="The claim whose words it is" value={claim} onChange={choose} />
      {claim === null ? (
        <WordsArea label="Or its words, by hand" value={words} onChange={setWords} required={claim === null} />
      ) : null}
      <TextInput label="Said by" value={given.saidBy} onChange={put('saidBy')} required dir="auto" />
      <TextInput label="Said on" type="date" value={given.on} onChange={put('on')} required />
      <NativeSelect label="It holds" data={holding} value={given.holds} onChange={put('holds')} />
      {given.holds === 'period' ? (
        <div className="pair">
          <TextInput label="From" type="date" value={given.from} onChange={put('from')} required />
          <TextInput label="To" type="date" min={given.from} value={given.to} onChange={put('to')} required />
        </div>
      ) : null}
    </LaneDialog>
  );
}
