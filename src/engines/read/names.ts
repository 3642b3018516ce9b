import type { Lexicons } from './lexicons.ts';
import type { Tokens } from './tokens.ts';

/** A run of words that may be a name, before the whole document has been seen. */
export type NameCandidate = {
  readonly start: number;
  readonly end: number;
  readonly words: readonly string[];
  /** "Mr", "Sir", "Senator": the honorific before the name, which is not part of `words`. */
  readonly title: string | null;
  readonly sentenceStart: boolean;
  /** The lower-case word before and after. */
  readonly before: string;
  readonly after: string;
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
  'i the a an and or but if in on at of to for from with by as it he she they we you this that these those there his her its their our my your who what when where why how which not no yes so then now monday tuesday wednesday thursday friday saturday sunday january february march april may june july august september october november december mr mrs ms dr'.split(
    ' ',
  ),
);

function isCapitalised(word: string): boolean {
  return /^\p{Lu}/u.test(word);
}

function isNameWord(tokens: Tokens, i: number, sentenceStart: boolean, lexicons: Lexicons): boolean {
  const word = tokens.text[i] ?? '';
  if (!isCapitalised(word)) return false;
  const lower = tokens.lower[i] ?? '';
  if (notNames.has(lower)) return false;
  const tag = tokens.pos[i];
  if (lexicons.places.has(lower) || lexicons.organisations.has(lower) || lexicons.givenNames.has(lower)) return true;
  if (tag === 'PROPN') return true;
  if (sentenceStart)
    return (
      (tag === 'NOUN' || tag === 'ADJ' || tag === 'VERB') &&
      isCapitalised(tokens.text[i + 1] ?? '') &&
      tokens.pos[i + 1] === 'PROPN' &&
      !lexicons.demonyms.has(lower)
    );
  return tag === 'NOUN' || tag === 'ADJ' || tag === 'VERB' || tag === 'X' || tag === 'INTJ';
}

function glued(tokens: Tokens, i: number): boolean {
  return tokens.start[i] === tokens.end[i - 1];
}

/** The capitalised runs of one paragraph; `starts` says where sentences begin. */
export function namesOf(tokens: Tokens, starts: ReadonlySet<number>, lexicons: Lexicons): NameCandidate[] {
  const found: NameCandidate[] = [];
  for (let i = 0; i < tokens.length; i++) {
    if (!isNameWord(tokens, i, starts.has(i), lexicons)) continue;
    let end = i + 1;
    for (; end < tokens.length && end - i < 12;) {
      const word = tokens.text[end] ?? '';
      const lower = tokens.lower[end] ?? '';
      const next = end + 1 < tokens.length ? (tokens.text[end + 1] ?? '') : '';
      if (isNameWord(tokens, end, false, lexicons) && !starts.has(end)) {
        end++;
        continue;
      }
      const hyphen =
        (word === '-' || word === '’' || word === "'") &&
        glued(tokens, end) &&
        glued(tokens, end + 1) &&
        /^\p{L}/u.test(next);
      if ((hyphen && (isCapitalised(next) || word !== '-')) || (word === '&' && isCapitalised(next))) {
        end += 2;
        continue;
      }
      if ((particles.has(lower) || (tokens.pos[end] === 'X' && particles.has(lower))) && isCapitalised(next)) {
        end += 2;
        continue;
      }
      const head = tokens.lower[end - 1] ?? '';
      const joins =
        lower === 'of' || lower === 'for' || (lower === 'and' && lexicons.organisationHeads.has(tokens.lower[i] ?? ''));
      if (
        joins &&
        (lexicons.organisationHeads.has(head) ||
          lexicons.organisationHeads.has(tokens.lower[i] ?? '') ||
          /^(chamber|house|university|institute|court|college|school|department|secretary_)$/.test(head))
      ) {
        let k = end + 1;
        if (tokens.lower[k] === 'the') k++;
        if (k < tokens.length && isNameWord(tokens, k, false, lexicons)) {
          end = k + 1;
          continue;
        }
      }
      break;
    }
    let start = i;
    let title: string | null = null;
    const titles: string[] = [];
    while (start < end && lexicons.titles.has(tokens.lower[start] ?? '') && start + 1 < end) {
      titles.push(tokens.text[start] ?? '');
      start++;
    }
    const before = tokens.lower[start - 1] ?? '';
    if (titles.length > 0) title = titles.join(' ');
    else if (lexicons.titles.has(before) && isCapitalised(tokens.text[start - 1] ?? ''))
      title = tokens.text[start - 1] ?? null;
    const words = tokens.text.slice(start, end);
    found.push({
      start: tokens.start[start] ?? 0,
      end: tokens.end[end - 1] ?? 0,
      words,
      title,
      sentenceStart: starts.has(i),
      before,
      after: tokens.lower[end] ?? '',
      afterTag: tokens.pos[end] ?? '',
    });
    i = end - 1;
  }
  return found;
}
