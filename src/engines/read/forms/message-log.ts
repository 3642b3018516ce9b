import type { Span } from '#domain/span';
import { type FormReading, formReading, type Passage } from './form.ts';
import { type Line, linesOf } from './lines.ts';
import { type MessageHead, messageHead } from './message-line.ts';
import { isRequest, sentBy, stanceOfMessage } from './message-stance.ts';
import { partiesOf, type Threads } from './message-threads.ts';
import { dayOrderOf, stampAt, timeValue } from './stamp.ts';

/** One message as its lines stand. */
export type Message = {
  readonly head: MessageHead;
  readonly line: Line;
  /** Last line that belongs to it. */
  last: Line;
};

const least = 3;
const heading = /^[ \t]*(?:-{3,}|={3,}|\*{3,}|#{1,6} )/;

/**
 * A log of messages: WhatsApp's exports, Telegram's, IRC's, an examiner's extraction. It is one when at least three
 * lines, and two in five of those that are not empty, begin with a time and a sender. Each message is its sender's words.
 */
export function readMessageLog(shadow: string, date: string | null): FormReading | null {
  // Most texts are settled by their first lines.
  const head = linesOf(shadow, 0, Math.min(shadow.length, 20_000));
  const order = dayOrderOf(head.map((line) => line.text.slice(0, 60)));
  const sampled = head.filter((line) => line.text.trim() !== '');
  const hits = sampled.filter((line) => messageHead(line.text.slice(0, 160), order) !== null).length;
  if (hits < least || hits * 5 < sampled.length) return null;
  const lines = linesOf(shadow);
  const messages: Message[] = [];
  const dates: (string | null)[] = [];
  let running = date;
  let open: Message | null = null;
  let gap = false;
  let filled = 0;
  let loose = 0;
  for (const line of lines) {
    if (line.text.trim() === '') {
      gap = true;
      continue;
    }
    filled++;
    const found = messageHead(line.text.slice(0, 160), order);
    if (found !== null) {
      if (found.day !== null) running = found.day;
      open = { head: found, line, last: line };
      messages.push(open);
      dates.push(found.day ?? running);
    } else if (heading.test(line.text) || isDayLine(line.text)) {
      running = dayIn(line.text, order) ?? running;
      open = null;
    } else if (open !== null && !gap) {
      open.last = line;
      loose++;
    } else open = null;
    gap = false;
  }
  if (messages.length < least || (messages.length + loose) * 5 < filled * 2) return null;
  const threads = partiesOf(shadow, lines, messages);
  return assemble(shadow, messages, dates, threads, filled);
}

function assemble(
  shadow: string,
  messages: readonly Message[],
  dates: readonly (string | null)[],
  threads: Threads,
  filled: number,
): FormReading {
  const passages: Passage[] = [];
  const marks: Span[] = [];
  const times: { start: number; end: number; value: string }[] = [];
  messages.forEach((message, i) => {
    const { line, head, last } = message;
    const { sender, start, recipients, isGroup } = threads.of(i);
    const day = dates[i] ?? null;
    const time = timeValue(day, head.clock) ?? (head.clock === null ? null : `T${head.clock}`);
    const content: Span[] = [];
    let from = line.from + head.wordsFrom;
    while (from < last.to && /\s/.test(shadow[from] ?? '')) from++;
    let to = last.to;
    while (to > from && /\s/.test(shadow[to - 1] ?? '')) to--;
    marks.push([line.from, Math.max(from, line.from + 1)]);
    if (time !== null) times.push({ start: line.from + head.stampFrom, end: line.from + head.stampTo, value: time });
    const words = shadow.slice(from, to);
    if (to > from) content.push([from, to]);
    const flow = (kind: string, one: string, item: string | null) => ({
      kind,
      from: sender,
      to: one,
      item,
      time,
      lowerBound: null,
    });
    const single = !isGroup && recipients.length === 1 ? (recipients[0] ?? null) : null;
    passages.push({
      rule: 'message',
      source: [[start, line.from + head.whoTo]],
      cue: [line.from + head.markFrom, line.from + head.markTo],
      content,
      writer: { name: sender, why: 'the head of the line names the sender', isAccount: true },
      stance: stanceOfMessage(words),
      addressee: single,
      flows: [
        ...recipients.map((one) => flow('message', one, null)),
        ...(single !== null && sentBy(words) !== null ? [flow('handover', single, sentBy(words))] : []),
        ...(single !== null && isRequest(words) ? [flow('tasking', single, oneLine(words))] : []),
      ],
      date: day,
      isolated: true,
    });
  });
  const kept = passages.filter((passage) => passage.content.length > 0);
  return formReading(
    shadow.length,
    { kind: 'message log', reason: `${messages.length} of ${filled} lines begin with a time and a sender` },
    { passages: kept, marks, times },
  );
}

const oneLine = (words: string): string => words.replace(/\s+/g, ' ').slice(0, 200);

/** "--- Tuesday 4 July 2023 ---": a line that only says which day comes. */
function isDayLine(text: string): boolean {
  return (
    text.length < 60 &&
    /\d{4}/.test(text) &&
    /^[\s*=-]*(?:day changed|(?:mon|tues|wednes|thurs|fri|satur|sun)day)\b/i.test(text)
  );
}

function dayIn(text: string, order: 'day first' | 'month first'): string | null {
  for (let at = 0; at < Math.min(text.length, 60); at++) {
    if (at > 0 && /[\p{L}\p{N}]/u.test(text[at - 1] ?? '')) continue;
    const stamp = stampAt(text, at, order);
    if (stamp?.day !== null && stamp !== null) return stamp.day;
  }
  return null;
}
