import { Button, Popover } from '@mantine/core';
import { useState, type FormEvent } from 'react';
import { whenText, zoneText } from '../../../lib/dates.ts';
import { dayOrMomentTyped, typedOf } from '../../../lib/moment-typed.ts';

const day = 86_400_000;
const quick = [
  { label: 'an hour ago', back: day / 24 },
  { label: 'yesterday', back: day },
  { label: 'a week ago', back: 7 * day },
  { label: 'a month ago', back: 30 * day },
] as const;

type Props = {
  readonly since: string | null;
  /** The moment that the chart is read at. */
  readonly until: string | null;
  readonly isOpen: boolean;
  readonly onOpen: (isOpen: boolean) => void;
  readonly onChange: (since: string | null) => void;
};

/** Asks for a past moment to compare with: what was known then, beside what is known at the moment shown. */
export function CompareControl({ since, until, isOpen, onOpen, onChange }: Props) {
  const [typed, setTyped] = useState('');
  const [refusal, setRefusal] = useState<string | null>(null);
  const end = until === null ? null : Date.parse(until);
  const choose = (next: string | null) => {
    setRefusal(null);
    onOpen(false);
    onChange(next);
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const at = dayOrMomentTyped(typed);
    if (at === null) setRefusal('Give a day, as 2026-03-01, or a moment, as 2026-03-01 07:39.');
    else if (at.getTime() >= (end ?? Date.now())) setRefusal('That is not before the moment that is shown.');
    else choose(at.toISOString());
  };
  return (
    <Popover opened={isOpen} onChange={onOpen} position="bottom-start" trapFocus returnFocus width={300} shadow="md">
      <Popover.Target>
        <Button
          size="xs"
          variant={since === null ? 'default' : 'light'}
          aria-haspopup="dialog"
          onClick={() => {
            setTyped(since === null ? '' : typedOf(new Date(since)));
            onOpen(!isOpen);
          }}
        >
          {since === null ? 'Compare' : `Beside ${whenText(since)}`}
        </Button>
      </Popover.Target>
      <Popover.Dropdown aria-label="Compare with">
        <form className="stack" onSubmit={submit}>
          <label className="stack" style={{ gap: 4 }}>
            <span>
              <b>What was known on</b> <span className="muted small">{zoneText()}</span>
            </span>
            <input
              className="field"
              autoComplete="off"
              spellCheck={false}
              placeholder="2026-03-01"
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
                onClick={() => choose(new Date((end ?? Date.now()) - back).toISOString())}
              >
                {label}
              </button>
            ))}
          </div>
          <p className="small muted">
            Signs on the chart and words in the table then say what is new, what changed and what stands no more.
          </p>
          <div className="actions">
            {since === null ? null : (
              <Button variant="default" onClick={() => choose(null)}>
                Stop comparing
              </Button>
            )}
            <Button type="submit">Compare</Button>
          </div>
        </form>
      </Popover.Dropdown>
    </Popover>
  );
}
