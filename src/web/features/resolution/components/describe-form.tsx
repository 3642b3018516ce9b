import { Button } from '@mantine/core';
import { useState, type FormEvent } from 'react';
import { entityProperties, type EntityProperty } from '#domain/entity-property';
import { useCase } from '../../../lib/case-context.ts';
import { describeEntity } from '../api/decide.ts';
import { propertyWords } from '../property-words.ts';
import type { useChange } from '../use-changes.ts';

/** Says something of somebody, with how it is known. */
export function DescribeForm({ entityId, change }: { entityId: string; change: ReturnType<typeof useChange> }) {
  const { caseId } = useCase();
  const [property, setProperty] = useState<EntityProperty>('birthDate');
  const [value, setValue] = useState('');
  const [note, setNote] = useState('');
  const isReady = value.trim() !== '' && note.trim() !== '';
  const send = (event: FormEvent) => {
    event.preventDefault();
    if (!isReady) return;
    change.mutate(
      {
        run: () => describeEntity(caseId, entityId, { property, value: value.trim(), note: note.trim() }),
        done: `It is on record: ${propertyWords[property]} ${value.trim()}.`,
      },
      {
        onSuccess: () => {
          setValue('');
          setNote('');
        },
      },
    );
  };
  return (
    <form className="toolbar describe" onSubmit={send} aria-label="Say something of it">
      <label className="stack-field">
        What
        <select
          className="field"
          value={property}
          onChange={(event) => setProperty(event.currentTarget.value as EntityProperty)}
        >
          {entityProperties.map((one) => (
            <option key={one} value={one}>
              {propertyWords[one]}
            </option>
          ))}
        </select>
      </label>
      <label className="stack-field">
        As written
        <input
          className="field"
          dir="auto"
          maxLength={500}
          value={value}
          onChange={(event) => setValue(event.currentTarget.value)}
        />
      </label>
      <label className="stack-field grow">
        How it is known
        <input
          className="field"
          dir="auto"
          maxLength={2000}
          value={note}
          onChange={(event) => setNote(event.currentTarget.value)}
        />
      </label>
      <Button type="submit" variant="default" disabled={!isReady} loading={change.isPending}>
        Put on record
      </Button>
    </form>
  );
}
