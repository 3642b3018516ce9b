import { Modal } from '@mantine/core';
import { useState, type FormEvent, type ReactNode } from 'react';
import { DialogEnd } from '../../../ui/dialog-end.tsx';
import { Refusal } from './refusal.tsx';

type Props = {
  readonly title: string;
  readonly does: string;
  readonly size?: string;
  /** Throws what is to be shown; the dialog closes where it does not. */
  readonly onDo: () => Promise<unknown>;
  readonly onClose: () => void;
  readonly children: ReactNode;
};

/** A form in a dialog: sends, shows a refusal with its reasons in place, and closes once it is done. */
export function LaneDialog({ title, does, size = 'md', onDo, onClose, children }: Props) {
  const [error, setError] = useState<unknown>(null);
  const [isBusy, setBusy] = useState(false);
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    setBusy(true);
    setError(null);
    try {
      await onDo();
      onClose();
    } catch (refused) {
      setError(refused);
      setBusy(false);
    }
  };
  return (
    <Modal opened onClose={onClose} title={title} size={size}>
      <form className="stack" onSubmit={(event) => void submit(event)}>
        {children}
        {error === null ? null : <Refusal error={error} />}
        <DialogEnd does={does} onCancel={onClose} busy={isBusy} />
      </form>
    </Modal>
  );
}
