/** Each thing that a key does on the timeline. */
export type TimelineCommand =
  | { readonly do: 'step'; readonly by: 1 | -1 }
  | { readonly do: 'lane'; readonly by: 1 | -1 }
  | { readonly do: 'pan'; readonly by: number }
  | { readonly do: 'zoom'; readonly by: number }
  | { readonly do: 'all' | 'open' | 'brush' | 'to brush' | 'lanes' | 'table' | 'let go' };

export type TimelineKeyRow = {
  readonly keys: readonly string[];
  readonly what: string;
  readonly command: TimelineCommand;
};

/** The keys as the list of keys shows them; the map below is made of this and nothing else. */
export const timelineKeyRows: readonly TimelineKeyRow[] = [
  { keys: ['ArrowRight'], what: 'next in time', command: { do: 'step', by: 1 } },
  { keys: ['ArrowLeft'], what: 'previous in time', command: { do: 'step', by: -1 } },
  { keys: ['ArrowDown'], what: 'to the lane below', command: { do: 'lane', by: 1 } },
  { keys: ['ArrowUp'], what: 'to the lane above', command: { do: 'lane', by: -1 } },
  { keys: ['Enter'], what: 'open the claims behind it', command: { do: 'open' } },
  { keys: ['.', '>'], what: 'later', command: { do: 'pan', by: 0.4 } },
  { keys: [',', '<'], what: 'earlier', command: { do: 'pan', by: -0.4 } },
  { keys: ['+', '='], what: 'nearer, down to minutes', command: { do: 'zoom', by: 0.5 } },
  { keys: ['-'], what: 'farther, up to centuries', command: { do: 'zoom', by: 2 } },
  { keys: ['0'], what: 'see everything', command: { do: 'all' } },
  { keys: ['b'], what: 'keep to what is in view: chart and table follow', command: { do: 'brush' } },
  { keys: ['z'], what: 'to the part that is kept', command: { do: 'to brush' } },
  { keys: ['g'], what: 'lanes by who, or by kind', command: { do: 'lanes' } },
  { keys: ['t'], what: 'to the table that says the same', command: { do: 'table' } },
  { keys: ['Escape'], what: 'let go: of the selection, the time, the comparison', command: { do: 'let go' } },
];

const byKey = new Map(timelineKeyRows.flatMap((row) => row.keys.map((key) => [key, row.command] as const)));
/** Keys that belong to a table or a button when the picture has not the focus. */
const ofPicture: readonly TimelineCommand['do'][] = ['step', 'lane', 'open'];

type Press = { readonly key: string; readonly ctrlKey: boolean; readonly metaKey: boolean; readonly altKey: boolean };

/** What a key press does; null leaves it to the browser. */
export function timelineCommandOf(
  press: Press,
  where: { readonly typing: boolean; readonly onPicture: boolean },
): TimelineCommand | null {
  if (where.typing || press.ctrlKey || press.metaKey || press.altKey) return null;
  const command = byKey.get(press.key) ?? null;
  return command !== null && !where.onPicture && ofPicture.includes(command.do) ? null : command;
}
