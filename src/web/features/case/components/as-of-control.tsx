import { Button, Popover } from '@mantine/core';
import { useState, type FormEvent } from 'react';
import { whenText } from '../../../lib/dates.ts';

const hour = 3_600_000;
const quick: readonly { label: string; back: number }[] = [
  { label: 'an hour ago', back: hour },
  { label: 'yesterday', back: 24 * hour },
  { label: 'a week ago', back: 7 * 24 * hour },
  { label: 'a month ago', back: 30 * 24 * hour },
];

type Props = { readonly asOf: string | null; readonly onChange: (asOf: string | null) => void };

/** Asks for the case as it stood at a past moment. */
export function AsOfControl({ asOf, onChange }: Props) {
  const [opened, setOpened] = useState(false);
  const [typed, setTyped] = useState('');
  const [refusal, setRefusal] = useState<string | null>(null);
  const open = () => {
    setTyped(localInput(asOf === null ? new Date() : new Date(asOf)));
    setRefusal(null);
    setOpened(true);
  };
  const choose = (next: string | null) => {
    setOpened(false);
    onChange(next);
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const at = new Date(typed);
    if (Number.isNaN(at.getTime())) setRefusal('Give a day and a time.');
    else if (at.getTime() > Date.now()) setRefusal('That moment has not come yet.');
    else choose(at.toISOString());
  };
  return (
    <Popover opened={opened} onChange={setOpened} position="bottom-end" trapFocus returnFocus width={300} shadow="md">
      <Popover.Target>
        <button
          type="button"
          className="bare tab"
          onClick={() => (opened ? setOpened(false) : open())}
          aria-haspopup="dialog"
        >
          {asOf === null ? 'as of now' : `as of ${whenText(asOf)}`} <span aria-hidden="true">▾</span>
        </button>
      </Popover.Target>
      <Popover.Dropdown aria-label="As of">
        <form className="stack" onSubmit={submit}>
          <label className="stack" style={{ gap: 4 }}>
            <b>The case as it stood on</b>
            <input
              className="field"
              type="datetime-local"
              step="1"
              value={typed}
              onChange={(event) => setTyped(event.currentTarget.value)}
            />
          </label>
          {refusal === null ? null : (
            <p role="alert" className="tone-denied">
              {refusal}
            </p>
          )}
          <div className="row" style={{ flexWrap: 'wrap' }}>
            {quick.map(({ label, back }) => (
              <button
                key={label}
                type="button"
                className="as-link"
                onClick={() => choose(new Date(Date.now() - back).toISOString())}
              >
                {label}
              </button>
            ))}
          </div>
          <p className="small muted">You see what was recorded by then, under what you may see today.</p>
          <div className="actions">
            {asOf === null ? null : (
              <Button variant="default" onClick={() => choose(null)}>
                Back to now
              </Button>
            )}
            <Button type="submit">Show</Button>
          </div>
        </form>
      </Popover.Dropdown>
    </Popover>
  );
}

function localInput(at: Date): string {
  const shifted = new Date(at.getTime() - at.getTimezoneOffset() * 60_000);
  return shifted.toISOString().slice(0, 19);
}
