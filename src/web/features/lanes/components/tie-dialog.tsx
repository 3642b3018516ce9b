import { NativeSelect, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { tell } from '../../../lib/tell.ts';
import { useTieLanes } from '../api/board.ts';
import { entityIdOf, matrixQuery } from '../api/matrix.ts';
import { thingsQuery, type LaneThing } from '../api/things.ts';
import { tieForms, tieOf, type TieForm } from '../tie-forms.ts';
import { LaneDialog } from './lane-dialog.tsx';
import { PersonsBeside } from './persons-beside.tsx';
import { PersonField, type Who } from './person-field.tsx';

type Props = { readonly caseId: string; readonly thing: LaneThing; readonly onClose: () => void };

/** Says what a disruption or material has to do with the other lane; whatever collides by it goes to its officer. */
export function TieDialog({ caseId, thing, onClose }: Props) {
  const forms = tieForms.filter((form) => form.of === thing.kind);
  const [form, setForm] = useState<TieForm>(forms[0]!);
  const [who, setWho] = useState<Who>({ entityId: null, name: '' });
  const [other, setOther] = useState('');
  const items = useQuery(matrixQuery(caseId, null, null)).data?.items ?? [];
  const things = (useQuery(thingsQuery(caseId, null)).data ?? []).filter(({ kind }) => kind === 'disruption');
  const tie = useTieLanes(caseId);
  const send = async () => {
    const otherId = form.asks === 'person' ? await entityIdOf(caseId, who) : other.trim();
    await tie.mutateAsync(tieOf(form.kind, thing.thingId, otherId));
    tell('Tied. Whatever would be harmed by it goes to the deconfliction officer.');
  };
  const choices =
    form.asks === 'item'
      ? items.map(({ id, title }) => ({ value: id, label: title }))
      : things.map(({ thingId, title }) => ({ value: thingId, label: title }));
  return (
    <LaneDialog title={`Tie to the other lane: ${thing.title}`} does="Tie them" onDo={send} onClose={onClose}>
      <PersonsBeside thing={thing} />
      <NativeSelect
        label="What it has to do with the other lane"
        data={forms.map(({ kind, label }) => ({ value: kind, label }))}
        value={form.kind}
        onChange={(event) => {
          const next = forms.find(({ kind }) => kind === event.currentTarget.value);
          if (next !== undefined) setForm(next);
          setOther('');
        }}
        data-autofocus
      />
      {form.asks === 'person' ? (
        <PersonField label="Who" value={who} onChange={setWho} required />
      ) : form.asks === 'origin' ? (
        <TextInput
          label="The origin"
          description="a reference kept outside the case, or an item of the proof by its id"
          value={other}
          onChange={(event) => setOther(event.currentTarget.value)}
          required
          dir="auto"
        />
      ) : (
        <NativeSelect
          label={form.asks === 'item' ? 'The item of the proof' : 'The disruption'}
          data={[{ value: '', label: 'choose …' }, ...choices]}
          value={other}
          onChange={(event) => setOther(event.currentTarget.value)}
          required
        />
      )}
    </LaneDialog>
  );
}
