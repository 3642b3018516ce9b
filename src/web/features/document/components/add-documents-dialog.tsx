import { Button, Checkbox, Modal, Select, TextInput, Textarea } from '@mantine/core';
import { useRef, useState, type FormEvent } from 'react';
import type { Compartment } from '#api/schemas/case';
import { countText, sizeText } from '../../../lib/count-text.ts';
import { DialogEnd } from '../../../ui/dialog-end.tsx';
import { filesChosen } from '../files-in-drop.ts';
import { sendOptions, type FileToSend, type SendOptions } from '../upload-state.ts';

type Props = {
  readonly files: readonly FileToSend[];
  readonly places: readonly Compartment[];
  readonly onAdd: (files: readonly FileToSend[], options: SendOptions) => void;
  readonly onClose: () => void;
};

/** Asks which files, where they go, whence they came, and whether they must stay unread. */
export function AddDocumentsDialog({ files: offered, places, onAdd, onClose }: Props) {
  const [files, setFiles] = useState(offered);
  const [place, setPlace] = useState(
    places.find((one) => one.isMain)?.compartmentId ?? places[0]?.compartmentId ?? null,
  );
  const [origin, setOrigin] = useState('');
  const [aside, setAside] = useState(false);
  const [reason, setReason] = useState('');
  const filesInput = useRef<HTMLInputElement>(null);
  const folderInput = useRef<HTMLInputElement>(null);
  const size = files.reduce((sum, one) => sum + one.file.size, 0);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    onAdd(files, sendOptions({ compartmentId: place, origin: origin.trim(), setAside: aside ? reason.trim() : '' }));
  };
  const choose = (list: FileList | null) => {
    if (list !== null) setFiles((before) => [...before, ...filesChosen(list)]);
  };
  return (
    <Modal opened onClose={onClose} title="Add documents">
      <form className="stack" onSubmit={submit}>
        <div className="row">
          <Button variant="default" onClick={() => filesInput.current?.click()}>
            Choose files
          </Button>
          <Button variant="default" onClick={() => folderInput.current?.click()}>
            Choose a folder
          </Button>
        </div>
        <p className="muted">
          {files.length === 0
            ? 'or drop them anywhere on the case'
            : `${countText(files.length, 'file')}, ${sizeText(size)}`}
        </p>
        <input
          ref={filesInput}
          type="file"
          multiple
          hidden
          aria-label="Files to add"
          onChange={(event) => choose(event.currentTarget.files)}
        />
        <input
          ref={folderInput}
          type="file"
          multiple
          hidden
          aria-label="Folder to add"
          {...{ webkitdirectory: '' }}
          onChange={(event) => choose(event.currentTarget.files)}
        />
        {places.length > 1 ? (
          <Select
            label="Who may see them"
            description="They stay in this part of the case."
            data={places.map((one) => ({
              value: one.compartmentId,
              label: one.isMain ? 'All members of the case' : `Only ${one.name}`,
            }))}
            value={place}
            onChange={setPlace}
            allowDeselect={false}
          />
        ) : null}
        <TextInput
          label="Where they came from"
          description="Who sent, published or handed them over. Never a protected source by name."
          value={origin}
          onChange={(event) => setOrigin(event.currentTarget.value)}
        />
        <Checkbox
          label="Set aside unread until an independent reviewer decides"
          description="For what may be legally privileged, parliamentary or journalistic."
          checked={aside}
          onChange={(event) => setAside(event.currentTarget.checked)}
        />
        {aside ? (
          <Textarea
            label="Why they are set aside"
            value={reason}
            onChange={(event) => setReason(event.currentTarget.value)}
            required
            autosize
            minRows={2}
          />
        ) : null}
        <DialogEnd
          does={files.length === 0 ? 'Add' : `Add ${countText(files.length, 'file')}`}
          onCancel={onClose}
          disabled={files.length === 0}
        />
      </form>
    </Modal>
  );
}
