import { Checkbox, NativeSelect, Textarea, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { casesQuery } from '../../case/api/list-cases.ts';
import { doctrineQuery } from '../api/matrix.ts';
import type { FieldValue } from '../api/things.ts';
import { wordsOf } from '../field-words.ts';

type Props = {
  readonly name: string;
  readonly value: FieldValue;
  readonly onChange: (value: FieldValue) => void;
  readonly required: boolean;
  readonly autoFocus?: boolean;
};

/** ISO 8601 as the browser's own field of date and time has it, in the zone of whoever types. */
function localOf(value: FieldValue): string {
  if (typeof value !== 'string' || Number.isNaN(Date.parse(value))) return '';
  const at = new Date(value);
  return new Date(at.getTime() - at.getTimezoneOffset() * 60_000).toISOString().slice(0, 16);
}
const isoOf = (local: string): string => (local === '' ? '' : new Date(local).toISOString());

/** One field of a thing, asked for as its kind asks. */
export function FieldInput({ name, value, onChange, required, autoFocus = false }: Props) {
  const { label, kind, hint, options = [] } = wordsOf(name);
  const doctrine = useQuery({ ...doctrineQuery, enabled: kind === 'measure' || kind === 'threat' }).data;
  const cases = useQuery({ ...casesQuery, enabled: kind === 'case' }).data ?? [];
  const common = {
    label,
    required,
    ...(hint === undefined ? {} : { description: hint }),
    ...(autoFocus ? { 'data-autofocus': true } : {}),
  };
  const text = typeof value === 'string' ? value : '';
  const choices =
    kind === 'measure'
      ? (doctrine?.toolbox.measures ?? []).map(({ id, title, decidedBy, status }) => ({
          value: id,
          label: `${title} (decided by ${decidedBy.body}${status === 'verified' ? '' : '; not verified'})`,
        }))
      : kind === 'threat'
        ? (doctrine?.triage.threatKinds ?? []).map(({ id, title }) => ({ value: id, label: title }))
        : kind === 'case'
          ? cases.map(({ caseId, title }) => ({ value: caseId, label: title }))
          : options.map((one) => ({ value: one, label: one }));
  switch (kind) {
    case 'flag':
      return (
        <Checkbox
          label={label}
          checked={value === true}
          onChange={(event) => onChange(event.currentTarget.checked)}
          {...(autoFocus ? { 'data-autofocus': true } : {})}
        />
      );
    case 'choice':
    case 'measure':
    case 'threat':
    case 'case':
      return (
        <NativeSelect
          {...common}
          data={[{ value: '', label: 'choose …' }, ...choices]}
          value={text}
          onChange={(event) => onChange(event.currentTarget.value)}
        />
      );
    case 'moment':
      return (
        <TextInput
          {...common}
          type="datetime-local"
          value={localOf(value)}
          onChange={(event) => onChange(isoOf(event.currentTarget.value))}
        />
      );
    case 'day':
      return (
        <TextInput {...common} type="date" value={text} onChange={(event) => onChange(event.currentTarget.value)} />
      );
    case 'list':
      return (
        <Textarea
          {...common}
          value={Array.isArray(value) ? value.join('\n') : ''}
          onChange={(event) => onChange(event.currentTarget.value.split('\n'))}
          autosize
          minRows={4}
          dir="auto"
        />
      );
    case 'number':
      return (
        <TextInput
          {...common}
          type="number"
          min={1}
          value={typeof value === 'number' ? String(value) : ''}
          onChange={(event) => {
            const typed = event.currentTarget.valueAsNumber;
            onChange(Number.isNaN(typed) ? null : typed);
          }}
        />
      );
    case 'line':
      return (
        <TextInput {...common} value={text} onChange={(event) => onChange(event.currentTarget.value)} dir="auto" />
      );
    case 'words':
      return (
        <Textarea
          {...common}
          value={text}
          onChange={(event) => onChange(event.currentTarget.value)}
          autosize
          minRows={1}
          dir="auto"
        />
      );
  }
}
