/** What a key does on the matrix. */
export type MatrixCommand = {
  readonly do: 'cell' | 'day' | 'now' | 'request' | 'evidence' | 'witness' | 'changes' | 'offence';
  readonly by: 1 | -1;
};

export type MatrixKeyRow = { readonly keys: readonly string[]; readonly what: string; readonly command: MatrixCommand };

/** The keys of the matrix as the list of keys shows them; the map below is made of this and nothing else. */
export const matrixKeyRows: readonly MatrixKeyRow[] = [
  { keys: ['j', 'ArrowDown'], what: 'next point to prove', command: { do: 'cell', by: 1 } },
  { keys: ['k', 'ArrowUp'], what: 'previous point', command: { do: 'cell', by: -1 } },
  { keys: ['r'], what: 'ask somebody for what is missing', command: { do: 'request', by: 1 } },
  { keys: ['e'], what: 'add evidence to the point', command: { do: 'evidence', by: 1 } },
  { keys: ['w'], what: 'record where a witness stands', command: { do: 'witness', by: 1 } },
  { keys: [']'], what: 'next day on which something changed', command: { do: 'day', by: 1 } },
  { keys: ['['], what: 'previous such day', command: { do: 'day', by: -1 } },
  { keys: ['t'], what: 'back to today', command: { do: 'now', by: 1 } },
  { keys: ['c'], what: 'every change as a list', command: { do: 'changes', by: 1 } },
  { keys: ['O'], what: 'consider an offence (Shift O)', command: { do: 'offence', by: 1 } },
];

const byKey = new Map(matrixKeyRows.flatMap((row) => row.keys.map((key) => [key, row.command] as const)));

type Press = { readonly key: string; readonly ctrlKey: boolean; readonly metaKey: boolean; readonly altKey: boolean };

/** What a key press does on the matrix; null leaves it to the browser. */
export function matrixCommandOf(press: Press, typing: boolean): MatrixCommand | null {
  return typing || press.ctrlKey || press.metaKey || press.altKey ? null : (byKey.get(press.key) ?? null);
}

/** What a key does on a list of things of the lanes. */
export type ThingCommand = { readonly do: 'thing' | 'new' | 'step'; readonly by: 1 | -1 };

export const thingKeyRows: readonly {
  readonly keys: readonly string[];
  readonly what: string;
  readonly command: ThingCommand;
}[] = [
  { keys: ['j', 'ArrowDown'], what: 'next of the list', command: { do: 'thing', by: 1 } },
  { keys: ['k', 'ArrowUp'], what: 'previous of the list', command: { do: 'thing', by: -1 } },
  { keys: ['s'], what: 'take its next step', command: { do: 'step', by: 1 } },
  { keys: ['a'], what: 'put a new one on record', command: { do: 'new', by: 1 } },
];
const thingByKey = new Map(thingKeyRows.flatMap((row) => row.keys.map((key) => [key, row.command] as const)));

/** What a key press does on such a list; null leaves it to the browser. */
export function thingCommandOf(press: Press, typing: boolean): ThingCommand | null {
  return typing || press.ctrlKey || press.metaKey || press.altKey ? null : (thingByKey.get(press.key) ?? null);
}

/** What a key does on every page of a case. */
export const caseKeyRows = [{ keys: ['!'], what: 'warn of a threat to life, held by nothing' }] as const;
