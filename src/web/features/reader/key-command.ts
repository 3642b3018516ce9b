import type { Part } from './draft.ts';

/** Each thing that a key does in the Reader. */
export type Command =
  | { readonly do: 'step'; readonly by: 1 | -1 }
  | { readonly do: 'unreviewed' | 'read rightly' | 'reject' | 'mend' | 'rely' | 'defence' | 'grade' | 'undo' }
  | { readonly do: 'make' | 'mention' | 'keys' | 'palette' | 'close' | 'history' | 'status' | 'place' }
  | { readonly do: 'page'; readonly by: 1 | -1 }
  | { readonly do: 'speaker'; readonly index: number }
  | { readonly do: 'grade key'; readonly key: string }
  | { readonly do: 'take'; readonly part: Part };

export type KeyRow = { readonly keys: readonly string[]; readonly what: string; readonly command: Command };

/** The keys as the list of keys shows them; the map below is made of this and nothing else. */
export const keyRows: readonly KeyRow[] = [
  { keys: ['j', 'ArrowDown'], what: 'next claim', command: { do: 'step', by: 1 } },
  { keys: ['k', 'ArrowUp'], what: 'previous claim', command: { do: 'step', by: -1 } },
  { keys: ['n'], what: 'next claim that nobody has reviewed', command: { do: 'unreviewed' } },
  { keys: ['a'], what: 'read rightly: the words say so', command: { do: 'read rightly' } },
  { keys: ['r'], what: 'reject: the words do not say so', command: { do: 'reject' } },
  { keys: ['e'], what: 'mend: words, stance, speaker', command: { do: 'mend' } },
  { keys: ['l'], what: 'rely on it: make the link', command: { do: 'rely' } },
  { keys: ['h'], what: 'may help the defence', command: { do: 'defence' } },
  { keys: ['g'], what: 'grade it, then two keys: C 3', command: { do: 'grade' } },
  { keys: ['u'], what: 'undo your last decision', command: { do: 'undo' } },
  { keys: ['c'], what: 'make a claim of the selected words', command: { do: 'make' } },
  { keys: ['m'], what: 'mark the selected words as a name', command: { do: 'mention' } },
  { keys: ['s'], what: 'record a legal status', command: { do: 'status' } },
  { keys: ['i'], what: 'who decided what on this claim', command: { do: 'history' } },
  { keys: ['p'], what: 'the page, table or mail that the words stand in; again: the text', command: { do: 'place' } },
  { keys: ['['], what: 'previous page, while pages are shown', command: { do: 'page', by: -1 } },
  { keys: [']'], what: 'next page, while pages are shown', command: { do: 'page', by: 1 } },
  { keys: ['?'], what: 'this list of keys', command: { do: 'keys' } },
  { keys: ['/'], what: 'go to anything (also Ctrl K)', command: { do: 'palette' } },
  { keys: ['Escape'], what: 'close, or let go of the selection', command: { do: 'close' } },
];

/** In the order of the keys 1, 2, 3 while a claim is made. */
export const parts: readonly Part[] = ['source', 'cue', 'content'];

const byKey = new Map(keyRows.flatMap((row) => row.keys.map((key) => [key, row.command] as const)));

export type KeyPress = {
  readonly key: string;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly altKey: boolean;
};

export type KeyWhere = {
  /** The focus is in a field or a dialog, to which keys belong. */
  readonly typing: boolean;
  readonly grading: boolean;
  /** A claim is being made or mended: numbers give the selected words to its parts, and decisions wait. */
  readonly drafting: boolean;
  readonly candidates: number;
};

/** What a key press does here; null leaves it to the browser. */
export function commandOf(press: KeyPress, where: KeyWhere): Command | null {
  if (press.ctrlKey || press.metaKey || press.altKey || where.typing) return null;
  if (where.grading && (press.key.length === 1 || press.key === 'Backspace'))
    return { do: 'grade key', key: press.key };
  const command = byKey.get(press.key.length === 1 ? press.key.toLowerCase() : press.key) ?? null;
  if (where.drafting) {
    const part = parts[Number(press.key) - 1];
    if (part !== undefined) return { do: 'take', part };
    return command !== null && isDecision(command) ? null : command;
  }
  if (/^[1-9]$/.test(press.key) && Number(press.key) <= where.candidates)
    return { do: 'speaker', index: Number(press.key) - 1 };
  return command;
}

/** True for what changes the case, and so waits while the past is shown. */
export function isDecision(command: Command): boolean {
  return [
    'read rightly',
    'reject',
    'mend',
    'rely',
    'defence',
    'grade',
    'grade key',
    'undo',
    'make',
    'mention',
    'speaker',
    'status',
  ].includes(command.do);
}
