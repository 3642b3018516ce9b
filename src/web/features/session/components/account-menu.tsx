import { Menu, useMantineColorScheme, type MantineColorScheme } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import type { Session } from '#api/schemas/account';
import { useSignOut } from '../api/sign-out.ts';
import { SetPasswordDialog } from './set-password-dialog.tsx';

const schemes: readonly { value: MantineColorScheme; label: string }[] = [
  { value: 'light', label: 'Light' },
  { value: 'dark', label: 'Dark' },
  { value: 'auto', label: 'As the system has it' },
];

/** Who is signed in, and what they may do about themselves. */
export function AccountMenu({ session, role }: { session: Session; role: string | null }) {
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  const signOut = useSignOut();
  const navigate = useNavigate();
  const [settingPassword, setSettingPassword] = useState(false);
  return (
    <>
      <Menu position="bottom-end" width={220} transitionProps={{ duration: 0 }}>
        <Menu.Target>
          <button type="button" className="bare muted nowrap">
            {session.account.name}
            {role === null ? '' : ` · ${role}`} <span aria-hidden="true">▾</span>
          </button>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Label>Light and dark</Menu.Label>
          <Menu.RadioGroup value={colorScheme} onChange={(value) => setColorScheme(value as MantineColorScheme)}>
            {schemes.map(({ value, label }) => (
              <Menu.RadioItem key={value} value={value} closeMenuOnClick>
                {label}
              </Menu.RadioItem>
            ))}
          </Menu.RadioGroup>
          <Menu.Divider />
          <Menu.Item onClick={() => setSettingPassword(true)}>
            {session.hasPassword ? 'Change password' : 'Set a password'}
          </Menu.Item>
          {session.account.administrator ? (
            <Menu.Item onClick={() => void navigate({ to: '/accounts' })}>Administration</Menu.Item>
          ) : null}
          <Menu.Item onClick={() => signOut.mutate()}>Sign out</Menu.Item>
        </Menu.Dropdown>
      </Menu>
      <SetPasswordDialog
        opened={settingPassword}
        hasPassword={session.hasPassword}
        asksPassword={session.asksPassword}
        onClose={() => setSettingPassword(false)}
      />
    </>
  );
}
