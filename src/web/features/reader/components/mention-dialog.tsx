import { Modal, Select, TextInput } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useState, type FormEvent } from 'react';
import type { EntitySchema } from '#domain/entity';
import { mentionTypes, type MentionType } from '#domain/reading';
import type { Span } from '#domain/span';
import { DialogEnd } from '../../../ui/dialog-end.tsx';
import { entitiesQuery } from '../api/list-entities.ts';
import { markWords } from '../api/mark-words.ts';
import { EntityField, knownAs, type Named } from './entity-field.tsx';

type Entries = Awaited<ReturnType<typeof markWords>>;
type Props = {
  readonly caseId: string;
  readonly renditionId: string;
  readonly compartmentId: string;
  readonly words: Span;
  readonly text: string;
  readonly onClose: () => void;
  readonly onMarked: (entries: Entries) => void;
};

const schemaOf: Partial<Record<MentionType, EntitySchema>> = {
  person: 'Person',
  organisation: 'Organization',
  role: 'LegalEntity',
  place: 'Address',
};

/** Marks words as naming somebody or something, in any script, a translation beside it. */
export function MentionDialog({ caseId, renditionId, compartmentId, words, text, onClose, onMarked }: Props) {
  const shown = text.slice(words[0], words[1]);
  const [type, setType] = useState<MentionType>('person');
  const [named, setNamed] = useState<Named>({ name: shown.replace(/\s+/g, ' '), schema: 'Person' });
  const [translation, setTranslation] = useState('');
  const entities = useQuery(entitiesQuery(caseId)).data ?? [];
  const isNamed = schemaOf[type] !== undefined;
  const known = knownAs(entities, named.name);
  const mark = useMutation({
    mutationFn: () =>
      markWords(caseId, {
        renditionId,
        compartmentId,
        start: words[0],
        end: words[1],
        type,
        names: !isNamed
          ? null
          : known === null
            ? { schema: named.schema, name: named.name.trim(), translation: translation.trim() || null }
            : { entityId: known.entityId },
      }),
    onSuccess: onMarked,
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    mark.mutate();
  };
  return (
    <Modal opened onClose={onClose} title="Mark these words">
      <form className="stack" onSubmit={submit}>
        <blockquote className="rely-words" dir="auto">
          {shown}
        </blockquote>
        <Select
          label="They name"
          data={mentionTypes.map((value) => ({
            value,
            label: value === 'time' ? 'a time' : value === 'organisation' ? 'an organisation' : `a ${value}`,
          }))}
          value={type}
          onChange={(value) => {
            if (value === null) return;
            const next = value as MentionType;
            setType(next);
            setNamed((before) => ({ ...before, schema: schemaOf[next] ?? before.schema }));
          }}
          allowDeselect={false}
          data-autofocus
        />
        {isNamed ? (
          <>
            <EntityField label="Known as" value={named} entities={entities} onChange={setNamed} />
            {known === null ? (
              <TextInput
                label="In English, or in Latin letters"
                description="Where the name is in another script or language."
                value={translation}
                onChange={(event) => setTranslation(event.currentTarget.value)}
              />
            ) : known.translation === null ? null : (
              <p className="muted small">known in translation as “{known.translation}”</p>
            )}
          </>
        ) : null}
        <DialogEnd does="Mark" onCancel={onClose} busy={mark.isPending} error={mark.error} />
      </form>
    </Modal>
  );
}
