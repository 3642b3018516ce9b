import { describe, expect, it } from 'vitest';
import { emptyFocus, entitiesInFocus, focusAfter, isInWindow, type FocusAction } from './case-focus.ts';

const after = (...actions: FocusAction[]) => actions.reduce(focusAfter, emptyFocus);

describe('what a case looks at', () => {
  it('selects, adds to and takes from the selection', () => {
    const two = after({ do: 'toggle', id: 'a' }, { do: 'toggle', id: 'b' });
    expect(two.selected).toEqual({ kind: 'entities', ids: ['a', 'b'] });
    expect(focusAfter(two, { do: 'toggle', id: 'a' }).selected).toEqual({ kind: 'entities', ids: ['b'] });
    expect(after({ do: 'toggle', id: 'a' }, { do: 'toggle', id: 'a' }).selected).toEqual({ kind: 'nothing' });
  });

  it('lights both ends of a selected link', () => {
    const link = { kind: 'link', from: 'a', to: 'b', linkId: null } as const;
    expect(entitiesInFocus(after({ do: 'select', selected: link }))).toEqual(['a', 'b']);
    expect(entitiesInFocus(emptyFocus)).toEqual([]);
  });

  it('turns a brush that was drawn backwards round, and drops an empty or endless one', () => {
    expect(after({ do: 'brush', window: { from: 9, to: 3 } }).window).toEqual({ from: 3, to: 9 });
    expect(after({ do: 'brush', window: { from: 3, to: 3 } }).window).toBeNull();
    expect(after({ do: 'brush', window: { from: Number.NaN, to: 3 } }).window).toBeNull();
  });

  it('lets go of one thing at a time', () => {
    const all = after(
      { do: 'compare', since: '2026-03-01T00:00:00Z' },
      { do: 'brush', window: { from: 1, to: 2 } },
      { do: 'toggle', id: 'a' },
    );
    const one = focusAfter(all, { do: 'let go' });
    expect([one.selected.kind, one.window, one.since]).toEqual(['nothing', { from: 1, to: 2 }, '2026-03-01T00:00:00Z']);
    const two = focusAfter(one, { do: 'let go' });
    expect([two.window, two.since]).toEqual([null, '2026-03-01T00:00:00Z']);
    expect(focusAfter(two, { do: 'let go' })).toEqual(emptyFocus);
  });

  it('counts what may lie in the window by its bounds, and nothing that has no time', () => {
    const window = { from: 10, to: 20 };
    expect([isInWindow(window, 5, 10), isInWindow(window, 20, 30), isInWindow(window, 5, 9)]).toEqual([
      true,
      false,
      false,
    ]);
    expect([isInWindow(window, null, null), isInWindow(window, null, 30), isInWindow(null, null, null)]).toEqual([
      false,
      true,
      true,
    ]);
  });
});
