import { describe, expect, it } from 'vitest';
import { chartCommandOf, chartKeyRows } from './chart-keys.ts';

const press = (key: string, of: object = {}) => ({
  key,
  ctrlKey: false,
  metaKey: false,
  altKey: false,
  shiftKey: false,
  ...of,
});
const picture = { typing: false, onPicture: true };

describe('keys on the chart', () => {
  it('each do one thing, and the list says all of them', () => {
    const keys = chartKeyRows.flatMap((row) => row.keys);
    expect(new Set(keys).size).toBe(keys.length);
    for (const row of chartKeyRows)
      for (const key of row.keys)
        expect(chartCommandOf(press(key, { shiftKey: key === 'U' || key === '+' }), picture)).toEqual(row.command);
  });

  it('rest while somebody types, and leave arrows to a table', () => {
    expect(chartCommandOf(press('x'), { typing: true, onPicture: false })).toBeNull();
    expect(chartCommandOf(press('ArrowDown'), { typing: false, onPicture: false })).toBeNull();
    expect(chartCommandOf(press('x'), { typing: false, onPicture: false })).toEqual({ do: 'hide' });
  });

  it('undo and redo as everywhere else too', () => {
    expect(chartCommandOf(press('z', { ctrlKey: true }), picture)).toEqual({ do: 'undo' });
    expect(chartCommandOf(press('Z', { metaKey: true, shiftKey: true }), picture)).toEqual({ do: 'redo' });
    expect(chartCommandOf(press('x', { ctrlKey: true }), picture)).toBeNull();
  });
});
