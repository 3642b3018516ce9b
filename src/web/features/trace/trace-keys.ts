/** Each thing that a key does on the page of traces. */
export type TraceCommand = {
  readonly do: 'route' | 'hop' | 'pin' | 'text' | 'picture' | 'form' | 'words';
  readonly by: 1 | -1;
};

export type TraceKeyRow = { readonly keys: readonly string[]; readonly what: string; readonly command: TraceCommand };

/** The keys as the list of keys shows them; the map below is made of this and nothing else. */
export const traceKeyRows: readonly TraceKeyRow[] = [
  { keys: ['n'], what: 'next route', command: { do: 'route', by: 1 } },
  { keys: ['N'], what: 'previous route (Shift N)', command: { do: 'route', by: -1 } },
  { keys: ['j'], what: 'next hop', command: { do: 'hop', by: 1 } },
  { keys: ['k'], what: 'previous hop', command: { do: 'hop', by: -1 } },
  { keys: ['o'], what: 'open the words behind the hop', command: { do: 'words', by: 1 } },
  { keys: ['p'], what: 'pin the route as evidence', command: { do: 'pin', by: 1 } },
  { keys: ['x'], what: 'take the route away as text', command: { do: 'text', by: 1 } },
  { keys: ['X'], what: 'as a picture (Shift X)', command: { do: 'picture', by: 1 } },
  { keys: ['f'], what: 'back to the question', command: { do: 'form', by: 1 } },
];

const byKey = new Map(traceKeyRows.flatMap((row) => row.keys.map((key) => [key, row.command] as const)));

type Press = { readonly key: string; readonly ctrlKey: boolean; readonly metaKey: boolean; readonly altKey: boolean };

/** What a key press does; null leaves it to the browser. */
export function traceCommandOf(press: Press, typing: boolean): TraceCommand | null {
  return typing || press.ctrlKey || press.metaKey || press.altKey ? null : (byKey.get(press.key) ?? null);
}
