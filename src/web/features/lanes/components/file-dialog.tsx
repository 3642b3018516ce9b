import { TextInput } from '@mantine/core';
import { useState } from 'react';
import type { Claim } from '#api/schemas/claim';
import { tell } from '../../../lib/tell.ts';
import { entityIdOf } from '../api/matrix.ts';
import { useFileThing, type NewThing, type ThingFields } from '../api/things.ts';
import { givenFields } from '../given-fields.ts';
import { ClaimField } from './claim-field.tsx';
import { FieldInput } from './field-input.tsx';
import { LaneDialog } from './lane-dialog.tsx';
import { PersonField, type Who } from './person-field.tsx';

export type FilingForm = {
  readonly kind: NewThing['kind'];
  readonly title: string;
  readonly does: string;
  /** What its title is asked for as. */
  readonly name: string;
  readonly fields: readonly string[];
  readonly required: readonly string[];
  /** Asks for the claim whose words it rests on. */
  readonly claim?: string;
  /** Asks for a person that it is about. */
  readonly person: string | null;
  readonly about?: string | null;
};

type Props = {
  readonly caseId: string;
  readonly form: FilingForm;
  readonly first?: ThingFields;
  readonly onFiled?: (thingId: string) => void;
  readonly onClose: () => void;
};

/** Puts a thing of the lanes on record. */
export function FileDialog({ caseId, form, first = {}, onFiled, onClose }: Props) {
  const [title, setTitle] = useState('');
  const [fields, setFields] = useState<ThingFields>(first);
  const [who, setWho] = useState<Who>({ entityId: null, name: '' });
  const [claim, setClaim] = useState<Claim | null>(null);
  const file = useFileThing(caseId);
  const send = async () => {
    const personIds = who.name.trim() === '' ? [] : [await entityIdOf(caseId, who)];
    const { thing } = await file.mutateAsync({
      kind: form.kind,
      title,
      about: form.about ?? null,
      fields: givenFields(fields),
      claimIds: claim === null ? [] : [claim.claimId],
      personIds,
    });
    tell(`On record: ${title}.`);
    onFiled?.(thing.thingId);
  };
  return (
    <LaneDialog title={form.title} does={form.does} size="lg" onDo={send} onClose={onClose}>
      <TextInput
        label={form.name}
        value={title}
        onChange={(event) => setTitle(event.currentTarget.value)}
        required
        data-autofocus
        dir="auto"
      />
      {form.claim === undefined ? null : <ClaimField label={form.claim} value={claim} onChange={setClaim} />}
      {form.person === null ? null : <PersonField label={form.person} value={who} onChange={setWho} />}
      {form.fields.map((name) => (
        <FieldInput
          key={name}
          name={name}
          value={fields[name] ?? null}
          required={form.required.includes(name)}
          onChange={(value) => setFields((before) => ({ ...before, [name]: value }))}
        />
      ))}
    </LaneDialog>
  );
}
