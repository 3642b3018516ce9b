import { TextInput } from '@mantine/core';
import { useState } from 'react';
import { DialogEnd } from '../../../ui/dialog-end.tsx';
import { Dialog } from '../../../ui/dialog.tsx';

/** Asks what a group made by hand is to be called. */
export function GroupDialog({ onName, onClose }: { onName: (name: string) => void; onClose: () => void }) {
  const [name, setName] = useState('');
  return (
    <Dialog onClose={onClose} title="Group these" size="sm">
      <form
        className="stack"
        onSubmit={(event) => {
          event.preventDefault();
          onName(name);
        }}
      >
        <TextInput
          label="Name of the group"
          value={name}
          maxLength={200}
          data-autofocus
          onChange={(event) => setName(event.currentTarget.value)}
        />
        <DialogEnd does="Group" onCancel={onClose} disabled={name.trim() === ''} />
      </form>
    </Dialog>
  );
}
