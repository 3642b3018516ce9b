import { Modal, Select, TextInput } from '@mantine/core';
import { useState, type FormEvent } from 'react';
import { caseProfiles, markings, type CaseProfile, type Marking } from '#domain/case-file';
import { DialogEnd } from '../../../ui/dialog-end.tsx';
import { useOpenCase } from '../api/open-case.ts';

type Props = { readonly opened: boolean; readonly onClose: () => void; readonly onOpened: (caseId: string) => void };

export function OpenCaseDialog({ opened, onClose, onOpened }: Props) {
  const open = useOpenCase();
  const [title, setTitle] = useState('');
  const [profile, setProfile] = useState<CaseProfile>('investigation');
  const [marking, setMarking] = useState<Marking>('OFFICIAL-SENSITIVE');
  const submit = (event: FormEvent) => {
    event.preventDefault();
    open.mutate({ title: title.trim(), profile, marking }, { onSuccess: (made) => onOpened(made.caseId) });
  };
  return (
    <Modal opened={opened} onClose={onClose} title="Open a case">
      <form className="stack" onSubmit={submit}>
        <TextInput
          label="Title"
          description="As your team will call it; only members of the case see it."
          value={title}
          onChange={(event) => setTitle(event.currentTarget.value)}
          maxLength={300}
          required
          data-autofocus
        />
        <Select
          label="Kind of work"
          data={[...caseProfiles]}
          value={profile}
          onChange={(value) => value !== null && setProfile(value as CaseProfile)}
          allowDeselect={false}
        />
        <Select
          label="Marking"
          data={[...markings]}
          value={marking}
          onChange={(value) => value !== null && setMarking(value as Marking)}
          allowDeselect={false}
        />
        <DialogEnd does="Open the case" onCancel={onClose} busy={open.isPending} error={open.error} />
      </form>
    </Modal>
  );
}
