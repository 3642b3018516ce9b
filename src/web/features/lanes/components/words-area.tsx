import { Textarea } from '@mantine/core';

type Props = {
  readonly label: string;
  readonly description?: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly required?: boolean;
  readonly minRows?: number;
  readonly autoFocus?: boolean;
};

/** Words somebody writes in a dialog of the lanes, as a reason; it grows with them, in any script. */
export function WordsArea({ onChange, minRows = 2, required = true, autoFocus = false, ...of }: Props) {
  return (
    <Textarea
      {...of}
      onChange={(event) => onChange(event.currentTarget.value)}
      required={required}
      autosize
      minRows={minRows}
      {...(autoFocus ? { 'data-autofocus': true } : {})}
      dir="auto"
    />
  );
}
