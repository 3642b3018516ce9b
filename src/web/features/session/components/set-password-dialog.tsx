import { Modal, PasswordInput } from '@mantine/core';
import { useState, type FormEvent } from 'react';
import { DialogEnd } from '../../../ui/dialog-end.tsx';
import { useSetPassword } from '../api/set-password.ts';
import { tell } from '../../../lib/tell.ts';

type Props = {
  readonly opened: boolean;
  readonly hasPassword: boolean;
  readonly asksPassword: boolean;
  readonly onClose: () => void;
};

export function SetPasswordDialog({ opened, hasPassword, asksPassword, onClose }: Props) {
  const save = useSetPassword();
  const [current, setCurrent] = useState('');
  const [password, setPassword] = useState('');
  const [again, setAgain] = useState('');
  const close = () => {
    setCurrent('');
    setPassword('');
    setAgain('');
    save.reset();
    onClose();
  };
  const differs = again !== '' && again !== password;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (password !== again) return;
    save.mutate(
      { current: asksPassword ? current : null, password },
      {
        onSuccess: () => {
          tell('Password set. Your other sessions are signed out.');
          close();
        },
      },
    );
  };
  return (
    <Modal opened={opened} onClose={close} title={hasPassword ? 'Change your password' : 'Set a password'} size="sm">
      <form className="stack" onSubmit={submit}>
        {asksPassword ? (
          <PasswordInput
            label="Password now"
            value={current}
            onChange={(event) => setCurrent(event.currentTarget.value)}
            autoComplete="current-password"
            required
            data-autofocus
          />
        ) : null}
        <PasswordInput
          label="New password"
          description="At least 12 characters; several words do well."
          value={password}
          onChange={(event) => setPassword(event.currentTarget.value)}
          autoComplete="new-password"
          minLength={12}
          required
        />
        <PasswordInput
          label="New password again"
          value={again}
          onChange={(event) => setAgain(event.currentTarget.value)}
          autoComplete="new-password"
          error={differs ? 'The two differ.' : undefined}
          required
        />
        <DialogEnd does="Set password" onCancel={close} busy={save.isPending} error={save.error} />
      </form>
    </Modal>
  );
}
