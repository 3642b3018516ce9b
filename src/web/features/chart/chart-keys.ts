type KeyPress = {
  readonly key: string;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly altKey: boolean;
};

/** Each thing that a key does on the chart. */
export type ChartCommand =
  | { readonly do: 'go'; readonly to: 'left' | 'right' | 'up' | 'down' }
  | { readonly do: 'link'; readonly by: 1 | -1 }
  | { readonly do: 'zoom'; readonly by: 'in' | 'out' | 'all' }
  | {
      readonly do:
        | 'open'
        | 'expand'
        | 'hide'
        | 'bring back'
        | 'pin'
        | 'several'
        | 'group'
        | 'note'
        | 'find'
        | 'filter'
        | 'compare'
        | 'arrange'
        | 'undo'
        | 'redo'
        | 'save'
        | 'views'
        | 'table'
        | 'let go';
    };

export type ChartKeyRow = { readonly keys: readonly string[]; readonly what: string; readonly command: ChartCommand };

/** The keys as the list of keys shows them; the map below is made of this and nothing else. */
export const chartKeyRows: readonly ChartKeyRow[] = [
  { keys: ['ArrowLeft'], what: 'to the next mark on the left', command: { do: 'go', to: 'left' } },
  { keys: ['ArrowRight'], what: 'on the right', command: { do: 'go', to: 'right' } },
  { keys: ['ArrowUp'], what: 'above', command: { do: 'go', to: 'up' } },
  { keys: ['ArrowDown'], what: 'below', command: { do: 'go', to: 'down' } },
  { keys: ['j', ']'], what: 'next link of what is selected', command: { do: 'link', by: 1 } },
  { keys: ['k', '['], what: 'previous link', command: { do: 'link', by: -1 } },
  { keys: ['Enter'], what: 'open: the claims of a link, the members of a group', command: { do: 'open' } },
  { keys: ['e'], what: 'expand: show its neighbours', command: { do: 'expand' } },
  { keys: ['x'], what: 'hide it', command: { do: 'hide' } },
  { keys: ['b'], what: 'bring back all that is hidden', command: { do: 'bring back' } },
  { keys: ['p'], what: 'pin it in its place, or let it go', command: { do: 'pin' } },
  { keys: ['m'], what: 'select several: what you choose next comes too', command: { do: 'several' } },
  { keys: ['g'], what: 'group what is selected, or ungroup', command: { do: 'group' } },
  { keys: ['t'], what: 'write a note on it', command: { do: 'note' } },
  { keys: ['w'], what: 'which kinds of links and types are drawn', command: { do: 'filter' } },
  { keys: ['c'], what: 'compare with a past day', command: { do: 'compare' } },
  { keys: ['f'], what: 'find by name', command: { do: 'find' } },
  { keys: ['a'], what: 'arrange everything anew', command: { do: 'arrange' } },
  { keys: ['u'], what: 'undo', command: { do: 'undo' } },
  { keys: ['U'], what: 'redo (Shift U)', command: { do: 'redo' } },
  { keys: ['s'], what: 'save this view', command: { do: 'save' } },
  { keys: ['v'], what: 'saved views', command: { do: 'views' } },
  { keys: ['l'], what: 'to the table that says the same', command: { do: 'table' } },
  { keys: ['+', '='], what: 'nearer', command: { do: 'zoom', by: 'in' } },
  { keys: ['-'], what: 'farther', command: { do: 'zoom', by: 'out' } },
  { keys: ['0'], what: 'see everything', command: { do: 'zoom', by: 'all' } },
  { keys: ['Escape'], what: 'let go: of the selection, the time, the comparison', command: { do: 'let go' } },
];

const byKey = new Map(chartKeyRows.flatMap((row) => row.keys.map((key) => [key, row.command] as const)));

/** What a key press does; null leaves it to the browser. `onPicture`: arrows and Enter belong to a table elsewhere. */
export function chartCommandOf(
  press: KeyPress & { readonly shiftKey: boolean },
  where: { readonly typing: boolean; readonly onPicture: boolean },
): ChartCommand | null {
  if (where.typing) return null;
  const key = press.key.length === 1 && !press.shiftKey ? press.key.toLowerCase() : press.key;
  if ((press.ctrlKey || press.metaKey) && !press.altKey) {
    if (key === 'z') return { do: 'undo' };
    return key === 'y' || key === 'Z' ? { do: 'redo' } : null;
  }
  if (press.altKey) return null;
  const command = byKey.get(key) ?? null;
  if (command === null) return null;
  return !where.onPicture && (command.do === 'go' || command.do === 'open') ? null : command;
}
