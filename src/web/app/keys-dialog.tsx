import { Modal } from '@mantine/core';
import { useEffect, useState } from 'react';
import { keyRows } from '../features/reader/key-command.ts';
import { isTyping } from '../lib/is-typing.ts';
import { Kbd } from '../ui/kbd.tsx';

/** The list of keys, opened by `?` on any page. */
export function KeysDialog() {
  const [opened, setOpened] = useState(false);
  useEffect(() => {
    const pressed = (event: KeyboardEvent) => {
      if (event.key !== '?' || event.ctrlKey || event.metaKey || isTyping(event.target)) return;
      event.preventDefault();
      setOpened(true);
    };
    document.addEventListener('keydown', pressed);
    return () => document.removeEventListener('keydown', pressed);
  }, []);
  return (
    <Modal opened={opened} onClose={() => setOpened(false)} title="Keys" size="md">
      <table className="sheet keys-sheet">
        <thead>
          <tr>
            <th>Key</th>
            <th>What it does</th>
          </tr>
        </thead>
        <tbody>
          {keyRows.map((row) => (
            <tr key={row.what}>
              <td className="nowrap">
                {row.keys.map((key) => (
                  <span key={key}>
                    <Kbd of={key} />{' '}
                  </span>
                ))}
              </td>
              <td>{row.what}</td>
            </tr>
          ))}
          <tr>
            <td className="nowrap">
              <Kbd of="1" /> … <Kbd of="9" />
            </td>
            <td>settle who says it, among those offered</td>
          </tr>
        </tbody>
      </table>
      <p className="small muted">Keys rest while you type in a field.</p>
    </Modal>
  );
}
