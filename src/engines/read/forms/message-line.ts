import { type DayOrder, stampAt } from './stamp.ts';

/** The head of one message: offsets are counted from the line's own start. */
export type MessageHead = {
  readonly day: string | null;
  readonly clock: string | null;
  readonly stampFrom: number;
  readonly stampTo: number;
  /** All words between the stamp and the mark before the message: the sender, perhaps with a thread's label before. */
  readonly whoFrom: number;
  readonly whoTo: number;
  /** Where the mark that parts sender and words begins and ends. */
  readonly markFrom: number;
  readonly markTo: number;
  readonly wordsFrom: number;
};

const opening = /^[ \t]{0,4}(?:#?\d{1,7}[.):]?[ \t]+)?[[(<]?/;
const closing = /[\])>]?[ \t]{0,4}(?:[-–—|][ \t]{1,4})?/y;
const nick = /<([^<>\n]{1,48})>[ \t]*/y;
const sender = /([~@+]?[\p{L}\p{N}_(+][\p{L}\p{N} .,'’_@#~+()&/-]{0,55}?)(:|[ \t]*\||[ \t]*>|\t)(?:[ \t]+|$)/uy;
const named = /^[ \t]{0,4}([~@+]?[\p{L}\p{N}_+][\p{L}\p{N} .'’_@#~+-]{0,48}?)(,| )[ \t]?[[(]/u;
/** The whole of a line over a post: "#3 heron_9, 5 July 2031 21:14", "Posted by heron_9 on 5 July 2031 at 21:14:". */
const posted =
  /^[ \t]{0,4}(?:(?:post|message|reply|msg|entry|re)\b[ \t]*)?(?:#?\d{1,6}[.:)|]?[ \t]+)?(?:\|[ \t]*)?(?:(?:posted[ \t]+)?(?:by|from)[ \t]+)?([~@+]?[\p{L}\p{N}_][\p{L}\p{N}.'’_@#~+-]{0,30}(?: [\p{L}\p{N}_][\p{L}\p{N}.'’_@#~+-]{0,30}){0,2}?)(?:,|:|[ \t]+[-–—|·])?[ \t]+(?:(?:wrote|posted|said|replied|writes)[ \t]+)?(?:(?:on|at)[ \t]+)?[[(]?/iu;

/** Reads the head of a line: "[05/07/2023, 21:14] Name: …", "5/7/23, 9:14 PM - Name: …", "21:14 <nick> …", "Name, [5 Jul 2023 at 21:14]"; null where it is none. */
export function messageHead(line: string, order: DayOrder): MessageHead | null {
  const start = opening.exec(line)?.[0].length ?? 0;
  const first = line.charCodeAt(start);
  if ((first >= 48 && first <= 57) || /^[A-Z][a-z]{2}/.test(line.slice(start, start + 3))) {
    const stamp = stampAt(line, start, order);
    if (stamp !== null && stamp.clock !== null) return afterStamp(line, start, stamp);
  }
  return beforeStamp(line, order) ?? overPost(line, order);
}

/** A line that holds a poster and a date with its clock and nothing else; the words stand below it. */
function overPost(line: string, order: DayOrder): MessageHead | null {
  if (line.length > 110 || !/\d[:.]\d\d/.test(line)) return null;
  const found = posted.exec(line);
  if (found === null) return null;
  const from = found[0].length;
  const stamp = stampAt(line, from, order);
  if (stamp === null || stamp.clock === null || stamp.day === null) return null;
  if (!/^[\])]?[ \t]*(?:wrote|said)?:?[ \t]*$/.test(line.slice(from + stamp.length))) return null;
  const who = found[1] ?? '';
  const whoFrom = found[0].lastIndexOf(who);
  return {
    day: stamp.day,
    clock: stamp.clock,
    stampFrom: from,
    stampTo: from + stamp.length,
    whoFrom,
    whoTo: whoFrom + who.length,
    markFrom: from - 1,
    markTo: from + stamp.length,
    wordsFrom: line.length,
  };
}

function afterStamp(
  line: string,
  start: number,
  stamp: { readonly day: string | null; readonly clock: string | null; readonly length: number },
): MessageHead | null {
  closing.lastIndex = start + stamp.length;
  const at = closing.lastIndex + (closing.exec(line)?.[0].length ?? 0);
  const base = { day: stamp.day, clock: stamp.clock, stampFrom: start, stampTo: start + stamp.length };
  nick.lastIndex = at;
  const quoted = nick.exec(line);
  if (quoted !== null) {
    const whoFrom = at + 1;
    const whoTo = whoFrom + (quoted[1] ?? '').length;
    const wordsFrom = at + quoted[0].length;
    return { ...base, whoFrom, whoTo, markFrom: whoTo, markTo: whoTo + 1, wordsFrom };
  }
  sender.lastIndex = at;
  const found = sender.exec(line);
  if (found === null) return null;
  const who = found[1] ?? '';
  if (who.split(/\s+/).length > 6 || /\.\s+\p{L}{2}/u.test(who)) return null;
  const whoTo = at + who.length;
  const mark = whoTo + (found[2] ?? '').length;
  return { ...base, whoFrom: at, whoTo, markFrom: mark - 1, markTo: mark, wordsFrom: at + found[0].length };
}

/** "Name, [5 Jul 2023 at 21:14:09]" with the words on the lines that follow. */
function beforeStamp(line: string, order: DayOrder): MessageHead | null {
  const open = line.search(/[[(]/);
  if (open < 1 || open > 60) return null;
  const found = named.exec(line);
  if (found === null) return null;
  const from = found[0].length;
  const stamp = stampAt(line, from, order);
  if (stamp === null || stamp.clock === null) return null;
  const close = /^[\])][ \t]*:?[ \t]*/.exec(line.slice(from + stamp.length, from + stamp.length + 8));
  if (close === null) return null;
  const whoFrom = found[0].length - found[0].trimStart().length;
  const whoTo = whoFrom + (found[1] ?? '').length;
  const wordsFrom = from + stamp.length + close[0].length;
  return {
    day: stamp.day,
    clock: stamp.clock,
    stampFrom: from,
    stampTo: from + stamp.length,
    whoFrom,
    whoTo,
    markFrom: from - 1,
    markTo: from + stamp.length + 1,
    wordsFrom,
  };
}
