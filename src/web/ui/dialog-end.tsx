import { Button } from '@mantine/core';
import type { ReactNode } from 'react';
import { ProblemNotice } from './problem-notice.tsx';

type Props = {
  /** What the button says that sends the form. */
  readonly does: string;
  readonly onCancel: () => void;
  readonly busy?: boolean;
  readonly disabled?: boolean;
  readonly error?: unknown;
  /** Another way to end it, before the one that sends. */
  readonly children?: ReactNode;
};

/** How the form of a dialog ends: what went wrong, the way out, and what it does. */
export function DialogEnd({ does, onCancel, busy = false, disabled = false, error = null, children }: Props) {
  return (
    <>
      {error === null ? null : <ProblemNotice error={error} />}
      <div className="actions">
        <Button variant="default" onClick={onCancel}>
          Cancel
        </Button>
        {children}
        <Button type="submit" loading={busy} disabled={disabled}>
          {does}
        </Button>
      </div>
    </>
  );
}
