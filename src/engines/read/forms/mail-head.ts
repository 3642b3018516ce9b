import type { Span } from '#domain/span';
import { type Party, partiesIn } from './mail-address.ts';
import { stampAt, timeValue } from './stamp.ts';

type HeadLine = {
  readonly from: number;
  readonly to: number;
  readonly text: string;
  readonly depth: number;
  readonly words: number;
};
type Head = {
  readonly writer: string;
  readonly why: string;
  readonly source: Span;
  readonly cue: Span;
  readonly recipients: readonly string[];
  readonly time: string | null;
};

const header = /^[*_]{0,2}([A-Za-z][A-Za-z-]{1,30})[*_]{0,2}[ \t]{0,3}:[*_]{0,2}(?=[ \t]|$)/;
const known = new Set(['from', 'to', 'cc', 'bcc', 'date', 'sent', 'subject']);
const opens = new Set([
  ...known,
  'received',
  'return-path',
  'delivered-to',
  'message-id',
  'mime-version',
  'reply-to',
  'sender',
  'importance',
]);

/** A block of mail headers that begins at a line: at least "From" and two of the other four; null where there is none. */
export function headerBlockAt(
  text: string,
  lines: readonly HeadLine[],
  index: number,
): { readonly mail: Head; readonly end: number } | null {
  const first = lines[index];
  if (first === undefined) return null;
  const opening = header.exec(text.slice(first.words, Math.min(first.to, first.words + 48)));
  if (opening === null || !opens.has((opening[1] ?? '').toLowerCase())) return null;
  const found = new Map<string, { readonly name: Span; readonly from: number; readonly to: number }>();
  let end = index;
  let last: string | null = null;
  for (; end < lines.length && end - index < 80; end++) {
    const line = lines[end];
    if (line === undefined || line.depth !== first.depth || line.words >= line.to) break;
    const match = header.exec(text.slice(line.words, Math.min(line.to, line.words + 48)));
    if (match === null) {
      // A header that runs on is set in.
      const base = line.from + line.text.indexOf('>', Math.max(0, line.words - line.from - 3)) + 1;
      const folded = last !== null && (line.depth === 0 ? line.words > line.from : line.words - base > 1);
      if (!folded) break;
      const before = found.get(last ?? '');
      if (before !== undefined && last !== null) found.set(last, { ...before, to: line.to });
      continue;
    }
    last = (match[1] ?? '').toLowerCase();
    if (!found.has(last))
      found.set(last, {
        name: [line.words, line.words + (match[1] ?? '').length],
        from: line.words + match[0].length,
        to: line.to,
      });
  }
  const names = [...found.keys()].filter((name) => known.has(name));
  const from = found.get('from');
  if (from === undefined || names.length < 3) return null;
  const writer = partiesIn(text.slice(from.from, from.to))[0];
  if (writer === undefined) return null;
  const recipients: string[] = [];
  for (const name of ['to', 'cc', 'bcc']) {
    const value = found.get(name);
    if (value !== undefined)
      for (const one of partiesIn(text.slice(value.from, value.to)))
        if (!recipients.includes(one.name)) recipients.push(one.name);
  }
  const date = found.get('date') ?? found.get('sent');
  return {
    mail: {
      writer: writer.name,
      why: 'the header "From" names the sender',
      source: [from.from + writer.from, from.from + writer.to],
      cue: from.name,
      recipients,
      time: date === undefined ? null : timeIn(text.slice(date.from, date.to)),
    },
    end,
  };
}

function timeIn(value: string): string | null {
  const stamp = stampAt(value, value.length - value.trimStart().length, 'day first');
  return stamp === null ? null : timeValue(stamp.day, stamp.clock);
}

/** "On Tue, 4 Oct 2022 at 21:47, Aidan Lorne <…> wrote:" on one line or two; null where it is none. */
export function wroteLine(
  text: string,
  lines: readonly HeadLine[],
  index: number,
): { readonly mail: Head; readonly end: number } | null {
  const first = lines[index];
  if (first === undefined || first.to - first.words > 300) return null;
  for (const count of [1, 2]) {
    const last = lines[index + count - 1];
    if (last === undefined || last.depth !== first.depth || last.to - first.words > 400) return null;
    const whole = text.slice(first.words, last.to);
    const end = /\bwrote:\s*$/.exec(whole);
    if (end === null) {
      if (count === 1 && !/^On\s/.test(whole)) return null;
      continue;
    }
    const on = /^On\s+/.exec(whole)?.[0].length ?? 0;
    const stamp = on > 0 ? stampAt(whole, on, 'day first') : null;
    const start = on + (stamp?.length ?? 0);
    const skipped = /^[\s,]*/.exec(whole.slice(start, end.index))?.[0].length ?? 0;
    const party: Party | undefined = partiesIn(whole.slice(start + skipped, end.index)).at(-1);
    if (party === undefined || party.name.split(/\s+/).length > 6) return null;
    const at = first.words + start + skipped;
    return {
      mail: {
        writer: party.name,
        why: 'the line before the quoted words says who wrote them',
        source: [at + party.from, at + party.to],
        cue: [first.words + end.index, first.words + end.index + 'wrote'.length],
        recipients: [],
        time: stamp === null ? null : timeValue(stamp.day, stamp.clock),
      },
      end: index + count,
    };
  }
  return null;
}
