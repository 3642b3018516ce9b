import { Checkbox, Modal, TextInput } from '@mantine/core';
import { useState, type FormEvent } from 'react';
import { DialogEnd } from '../../../ui/dialog-end.tsx';
import { useCreateAccount } from '../api/create-account.ts';
import type { IssuedLink } from './sign-in-link-dialog.tsx';

export function CreateAccountDialog({ onClose, onMade }: { onClose: () => void; onMade: (link: IssuedLink) => void }) {
  const create = useCreateAccount();
  const [name, setName] = useState('');
  const [login, setLogin] = useState('');
  const [mayOpenCases, setMayOpenCases] = useState(true);
  const [administrator, setAdministrator] = useState(false);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    create.mutate(
      { name: name.trim(), login: login.trim(), mayOpenCases, administrator },
      { onSuccess: (made) => onMade({ ...made.link, name: made.account.name }) },
    );
  };
  return (
    <Modal opened onClose={onClose} title="Make an account">
      <form className="stack" onSubmit={submit}>
        <TextInput
          label="Name"
          description="As it will stand in logs."
          value={name}
          onChange={(event) => setName(event.currentTarget.value)}
          maxLength={200}
          required
          data-autofocus
        />
        <TextInput
          label="Login"
          description="Small letters, digits, dots, dashes."
          value={login}
          onChange={(event) => setLogin(event.currentTarget.value)}
          autoCapitalize="none"
          spellCheck={false}
          maxLength={63}
          required
        />
        <Checkbox
          label="May open cases"
          checked={mayOpenCases}
          onChange={(event) => setMayOpenCases(event.currentTarget.checked)}
        />
        <Checkbox
          label="Administrator"
          description="Manages accounts, reads no case."
          checked={administrator}
          onChange={(event) => setAdministrator(event.currentTarget.checked)}
        />
        <DialogEnd does="Make the account" onCancel={onClose} busy={create.isPending} error={create.error} />
      </form>
    </Modal>
  );
}
