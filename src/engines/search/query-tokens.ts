import type { QueryPlace } from './query.ts';

/** One piece of what was typed. `glued` says that nothing stands between it and the piece before. */
export type QueryToken = {
  readonly kind: 'open' | 'close' | 'and' | 'or' | 'not' | 'word' | 'phrase';
  readonly text: string;
  /** What stood behind it: `*` for beginnings, `~` for likenesses. */
  readonly mark: '' | '*' | '~';
  /** A field's name before it, as `speaker` in `speaker:"Ada Lund"`; without its colon. */
  readonly field: string | null;
  readonly at: QueryPlace;
  /** A phrase whose closing mark is missing. */
  readonly isOpen?: true;
};

const quotes = '"“”„«»';
const isQuote = (char: string | undefined): boolean => char !== undefined && char !== '' && quotes.includes(char);
const isSpace = (char: string | undefined): boolean => char === undefined || /\s/u.test(char);
const fieldName = /^[A-Za-z]{2,20}$/;

/** Cuts what was typed into pieces, in one pass from left to right; whatever it holds. */
export function queryTokens(typed: string): QueryToken[] {
  const tokens: QueryToken[] = [];
  let i = 0;
  const phraseFrom = (start: number, from: number, field: string | null): number => {
    let end = from;
    while (end < typed.length && !isQuote(typed[end])) end += 1;
    const isOpen = end >= typed.length;
    const after = isOpen ? end : end + 1;
    const mark = typed[after] === '~' ? '~' : '';
    tokens.push({
      kind: 'phrase',
      text: typed.slice(from, end),
      mark,
      field,
      at: [start, after + mark.length],
      ...(isOpen ? { isOpen: true } : {}),
    });
    return after + mark.length;
  };
  while (i < typed.length) {
    const char = typed[i]!;
    if (isSpace(char)) i += 1;
    else if (char === '(' || char === ')') {
      tokens.push({ kind: char === '(' ? 'open' : 'close', text: char, mark: '', field: null, at: [i, i + 1] });
      i += 1;
    } else if (isQuote(char)) i = phraseFrom(i, i + 1, null);
    else if (char === '-' && !isSpace(typed[i + 1]) && !'-)'.includes(typed[i + 1]!)) {
      tokens.push({ kind: 'not', text: '-', mark: '', field: null, at: [i, i + 1] });
      i += 1;
    } else i = wordFrom(i);
  }
  return tokens;

  function wordFrom(start: number): number {
    let end = start;
    let field: string | null = null;
    let from = start;
    while (
      end < typed.length &&
      !isSpace(typed[end]) &&
      !isQuote(typed[end]) &&
      typed[end] !== '(' &&
      typed[end] !== ')'
    ) {
      end += 1;
      if (field !== null || typed[end - 1] !== ':' || !fieldName.test(typed.slice(start, end - 1))) continue;
      field = typed.slice(start, end - 1);
      from = end;
      if (isQuote(typed[end])) return phraseFrom(start, end + 1, field);
    }
    const whole = typed.slice(from, end);
    const last = whole.at(-1);
    const mark = last === '*' || last === '~' ? last : '';
    const text = mark === '' ? whole : whole.replace(/[*~]+$/, '');
    const kind = field === null && mark === '' ? operatorOf(whole) : 'word';
    tokens.push({ kind, text, mark, field, at: [start, end] });
    return end;
  }
}

const operatorOf = (word: string): 'and' | 'or' | 'not' | 'word' =>
  word === 'AND' || word === '&&' ? 'and' : word === 'OR' || word === '||' ? 'or' : word === 'NOT' ? 'not' : 'word';
