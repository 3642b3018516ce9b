import type { TimeExpression } from '#domain/reading';
import type { Paragraph } from '../frames.ts';
import { parseDay } from './calendar.ts';
import { dayWord, quarterDate, shiftedUnit, vagueDate, weekdayDate, yearDate } from './date-rules.ts';
import { monthDate, numericDate } from './month-rules.ts';
import type { Found, Scan, TimeRule } from './scan.ts';
import { seasonDate } from './season-rule.ts';
import { bareUnits, clockTime, countedSpan, repeated } from './span-rules.ts';

/**
 * Dates, times, durations and sets with TIMEX3 values, after the guidelines of TimeML: own rules over words, linear
 * in the text. Relative dates are reckoned from the document's day; without one their value keeps its X's.
 */

const rules: readonly TimeRule[] = [
  monthDate,
  numericDate,
  clockTime,
  dayWord,
  weekdayDate,
  quarterDate,
  shiftedUnit,
  countedSpan,
  yearDate,
  repeated,
  vagueDate,
  seasonDate,
  bareUnits,
];
const futureWords = /^(will|'ll|’ll|shall|scheduled|expected|planned|plans|plan|next|upcoming|going|set|due|to)$/;
const pastWords = /^(was|were|had|did|said|told|has|have)$/;

/** The time expressions of one paragraph in text order, none overlapping; `date` is the document's ISO date. */
export function timesOf(paragraph: Paragraph, date: string | null): TimeExpression[] {
  const { tokens } = paragraph;
  const scan: Scan = {
    tokens,
    said: parseDay(date),
    word: (i) => tokens.lower[i] ?? '',
    ahead: (at) => speaksOfFuture(tokens.lower, tokens.pos, at),
  };
  const found: TimeExpression[] = [];
  for (let i = 0; i < tokens.length; i++) {
    const one = longestAt(scan, i);
    if (one === null || isStatuteYear(scan, one)) continue;
    const best = withClock(scan, one);
    const start = tokens.start[best.from] ?? 0;
    const end = tokens.end[best.to - 1] ?? 0;
    found.push({ start, end, type: best.type, value: best.value });
    i = best.to - 1;
  }
  return found;
}

/** "National Security Act 2023": the year is part of its name. */
const isStatuteYear = ({ tokens, word }: Scan, { from, to }: Found): boolean =>
  to - from === 1 &&
  /^[12]\d{3}$/.test(word(from)) &&
  /^(?:Acts?|Regulations|Rules|Order)$/.test(tokens.text[from - 1] ?? '');

/** "12 March 2031, 09:14", "Saturday at 2pm": a day with its hour is one time. */
function withClock(scan: Scan, day: Found): Found {
  if (day.type !== 'DATE' || !/^\d{4}-\d{2}-\d{2}$/.test(day.value)) return day;
  let k = day.to;
  if (scan.word(k) === ',') k++;
  if (scan.word(k) === 'at') k++;
  const clock = clockTime(scan, k);
  const hour = clock === null ? null : /T\d{2}:\d{2}$/.exec(clock.value);
  if (clock === null || hour === null || clock.to - k > 3) return day;
  return { ...day, to: clock.to, type: 'TIME', value: day.value + hour[0] };
}

function longestAt(scan: Scan, at: number): Found | null {
  if (!mayStart(scan, at)) return null;
  let best: Found | null = null;
  for (const rule of rules) {
    const one = rule(scan, at);
    if (one !== null && (best === null || one.to > best.to)) best = one;
  }
  return best;
}

const starters = new Set(
  'the a an this last next past coming previous early late mid earlier later every each at about around nearly almost roughly approximately more less no fewer up as another couple several many some few recent now currently nowadays recently previously formerly lately soon today tonight yesterday tomorrow daily weekly monthly quarterly annually yearly hourly nightly noon midnight first second third fourth these those'.split(
    ' ',
  ),
);
const worded =
  /^(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)/;
const named =
  /^(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|mon|tue|wed|thu|fri|sat|sun|day|week|month|year|decade|centur|hour|minute|fif|six|sev|eig|nin|ten|ele|twe|thi|fou)/;

/** Most words start no time expression; this looks at each only once. */
function mayStart(scan: Scan, at: number): boolean {
  const word = scan.word(at);
  const first = word.charCodeAt(0);
  if ((first >= 48 && first <= 57) || first === 39 || first === 8217) return true;
  return starters.has(word) || named.test(word) || worded.test(word);
}

/** Looks from a word back to the nearest verb: "will arrive Friday", "is due on Monday". */
function speaksOfFuture(lower: readonly string[], pos: readonly string[], at: number): boolean {
  for (let i = at - 1; i >= 0 && at - i < 14; i--) {
    const word = lower[i] ?? '';
    if (word === '.' || word === ';') break;
    if (futureWords.test(word) && (word !== 'to' || pos[i + 1] === 'VERB' || pos[i + 1] === 'AUX')) return true;
    if (pastWords.test(word) || (pos[i] === 'VERB' && word.endsWith('ed'))) return false;
  }
  for (let i = at + 1; i < lower.length && i - at < 8; i++) {
    const word = lower[i] ?? '';
    if (word === '.' || word === ';' || word === ',') break;
    if (word === 'will' || word === "'ll" || word === '’ll') return true;
    if (pos[i] === 'VERB') return false;
  }
  return false;
}
