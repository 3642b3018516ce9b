import { Button } from '@mantine/core';
import { useEffect, useRef, useState, type FormEvent, type ReactNode } from 'react';
import { countText } from '../../../lib/count-text.ts';
import { ProblemNotice } from '../../../ui/problem-notice.tsx';
import type { FormErrors } from '../form-errors.ts';

type Props = {
  readonly title: string;
  readonly about: string;
  readonly errors: FormErrors;
  /** Whether errors show yet: not before somebody tried to send. */
  readonly isTried: boolean;
  readonly isBusy: boolean;
  readonly error: unknown;
  readonly onSend: () => void;
  readonly onDiscard: () => void;
  readonly children: ReactNode;
};

/** A report form: sent with its button or with Ctrl and Enter; the first field that is wrong gets the focus. */
export function FormFrame({ title, about, errors, isTried, isBusy, error, onSend, onDiscard, children }: Props) {
  const form = useRef<HTMLFormElement>(null);
  const [tries, setTries] = useState(0);
  const wrong = Object.keys(errors);
  useEffect(() => {
    if (tries > 0) form.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus();
  }, [tries]);
  const send = (event: FormEvent) => {
    event.preventDefault();
    setTries(tries + 1);
    onSend();
  };
  return (
    <form
      ref={form}
      className="stack report-form"
      noValidate
      onSubmit={send}
      onKeyDown={(event) => {
        if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) form.current?.requestSubmit();
      }}
    >
      <div>
        <h1>{title}</h1>
        <p className="muted">{about}</p>
      </div>
      {children}
      {isTried && wrong.length > 0 ? (
        <p className="tone-denied" role="alert">
          {countText(wrong.length, 'field')} to put right above.
        </p>
      ) : null}
      {error === null || error === undefined ? null : <ProblemNotice error={error} />}
      <div className="report-actions panel">
        <span className="small muted">Kept in this tab until you send it or throw it away. Ctrl + Enter sends.</span>
        <i className="grow" />
        <Button variant="default" onClick={onDiscard}>
          Throw away
        </Button>
        <Button type="submit" loading={isBusy}>
          Keep as a document
        </Button>
      </div>
    </form>
  );
}
