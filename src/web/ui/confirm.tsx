import { Button, Modal } from '@mantine/core';
import type { ReactNode } from 'react';
import { ProblemNotice } from './problem-notice.tsx';

type Props = {
  readonly title: string;
  readonly does: string;
  readonly opened: boolean;
  readonly busy: boolean;
  readonly error: unknown;
  readonly onDo: () => void;
  readonly onClose: () => void;
  readonly children: ReactNode;
};

/** Asks before what cannot be taken back; says what will happen, and the button says it too. */
export function Confirm({ title, does, opened, busy, error, onDo, onClose, children }: Props) {
  return (
    <Modal opened={opened} onClose={onClose} title={title} size="sm">
      <div className="stack">
        <div>{children}</div>
        {error === null || error === undefined ? null : <ProblemNotice error={error} />}
        <div className="actions">
          <Button variant="default" onClick={onClose}>
            Keep things as they are
          </Button>
          <Button onClick={onDo} loading={busy} data-autofocus>
            {does}
          </Button>
        </div>
      </div>
    </Modal>
  );
}
