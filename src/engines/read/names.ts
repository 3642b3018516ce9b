import type { Lexicons } from './lexicons.ts';
import type { Tokens } from './tokens.ts';

/** A run of words that may be a name, before the whole document has been seen. */
export type NameCandidate = {
  readonly start: number;
  readonly end: number;
  readonly words: readonly string[];
  /** "Mr", "Sir", "Senator": the honorific before the name, which is not part of `words`. */
  readonly title: string | null;
  /** A role or a nationality stands before it ("Prime Minister", "American"): what follows is a person. */
  readonly led: boolean;
  readonly sentenceStart: boolean;
  /** A line of names and numbers without a verb: a table of results. */
  readonly inTable: boolean;
  /** At the head of a line before a date or an agency's name in brackets. */
  readonly dateline: boolean;
  readonly before: string;
  readonly before2: string;
  readonly after: string;
  readonly after2: string;
  readonly afterTag: string;
};

const particles = new Set([
  'de',
  'van',
  'von',
  'der',
  'den',
  'al',
  'bin',
  'ibn',
  'la',
  'le',
  'du',
  'da',
  'di',
  'dos',
  'del',
  'el',
  'ben',
  'ter',
]);
const notNames = new Set(
  'i the a an and or but if in on at of to for from with by as it he she they we you this that these those there his her its their our my your who what when where why how which not no yes so then now monday tuesday wednesday thursday friday saturday sunday january february march april may june july august september october november december neither either both each every hello hi please thanks fine okay men women jan. feb. mar. apr. aug. sept. oct. nov. dec. mr mrs ms dr'.split(
    ' ',
  ),
);
const leads = new Set(
  'prime vice deputy foreign former chief interior defence defense finance home acting party opposition parliamentary state assistant senior junior head first second ex'.split(
    ' ',
  ),
);

const isCapitalised = (word: string): boolean => /^\p{Lu}/u.test(word);

function isNameWord(tokens: Tokens, i: number, sentenceStart: boolean, lexicons: Lexicons): boolean {
  const word = tokens.text[i] ?? '';
  if (!isCapitalised(word)) return false;
  const lower = tokens.lower[i] ?? '';
  if (notNames.has(lower)) return false;
  const tag = tokens.pos[i];
  if (lexicons.places.has(lower) || lexicons.organisations.has(lower) || lexicons.givenNames.has(lower)) return true;
  if (tag === 'PROPN') return true;
  const next = tokens.text[i + 1] ?? '';
  if (sentenceStart)
    return (
      (tag === 'NOUN' || tag === 'ADJ' || tag === 'VERB' || tag === 'DET') &&
      isCapitalised(next) &&
      tokens.pos[i + 1] === 'PROPN' &&
      !lexicons.demonyms.has(lower)
    );
  return tag === 'NOUN' || tag === 'ADJ' || tag === 'VERB' || tag === 'X' || tag === 'INTJ' || tag === 'DET';
}

function glued(tokens: Tokens, i: number): boolean {
  return tokens.start[i] === tokens.end[i - 1];
}

/** The capitalised runs of one paragraph; `starts` says where sentences begin. */
export function namesOf(tokens: Tokens, starts: ReadonlySet<number>, lexicons: Lexicons): NameCandidate[] {
  const found: NameCandidate[] = [];
  const shouting = isShouting(tokens);
  const table = isTable(tokens);
  const push = (start: number, end: number, title: string | null, led: boolean, first: number): void => {
    if (end <= start) return;
    found.push({
      start: tokens.start[start] ?? 0,
      end: tokens.end[end - 1] ?? 0,
      words: tokens.text.slice(start, end),
      title,
      led,
      sentenceStart: starts.has(first),
      inTable: table,
      dateline: first === 0 && isDateline(tokens, end),
      before: tokens.lower[start - 1] ?? '',
      before2: tokens.lower[start - 2] ?? '',
      after: tokens.lower[end] ?? '',
      after2: tokens.lower[end + 1] ?? '',
      afterTag: tokens.pos[end] ?? '',
    });
  };
  for (let i = 0; i < tokens.length; i++) {
    if (shouting) {
      const end = knownRun(tokens, i, lexicons);
      if (end > i) {
        push(i, end, null, false, i);
        i = end - 1;
        continue;
      }
      if (!(i === 0 && isDateline(tokens, runEnd(tokens, i, starts, lexicons)))) continue;
    }
    if (!isNameWord(tokens, i, starts.has(i), lexicons)) continue;
    const end = runEnd(tokens, i, starts, lexicons);
    cutRun(tokens, i, end, lexicons, push);
    i = end - 1;
  }
  return found;
}

function runEnd(tokens: Tokens, i: number, starts: ReadonlySet<number>, lexicons: Lexicons): number {
  let end = i + 1;
  while (end < tokens.length && end - i < 12) {
    const word = tokens.text[end] ?? '';
    const lower = tokens.lower[end] ?? '';
    const next = tokens.text[end + 1] ?? '';
    // Wide white space parts the columns of a form.
    if ((tokens.start[end] ?? 0) - (tokens.end[end - 1] ?? 0) > 2) break;
    if (isNameWord(tokens, end, false, lexicons) && !starts.has(end)) {
      end++;
      continue;
    }
    const hyphen =
      (word === '-' || word === '’' || word === "'") &&
      glued(tokens, end) &&
      glued(tokens, end + 1) &&
      /^\p{L}/u.test(next);
    if (
      (hyphen && (isCapitalised(next) || (word !== '-' && next.length > 1))) ||
      (word === '&' && isCapitalised(next))
    ) {
      end += 2;
      continue;
    }
    if (particles.has(lower) && isCapitalised(next)) {
      end += 2;
      continue;
    }
    // "Joost van der Berg"
    if (particles.has(lower) && particles.has(next.toLowerCase()) && isCapitalised(tokens.text[end + 2] ?? '')) {
      end += 3;
      continue;
    }
    const heads =
      lexicons.organisationHeads.has(tokens.lower[end - 1] ?? '') ||
      lexicons.organisationHeads.has(tokens.lower[i] ?? '') ||
      /^(chamber|house|university|institute|court|college|school|department|republic|organisation|organization|isle|gulf|cape|bank)$/.test(
        tokens.lower[end - 1] ?? '',
      );
    if (heads && (lower === 'of' || lower === 'for' || lower === 'and')) {
      const k = tokens.lower[end + 1] === 'the' ? end + 2 : end + 1;
      if (
        k < tokens.length &&
        isNameWord(tokens, k, false, lexicons) &&
        (lower !== 'and' || tokens.lower[i + 1] === 'of' || tokens.lower[i + 1] === 'for')
      ) {
        end = k + 1;
        continue;
      }
    }
    break;
  }
  return end;
}

/** Takes titles, roles and nationalities off a run's head, and parts "Foreign Ministry Spokesman Ivan Petrov" at the role. */
function cutRun(
  tokens: Tokens,
  from: number,
  end: number,
  lexicons: Lexicons,
  push: (start: number, end: number, title: string | null, led: boolean, first: number) => void,
): void {
  const lower = (i: number): string => tokens.lower[i] ?? '';
  const whole = tokens.lower.slice(from, end).join(' ');
  if (lexicons.organisations.has(whole) || lexicons.places.has(whole)) return push(from, end, null, false, from);
  const body = lexicons.organisationHeads.has(lower(end - 1));
  for (let k = end - 2; k > from; k--) {
    if (body || !lexicons.roles.has(lower(k)) || !lexicons.roles.has(lower(k)) || lexicons.givenNames.has(lower(k)))
      continue;
    if (tokens.text[k + 1] === '-' || tokens.text[k - 1] === '-') continue;
    push(k + 1, end, null, true, from);
    let stop = k;
    while (stop > from && (leads.has(lower(stop - 1)) || lexicons.roles.has(lower(stop - 1)))) stop--;
    return cutRun(tokens, from, stop, lexicons, push);
  }
  let start = from;
  let led = false;
  const titles: string[] = [];
  while (start < end - 1) {
    const word = lower(start);
    const title = lexicons.titles.has(word);
    if (
      !title &&
      (body ||
        tokens.text[start + 1] === '-' ||
        !(lexicons.roles.has(word) || leads.has(word) || lexicons.demonyms.has(word)))
    )
      break;
    if (title) titles.push(tokens.text[start] ?? '');
    led ||= title || lexicons.roles.has(word) || lexicons.demonyms.has(word);
    start++;
  }
  if (start === from && lexicons.titles.has(lower(from - 1)) && isCapitalised(tokens.text[from - 1] ?? ''))
    titles.push(tokens.text[from - 1] ?? '');
  if (
    end - start === 1 &&
    led &&
    titles.length === 0 &&
    (lexicons.roles.has(lower(start)) || lexicons.demonyms.has(lower(start)))
  )
    return;
  const roleBefore = lexicons.roles.has(lower(from - 1));
  push(start, end, titles.length === 0 ? null : titles.join(' '), led || (start === from && roleBefore), from);
}

/** In lines set in capitals only known names can be told from other words. */
function knownRun(tokens: Tokens, i: number, lexicons: Lexicons): number {
  for (let length = 4; length > 0; length--) {
    if (i + length > tokens.length) continue;
    const words = tokens.lower.slice(i, i + length).join(' ');
    if (lexicons.places.has(words) || lexicons.organisations.has(words)) return i + length;
  }
  const next = tokens.lower[i + 1] ?? '';
  return lexicons.givenNames.has(tokens.lower[i] ?? '') && /^\p{L}{3,}$/u.test(next) && tokens.pos[i + 1] !== 'ADP'
    ? i + 2
    : i;
}

function isShouting(tokens: Tokens): boolean {
  let words = 0;
  let upper = 0;
  for (let i = 0; i < tokens.length && words < 60; i++) {
    const word = tokens.text[i] ?? '';
    if (!/^\p{L}{3,}$/u.test(word)) continue;
    words++;
    if (word === word.toUpperCase()) upper++;
  }
  return words > 0 && upper / words > 0.7;
}

function isTable(tokens: Tokens): boolean {
  if (tokens.length > 30 || tokens.length < 3) return false;
  let numbers = 0;
  for (let i = 0; i < tokens.length; i++) {
    if (tokens.pos[i] === 'VERB' || tokens.pos[i] === 'AUX') return false;
    if (/^[.\d]*\d$/.test(tokens.text[i] ?? '')) numbers++;
  }
  return numbers > 1 && numbers * 3 > tokens.length;
}

function isDateline(tokens: Tokens, end: number): boolean {
  const after = tokens.text[end] ?? '';
  if (/^\d{4}-\d\d-\d\d$/.test(after) || (/^\d{4}$/.test(after) && tokens.text[end + 1] === '-')) return true;
  if (after === '(' && /^(reuters?|ap|afp|upi|pa|reuter)$/i.test(tokens.text[end + 1] ?? '')) return true;
  return (
    after === ',' &&
    (/^\d{4}-\d\d-\d\d$/.test(tokens.text[end + 2] ?? '') ||
      /^\d{4}-\d\d-\d\d$/.test(tokens.text[end + 3] ?? '') ||
      tokens.text[end + 3] === '(')
  );
}
