import type { Tokens } from './tokens.ts';

/** A quotation as token positions: `open` and `close` are its marks; an unclosed one runs to the paragraph's end. */
export type Quote = {
  readonly open: number;
  /** The position after the closing mark, or the paragraph's end. */
  readonly end: number;
  readonly closed: boolean;
  /** True when the words stand for themselves: a clause or more, not a word or two woven into the sentence. */
  readonly full: boolean;
};

const openers = new Map([
  ['“', '”'],
  ['„', '”'],
  ['«', '»'],
  ['‘', '’'],
  ["'", "'"],
  ['"', '"'],
]);
const closing = new Set(['”', '’', '»']);
const wordish = /[\p{L}\p{N}]/u;

function spaceBefore(tokens: Tokens, i: number): boolean {
  return i === 0 || (tokens.start[i] ?? 0) > (tokens.end[i - 1] ?? 0);
}
function spaceAfter(tokens: Tokens, end: number): boolean {
  return end >= tokens.length || (tokens.start[end] ?? 0) > (tokens.end[end - 1] ?? 0);
}

function isFull(tokens: Tokens, open: number, end: number): boolean {
  let verb = false;
  for (let i = open; i < end; i++) {
    const tag = tokens.pos[i];
    if (tag === 'VERB' || tag === 'AUX') verb = true;
  }
  const last = tokens.text[end - 2] ?? '';
  if ((verb && end - open > 5) || (/^[.!?,]$/.test(last) && end - open > 3)) return true;
  // “No.” behind a comma or a colon is all that somebody said.
  return /^[,:]$/.test(tokens.text[open - 1] ?? '') && /[.!?]$/.test(last) && end - open > 2;
}

/** The outermost quotations of a paragraph: straight, curly, single, guillemets, wire-copy back-ticks. */
export function quotesOf(tokens: Tokens): Quote[] {
  const quotes: Quote[] = [];
  let open = -1;
  let closer = '';
  for (let i = 0; i < tokens.length; i++) {
    const mark = tokens.text[i] ?? '';
    if (!openers.has(mark) && !closing.has(mark)) continue;
    const after = i + 1;
    const before = tokens.text[i - 1] ?? '';
    if (open < 0) {
      if (!openers.has(mark)) {
        i = after - 1;
        continue;
      }
      const single = mark === "'" || mark === '‘';
      const opens = mark === '“' || mark === '„' || mark === '«' || spaceBefore(tokens, i) || /^[([—–-]$/.test(before);
      // An apostrophe before a decade or a clipped word opens nothing.
      if (
        !opens ||
        (spaceAfter(tokens, after) && mark !== '“' && mark !== '«') ||
        (single && !/^[\p{L}\p{N}“"[(]/u.test(tokens.text[after] ?? ''))
      ) {
        i = after - 1;
        continue;
      }
      if (
        mark === "'" &&
        (/^\d/.test(tokens.text[after] ?? '') || /^(n|em|til|tis|twas|cause|bout)$/i.test(tokens.text[after] ?? ''))
      )
        continue;
      if (single && closerAhead(tokens, after, mark === '‘' ? '’' : "'") < 0) continue;
      open = i;
      closer = openers.get(mark) ?? mark;
      continue;
    }
    const single = closer === '’' || closer === "'";
    const isCloser =
      mark === closer ||
      (closer === '”' && (mark === '"' || (mark === '“' && !spaceBefore(tokens, i)))) ||
      (closer === '"' && mark === '”');
    if (!isCloser) {
      // A second opening mark where a closing one was forgotten: the first quotation ends at this one's threshold.
      continue;
    }
    if (single && !closesSingle(tokens, i)) continue;
    if (
      closer === '"' &&
      mark === '"' &&
      spaceBefore(tokens, i) &&
      !spaceAfter(tokens, after) &&
      wordish.test(tokens.text[after] ?? '') &&
      i > open + 1
    ) {
      // Looks like an opening mark: a nested or mis-set quotation; wait for the real end when there is one.
      if (closerAhead(tokens, after, '"') >= 0) {
        quotes.push({ open, end: i, closed: true, full: isFull(tokens, open, i) });
        open = i;
        continue;
      }
    }
    quotes.push({ open, end: after, closed: true, full: isFull(tokens, open, after) });
    open = -1;
  }
  if (open >= 0) quotes.push({ open, end: tokens.length, closed: false, full: isFull(tokens, open, tokens.length) });
  return quotes;
}

function closesSingle(tokens: Tokens, i: number): boolean {
  if (spaceBefore(tokens, i) && i > 0) return false;
  const next = tokens.text[i + 1] ?? '';
  if (!spaceAfter(tokens, i + 1) && /^[\p{L}\p{N}]/u.test(next)) return false;
  const before = tokens.text[i - 1] ?? '';
  // A plural's genitive ("the ministers' plan") closes nothing.
  if (/s$/i.test(before) && /^[a-z]/.test(next) && spaceAfter(tokens, i + 1) && tokens.pos[i + 1] === 'NOUN')
    return false;
  return true;
}

function closerAhead(tokens: Tokens, from: number, mark: string): number {
  const limit = Math.min(tokens.length, from + 120);
  for (let i = from; i < limit; i++) {
    if (tokens.text[i] !== mark) continue;
    if (mark === '"' || closesSingle(tokens, i)) return i;
  }
  return -1;
}
