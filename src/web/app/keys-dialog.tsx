import { Modal } from '@mantine/core';
import { useEffect, useState, type ReactNode } from 'react';
import { chartKeyRows } from '../features/chart/chart-keys.ts';
import { caseKeyRows, matrixKeyRows, thingKeyRows } from '../features/lanes/lanes-keys.ts';
import { keyRows } from '../features/reader/key-command.ts';
import { timelineKeyRows } from '../features/timeline/timeline-keys.ts';
import { traceKeyRows } from '../features/trace/trace-keys.ts';
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
      <KeySheet of="In the Reader" rows={keyRows}>
        <tr>
          <td className="nowrap">
            <Kbd of="1" /> … <Kbd of="9" />
          </td>
          <td>settle who says it, among those offered</td>
        </tr>
      </KeySheet>
      <KeySheet of="On the chart" rows={chartKeyRows} />
      <KeySheet of="On the timeline" rows={timelineKeyRows} />
      <KeySheet of="On a traced route" rows={traceKeyRows} />
      <KeySheet of="On the points to prove" rows={matrixKeyRows} />
      <KeySheet of="On lists of the lanes" rows={thingKeyRows} />
      <KeySheet of="Everywhere" rows={caseKeyRows} />
      <p className="small muted">Keys rest while you type in a field.</p>
    </Modal>
  );
}

type Rows = readonly { readonly keys: readonly string[]; readonly what: string }[];

function KeySheet({ of, rows, children }: { of: string; rows: Rows; children?: ReactNode }) {
  return (
    <table className="sheet keys-sheet">
      <thead>
        <tr>
          <th>Key</th>
          <th>{of}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
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
        {children}
      </tbody>
    </table>
  );
}
