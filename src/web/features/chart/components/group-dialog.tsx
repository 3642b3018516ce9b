import { Button, TextInput } from '@mantine/core';
import { useState } from 'react';
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
        <div className="actions">
          <Button type="submit" disabled={name.trim() === ''}>
            Group
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
