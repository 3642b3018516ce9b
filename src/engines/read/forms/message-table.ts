import type { Span } from '#domain/span';
import { type FormReading, formReading, type Passage } from './form.ts';
import { linesOf } from './lines.ts';
import { partiesIn } from './mail-address.ts';
import { stanceOfMessage } from './message-stance.ts';
import { dayOrderOf, stampAt, timeValue } from './stamp.ts';
import { type Cell, cellsOf, tableAt } from './table-cells.ts';

type Columns = {
  readonly sender: number;
  readonly recipient: number;
  readonly words: number;
  readonly date: number;
  readonly clock: number;
};

const names = {
  sender: /^(?:from|sender|sent by|author|user|name|from name)$/i,
  recipient: /^(?:to|recipients?|receiver|sent to|to name|chat|channel|group)$/i,
  words: /^(?:message|text|body|content|words|message text|subject)$/i,
  date: /^(?:date|timestamp|time ?stamp|sent|sent at|date\/time|datetime|date and time|date sent)$/i,
  clock: /^(?:time|clock|time sent)$/i,
};

/**
 * A table of messages: rows parted by commas, tabs, bars or semicolons, whose first row names a column for the sender,
 * one for the words, and one for recipient or date. Each row's words are its sender's.
 */
export function readMessageTable(shadow: string): FormReading | null {
  const table = tableAt(shadow);
  if (table === null) return null;
  const { top, stop, mark, heads } = table;
  const columns = columnsOf(heads.map(({ words }) => words));
  if (columns === null) return null;
  const order = dayOrderOf(
    linesOf(shadow, stop, Math.min(shadow.length, stop + 20_000)).map((line) => line.text.slice(0, 400)),
  );
  const passages: Passage[] = [];
  const headers: Span[] = [[top, stop]];
  const label: Span = heads[columns.sender]?.span ?? [top, stop];
  let rows = 0;
  for (let at = stop + 1; at < shadow.length;) {
    const { cells, end } = cellsOf(shadow, at, shadow.length, mark);
    if (shadow.slice(at, end).trim() !== '') rows++;
    const passage = passageOf(shadow, cells, columns, label, order);
    if (passage !== null) passages.push(passage);
    const words = passage?.content[0];
    if (words === undefined) headers.push([at, end]);
    else headers.push([at, words[0]], [words[1], Math.max(words[1], end)]);
    at = end + 1;
  }
  if (passages.length < 2 || passages.length * 2 < rows) return null;
  return formReading(
    shadow.length,
    { kind: 'message table', reason: 'the first row names columns for sender, words and recipient or date' },
    { passages, marks: headers.filter(([from, to]) => to > from) },
  );
}

function columnsOf(heads: readonly string[]): Columns | null {
  const at = (pattern: RegExp): number => heads.findIndex((head) => pattern.test(head));
  const found = {
    sender: at(names.sender),
    recipient: at(names.recipient),
    words: at(names.words),
    date: at(names.date),
    clock: at(names.clock),
  };
  const others = (found.recipient >= 0 ? 1 : 0) + (found.date >= 0 || found.clock >= 0 ? 1 : 0);
  return found.sender >= 0 && found.words >= 0 && others > 0 ? found : null;
}

function passageOf(
  shadow: string,
  cells: readonly Cell[],
  columns: Columns,
  label: Span,
  order: 'day first' | 'month first',
): Passage | null {
  const cell = (index: number): string => {
    const one = cells[index];
    return one === undefined ? '' : shadow.slice(one.from, one.to);
  };
  const who = cells[columns.sender];
  const words = cells[columns.words];
  const party = partiesIn(cell(columns.sender))[0];
  if (who === undefined || words === undefined || party === undefined || words.to <= words.from) return null;
  const stamp = stampAt(cell(columns.date), 0, order);
  const clock = columns.clock < 0 ? null : stampAt(cell(columns.clock), 0, order);
  const time = timeValue(stamp?.day ?? null, stamp?.clock ?? clock?.clock ?? null);
  const recipients =
    columns.recipient < 0 ? [] : [...new Set(partiesIn(cell(columns.recipient)).map((one) => one.name))];
  const others = recipients.filter((one) => one !== party.name);
  return {
    rule: 'message',
    source: [[who.from + party.from, who.from + party.to]],
    cue: label,
    content: [[words.from, words.to]],
    writer: { name: party.name, why: 'the column for the sender names them', isAccount: false },
    stance: stanceOfMessage(cell(columns.words)),
    addressee: others.length === 1 ? (others[0] ?? null) : null,
    flows: others.map((to) => ({ kind: 'message', from: party.name, to, item: null, time, lowerBound: null })),
    date: stamp?.day ?? null,
    isolated: true,
  };
}
