import { addDays, addMonths, isoDay, isoWeek, quarterOf, weekday } from './calendar.ts';
import type { Found, Scan } from './scan.ts';
import { dayParts, halves, lastDigitYear, numberOf, ordinalOf, seasons, weekdayOf } from './words.ts';

/** "Friday", "last Tuesday", "next Monday", "Wednesday night". */
export function weekdayDate(scan: Scan, at: number): Found | null {
  let i = at;
  let shift: 'last' | 'next' | 'this' | null = null;
  if (scan.word(i) === 'this' && scan.word(i + 1) === 'coming') i++;
  if (/^(last|next|this|coming|past|late|early)$/.test(scan.word(i)) && weekdayOf(scan.word(i + 1)) !== undefined) {
    const word = scan.word(i);
    shift =
      word === 'next' || word === 'coming'
        ? 'next'
        : word === 'last' || word === 'past'
          ? 'last'
          : word === 'this'
            ? 'this'
            : null;
    i++;
  }
  const wanted = weekdayOf(scan.word(i));
  if (wanted === undefined || !/^\p{Lu}/u.test(scan.tokens.text[i] ?? '')) return null;
  const part = dayParts.get(scan.word(i + 1));
  const to = part === undefined ? i + 1 : i + 2;
  if (scan.said === null) return { from: at, to, type: 'DATE', value: `XXXX-WXX-${wanted}${part ?? ''}` };
  const today = weekday(scan.said);
  let step = wanted - today;
  if (shift === 'last') step = step >= 0 ? step - 7 : step;
  else if (shift === 'next') step = step <= 0 ? step + 7 : step;
  else if (step !== 0 && (shift === 'this' || scan.ahead(i))) step = step < 0 ? step + 7 : step;
  else if (step > 0) step -= 7;
  return { from: at, to, type: 'DATE', value: isoDay(addDays(scan.said, step)) + (part ?? '') };
}

/** "today", "yesterday morning", "last night", "this afternoon". */
export function dayWord(scan: Scan, at: number): Found | null {
  const word = scan.word(at);
  const { said } = scan;
  const onDay = (step: number): string => (said === null ? 'XXXX-XX-XX' : isoDay(addDays(said, step)));
  if (word === 'today' && scan.word(at + 1) !== "'s_") return { from: at, to: at + 1, type: 'DATE', value: onDay(0) };
  if (word === 'tonight') return { from: at, to: at + 1, type: 'TIME', value: `${onDay(0)}TNI` };
  if (word === 'yesterday' || word === 'tomorrow') {
    const part = dayParts.get(scan.word(at + 1));
    return {
      from: at,
      to: part === undefined ? at + 1 : at + 2,
      type: part === undefined ? 'DATE' : 'TIME',
      value: onDay(word === 'yesterday' ? -1 : 1) + (part ?? ''),
    };
  }
  if (
    (word === 'late' || word === 'earlier' || word === 'early' || word === 'later') &&
    /^(yesterday|today|tomorrow|tonight)$/.test(scan.word(at + 1))
  ) {
    const inner = dayWord(scan, at + 1);
    return inner === null ? null : { ...inner, from: at };
  }
  let i = at;
  if ((word === 'later' || word === 'earlier' || word === 'late' || word === 'early') && scan.word(at + 1) === 'this')
    i++;
  const part = dayParts.get(scan.word(i + 1));
  if (part === undefined) return null;
  if (scan.word(i) === 'this') return { from: at, to: i + 2, type: 'TIME', value: onDay(0) + part };
  if (scan.word(i) === 'last' && part === 'TNI') return { from: at, to: i + 2, type: 'TIME', value: `${onDay(-1)}TNI` };
  return null;
}

/** "last year", "earlier this month", "next week", "last summer", "the past quarter". */
export function shiftedUnit(scan: Scan, at: number): Found | null {
  let i = at;
  if (halves.test(scan.word(i)) && /^(this|last|next|in)$/.test(scan.word(i + 1))) i++;
  if (scan.word(i) === 'in') return null;
  if (scan.word(i) === 'the' && /^(end|beginning|start|middle)$/.test(scan.word(i + 1)) && scan.word(i + 2) === 'of')
    i += 3;
  if (scan.word(i) === 'the' && /^(previous|coming|following|current)$/.test(scan.word(i + 1))) i++;
  const which = scan.word(i);
  const step = /^(last|previous|past)$/.test(which)
    ? -1
    : /^(next|coming|following)$/.test(which)
      ? 1
      : /^(this|current)$/.test(which)
        ? 0
        : null;
  if (step === null || (which === 'past' && i === at)) return null;
  const unit = scan.word(i + 1);
  const { said } = scan;
  const to = i + 2;
  const date = (value: string): Found => ({ from: at, to, type: 'DATE', value });
  if (unit === 'year') {
    if (
      /^(['’]s)$/.test(scan.word(i + 2)) &&
      ordinalOf(scan.word(i + 3)) !== undefined &&
      scan.word(i + 4) === 'quarter'
    )
      return {
        from: at,
        to: i + 5,
        type: 'DATE',
        value: `${said === null ? 'XXXX' : said.year + step}-Q${ordinalOf(scan.word(i + 3))}`,
      };
    return date(said === null ? 'XXXX' : String(said.year + step));
  }
  if (unit === 'month')
    return date(said === null ? 'XXXX-XX' : isoDay(addMonths({ ...said, day: 1 }, step)).slice(0, 7));
  if (unit === 'week') return date(said === null ? 'XXXX-WXX' : isoWeek(addDays(said, step * 7)));
  if (unit === 'weekend') return date(said === null ? 'XXXX-WXX-WE' : `${isoWeek(addDays(said, step * 7))}-WE`);
  if (unit === 'quarter') {
    if (said === null) return date('XXXX-QX');
    const index = said.year * 4 + quarterOf(said.month) - 1 + step;
    return date(`${Math.floor(index / 4)}-Q${(index % 4) + 1}`);
  }
  if (unit === 'decade') return date(said === null ? 'XXX' : String(Math.floor(said.year / 10) + step));
  if (unit === 'century') return date(said === null ? 'XX' : String(Math.floor(said.year / 100) + step));
  const season = seasons.get(unit);
  if (season !== undefined) {
    if (said === null) return date(`XXXX-${season}`);
    const starts = { SP: 3, SU: 6, FA: 9, WI: 12 }[season] ?? 1;
    let year = said.year;
    if (step < 0 && said.month <= starts + 2) year--;
    if (step > 0 && said.month >= starts) year++;
    return date(`${year}-${season}`);
  }
  return null;
}

const yearContext =
  /^(in|since|of|by|from|until|till|during|before|after|early|late|mid|to|through|and|between|around|for|on|fiscal|season|late|year|about|circa|than|s|'s|\(|,|-|–|—|as|with|at|or|next_)$/;

/** "1989", "the 1960s", "the late 1970s", "mid-1996", "the 20th century". */
export function yearDate(scan: Scan, at: number): Found | null {
  let i = at;
  if (scan.word(i) === 'the') i++;
  if (halves.test(scan.word(i))) {
    i++;
    if (scan.word(i) === '-') i++;
  }
  const word = scan.word(i);
  const decade = /^(1[0-9]\d0|20\d0)s$/.exec(word) ?? /^['’]?(\d0)s$/.exec(word);
  if (decade !== null) {
    const digits = decade[1] ?? '';
    const value = digits.length === 4 ? digits.slice(0, 3) : `19${digits.slice(0, 1)}`;
    return { from: at, to: i + 1, type: 'DATE', value };
  }
  const named = ['twenties', 'thirties', 'forties', 'fifties', 'sixties', 'seventies', 'eighties', 'nineties'].indexOf(
    word,
  );
  if (named >= 0 && i > at) return { from: at, to: i + 1, type: 'DATE', value: `19${named + 2}` };
  const century = ordinalOf(word);
  if (
    century !== undefined &&
    (scan.word(i + 1) === 'century' || (scan.word(i + 1) === '-' && scan.word(i + 2) === 'century'))
  )
    return { from: at, to: scan.word(i + 1) === '-' ? i + 3 : i + 2, type: 'DATE', value: String(century - 1) };
  if (!lastDigitYear.test(word)) return null;
  if (i === at || halves.test(scan.word(i - 1)) || scan.word(i - 1) === '-') {
    const next = scan.word(i + 1);
    const before = scan.word(at - 1);
    if (
      /^[$£€%#]$/.test(before) ||
      /^(%|percent|per|people|miles|km|points|dead|dollars|pounds|times|million|billion|shares|votes|jobs|feet|metres|meters|troops|soldiers|other|or|\/|:)$/.test(
        next,
      )
    )
      return null;
    if (scan.tokens.pos[i + 1] === 'NOUN' && next.endsWith('s') && !yearContext.test(before) && i === at) return null;
    if (/^[.:/]$/.test(before) && scan.tokens.end[at - 1] === scan.tokens.start[at]) return null;
    return { from: at, to: i + 1, type: 'DATE', value: word };
  }
  // "the 1956 uprising": the article is not the year's.
  return null;
}

/** "the third quarter", "fourth-quarter", "the latest quarter". */
export function quarterDate(scan: Scan, at: number): Found | null {
  let i = at;
  if (scan.word(i) === 'the') i++;
  if (/^(fiscal|current)$/.test(scan.word(i))) i++;
  const n = ordinalOf(scan.word(i));
  if (n === undefined || n > 4) {
    if (at !== i && /^(latest|quarter|recent)$/.test(scan.word(i))) {
      const k = scan.word(i) === 'quarter' ? i : i + 1;
      if (scan.word(k) !== 'quarter' && !(scan.word(i) === 'latest' && scan.word(k) === 'period')) return null;
      if (scan.said === null) return { from: at, to: k + 1, type: 'DATE', value: 'XXXX-QX' };
      const index = scan.said.year * 4 + quarterOf(scan.said.month) - 2;
      return { from: at, to: k + 1, type: 'DATE', value: `${Math.floor(index / 4)}-Q${(index % 4) + 1}` };
    }
    return null;
  }
  let k = i + 1;
  if (scan.word(k) === '-') k++;
  if (scan.word(k) === 'fiscal') k++;
  if (scan.word(k) !== 'quarter') return null;
  let to = k + 1;
  let year = scan.said?.year ?? null;
  const of = scan.word(to) === 'of' ? to + 1 : to;
  if (lastDigitYear.test(scan.word(of))) {
    year = Number(scan.word(of));
    to = of + 1;
  } else if (scan.said !== null && !scan.ahead(at) && n > quarterOf(scan.said.month))
    year = scan.said.year - (n - quarterOf(scan.said.month) > 1 ? 1 : 0);
  return { from: at, to, type: 'DATE', value: `${year ?? 'XXXX'}-Q${n}` };
}

/** "now", "recently", "the future". */
export function vagueDate(scan: Scan, at: number): Found | null {
  const word = scan.word(at);
  const one = (value: string, to = at + 1): Found => ({ from: at, to, type: 'DATE', value });
  if (word === 'now' || word === 'currently' || word === 'nowadays')
    return scan.word(at + 1) === '-' ? null : one('PRESENT_REF');
  if (word === 'recently' || word === 'previously' || word === 'formerly' || word === 'lately') return one('PAST_REF');
  if (word === 'more' && scan.word(at + 1) === 'recently') return one('PAST_REF', at + 2);
  if (word === 'soon' && scan.word(at - 1) !== 'as') return one('FUTURE_REF');
  if (word === 'the' && scan.word(at + 1) === 'near' && scan.word(at + 2) === 'future')
    return one('FUTURE_REF', at + 3);
  if (
    word === 'the' &&
    (scan.word(at + 1) === 'future' || scan.word(at + 1) === 'past') &&
    scan.tokens.pos[at + 2] !== 'NOUN' &&
    numberOf(scan.word(at + 2)) === undefined &&
    scan.tokens.pos[at + 2] !== 'ADJ'
  )
    return one(scan.word(at + 1) === 'future' ? 'FUTURE_REF' : 'PAST_REF', at + 2);
  return null;
}
