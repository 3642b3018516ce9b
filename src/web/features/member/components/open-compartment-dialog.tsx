import { Modal, TextInput } from '@mantine/core';
import { useState, type FormEvent } from 'react';
import { useCase } from '../../../lib/case-context.ts';
import { DialogEnd } from '../../../ui/dialog-end.tsx';
import { useOpenCompartment } from '../api/open-compartment.ts';

export function OpenCompartmentDialog({ onClose }: { onClose: () => void }) {
  const { caseId } = useCase();
  const open = useOpenCompartment(caseId);
  const [name, setName] = useState('');
  const submit = (event: FormEvent) => {
    event.preventDefault();
    open.mutate(name.trim(), { onSuccess: onClose });
  };
  return (
    <Modal opened onClose={onClose} title="Open a compartment">
      <form className="stack" onSubmit={submit}>
        <p>A part of the case that only those you let in will know of. Documents put there stay there.</p>
        <TextInput
          label="Name"
          value={name}
          onChange={(event) => setName(event.currentTarget.value)}
          maxLength={300}
          required
          data-autofocus
        />
        <DialogEnd does="Open it" onCancel={onClose} busy={open.isPending} error={open.error} />
      </form>
    </Modal>
  );
}
