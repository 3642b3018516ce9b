import { TextInput } from '@mantine/core';
import { useState } from 'react';
import type { SavedView } from '#domain/saved-view';
import { tell } from '../../../lib/tell.ts';
import { DialogEnd } from '../../../ui/dialog-end.tsx';
import { Dialog } from '../../../ui/dialog.tsx';
import { useSaveView } from '../api/views.ts';

type Props = {
  readonly caseId: string;
  readonly view: SavedView;
  /** Marks are still being given their places: a view without them would not come back as it was. */
  readonly isAtWork: boolean;
  readonly onClose: () => void;
};

/** Saves the chart as it is; the log has it, and undo takes it back. */
export function SaveDialog({ caseId, view, isAtWork, onClose }: Props) {
  const [name, setName] = useState('');
  const save = useSaveView(caseId);
  return (
    <Dialog onClose={onClose} title="Save this view" size="sm">
      <form
        className="stack"
        onSubmit={(event) => {
          event.preventDefault();
          save.mutate(
            { name, view },
            {
              onSuccess: () => {
                tell(`Saved: ${name.trim()}`);
                onClose();
              },
            },
          );
        }}
      >
        <TextInput
          label="Name"
          description="Members who may see what it shows will find it; it stands in the log"
          value={name}
          maxLength={200}
          data-autofocus
          onChange={(event) => setName(event.currentTarget.value)}
        />
        <DialogEnd
          does="Save the view"
          onCancel={onClose}
          busy={save.isPending || isAtWork}
          disabled={name.trim() === ''}
          error={save.error}
        />
      </form>
    </Dialog>
  );
}
