import { expect, test } from 'vitest';
import { progressLine } from './progress-line.ts';
import { progressText } from './progress-text.ts';

test('the rate and the time left are told once they mean something', () => {
  expect(progressText('received', 3, 845, 500)).toBe('received 3 of 845');
  expect(progressText('received', 120, 845, 2000)).toBe('received 120 of 845, 60 a second, 13 s left');
  expect(progressText('read', 2, 1000, 4000)).toBe('read 2 of 1000, 0.5 a second, 34 min left');
});

function terminal(isInteractive: boolean) {
  const drawn: string[] = [];
  return {
    drawn,
    of: {
      out: async () => undefined,
      err: (text: string) => void drawn.push(text),
      isInteractive,
      columns: () => 40,
      readSecret: async () => '',
    },
  };
}

test('a line is drawn at most ten times a second, cut to the width, and wiped at the end', () => {
  let now = 1000;
  const { drawn, of } = terminal(true);
  const line = progressLine(of, () => now);
  line.show(() => 'a'.repeat(60));
  line.show(() => 'too soon');
  now += 150;
  line.show(() => 'b');
  line.clear();
  line.clear();
  expect(drawn).toEqual([`\r\u001b[2K${'a'.repeat(39)}`, '\r\u001b[2Kb', '\r\u001b[2K']);
});

test('nothing is drawn where nobody looks on', () => {
  const { drawn, of } = terminal(false);
  const line = progressLine(of, () => 1000);
  line.show(() => 'a');
  line.clear();
  expect(drawn).toEqual([]);
});
