import { Button, Popover } from '@mantine/core';
import { useState, type FormEvent } from 'react';
import { exactText, whenText, zoneText } from '../../../lib/dates.ts';
import { momentTyped, typedOf } from '../../../lib/moment-typed.ts';

const hour = 3_600_000;
const quick: readonly { label: string; back: number }[] = [
  { label: 'an hour ago', back: hour },
  { label: 'yesterday', back: 24 * hour },
  { label: 'a week ago', back: 7 * 24 * hour },
  { label: 'a month ago', back: 30 * 24 * hour },
];

type Props = {
  readonly asOf: string | null;
  /** Nothing stands before this. */
  readonly openedAt: string;
  readonly onChange: (asOf: string | null) => void;
};

/** Asks for the case as it stood at a past moment. */
export function AsOfControl({ asOf, openedAt, onChange }: Props) {
  const [opened, setOpened] = useState(false);
  const [now, setNow] = useState(0);
  const [typed, setTyped] = useState('');
  const [refusal, setRefusal] = useState<string | null>(null);
  const open = () => {
    setNow(Date.now());
    setTyped(typedOf(asOf === null ? new Date() : new Date(asOf)));
    setRefusal(null);
    setOpened(true);
  };
  const choose = (next: string | null) => {
    setOpened(false);
    onChange(next);
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const at = momentTyped(typed);
    if (at === null) setRefusal('Give a day and a time, as 2026-11-23 07:39.');
    else if (at.getTime() > Date.now()) setRefusal('That moment has not come yet.');
    else choose(at.toISOString());
  };
  const offered = quick.filter(({ back }) => now - back >= Date.parse(openedAt));
  return (
    <Popover opened={opened} onChange={setOpened} position="bottom-end" trapFocus returnFocus width={300} shadow="md">
      <Popover.Target>
        <button
          type="button"
          className="bare tab"
          title={asOf === null ? undefined : exactText(asOf)}
          onClick={() => (opened ? setOpened(false) : open())}
          aria-haspopup="dialog"
        >
          {asOf === null ? 'as of now' : `as of ${whenText(asOf)}`} <span aria-hidden="true">▾</span>
        </button>
      </Popover.Target>
      <Popover.Dropdown aria-label="As of">
        <form className="stack" onSubmit={submit}>
          <label className="stack" style={{ gap: 4 }}>
            <span>
              <b>The case as it stood on</b> <span className="muted small">{zoneText()}</span>
            </span>
            <input
              className="field"
              inputMode="numeric"
              autoComplete="off"
              spellCheck={false}
              placeholder="2026-11-23 07:39"
              value={typed}
              onChange={(event) => setTyped(event.currentTarget.value)}
            />
          </label>
          {refusal === null ? null : (
            <p role="alert" className="tone-denied">
              {refusal}
            </p>
          )}
          {offered.length === 0 ? null : (
            <div className="row" style={{ flexWrap: 'wrap' }}>
              {offered.map(({ label, back }) => (
                <button
                  key={label}
                  type="button"
                  className="as-link"
                  onClick={() => choose(new Date(now - back).toISOString())}
                >
                  {label}
                </button>
              ))}
            </div>
          )}
          <p className="small muted">
            The case was opened on {whenText(openedAt)}. You see what was recorded by then, under what you may see
            today.
          </p>
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
