import { Button, Modal, TextInput } from '@mantine/core';
import { useState, type FormEvent } from 'react';
import { useCase } from '../../../lib/case-context.ts';
import { ProblemNotice } from '../../../ui/problem-notice.tsx';
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
        {open.error === null ? null : <ProblemNotice error={open.error} />}
        <div className="actions">
          <Button variant="default" onClick={onClose}>
            Cancel
          </Button>
          <Button type="submit" loading={open.isPending}>
            Open it
          </Button>
        </div>
      </form>
    </Modal>
  );
}
