import { NativeSelect, Textarea, TextInput } from '@mantine/core';

export type Choice = { readonly value: string; readonly label: string };

type Props = {
  readonly name: string;
  readonly label: string;
  readonly hint?: string;
  readonly value: string;
  readonly error: string | undefined;
  readonly onChange: (value: string) => void;
  readonly kind?: 'line' | 'words' | 'day';
  readonly choices?: readonly Choice[];
  readonly optional?: boolean;
};

/** One field of a report form, with what is wrong beside it. */
export function FormField({
  name,
  label,
  hint,
  value,
  error,
  onChange,
  kind = 'line',
  choices,
  optional = false,
}: Props) {
  const common = {
    id: `field-${name.replaceAll('.', '-')}`,
    label,
    value,
    withAsterisk: !optional,
    ...(hint === undefined ? {} : { description: hint }),
    ...(error === undefined ? {} : { error }),
  };
  if (choices !== undefined)
    return (
      <NativeSelect
        {...common}
        data={[{ value: '', label: 'choose …' }, ...choices]}
        onChange={(event) => onChange(event.currentTarget.value)}
      />
    );
  if (kind === 'words')
    return (
      <Textarea
        {...common}
        onChange={(event) => onChange(event.currentTarget.value)}
        autosize
        minRows={4}
        maxRows={24}
        dir="auto"
      />
    );
  return (
    <TextInput
      {...common}
      {...(kind === 'day' ? { type: 'date' } : { dir: 'auto' as const })}
      onChange={(event) => onChange(event.currentTarget.value)}
    />
  );
}
