import type { ContentStart } from './content-start.ts';
import { asContent, contentEnd, trimRight } from './content-range.ts';
import type { Range } from './draft.ts';
import { appositionRight, nounPhraseRight } from './noun-phrases.ts';
import { isTimeWord } from './noun-words.ts';
import { type Frame, quoteAt, type VerbGroup } from './phrases.ts';

/** The subject behind its verb: "said Mr Smith, a clerk". */
export function subjectRight(frame: Frame, group: VerbGroup): Range | null {
  const { tokens } = frame;
  let i = group.head + 1;
  if (tokens.pos[i] === 'ADV' && !isTimeWord(tokens.lower[i] ?? '')) return null;
  const end = nounPhraseRight(tokens, i, frame.to);
  if (end === i || isTimeWord(tokens.lower[i] ?? '') || tokens.lower[i] === 'it') return null;
  const full = appositionRight(tokens, end, frame.to, (k) => {
    if (quoteAt(frame, k) !== undefined) return true;
    if (tokens.text[k] === ',') {
      const g = frame.groups.find((x) => x.start === k + 1);
      const next = tokens.lower[k + 1] ?? '';
      return (
        (g !== undefined && g.gerund) ||
        next === 'in' ||
        next === 'as' ||
        next === 'when' ||
        next === 'while' ||
        next === 'and' ||
        next === 'but' ||
        next === 'after' ||
        next === 'on' ||
        next === 'during' ||
        next === 'though' ||
        next === 'although'
      );
    }
    return tokens.text[k] === ';' || tokens.text[k] === ':';
  });
  return [i, full];
}

/** Content that stands before its cue: a closed quotation, or a clause set off by a comma. */
export function contentBefore(frame: Frame, limit: number, quotationOnly: boolean): Range | null {
  const { tokens } = frame;
  let end = limit;
  if (end - 1 >= frame.from && tokens.text[end - 1] === ',') end--;
  const quote = frame.quotes.find((q) => q.end === end || q.end === limit);
  if (quote !== undefined && quote.end > frame.from) {
    // A quotation that ends a longer clause is part of it.
    const lead = quote.open;
    if (lead > frame.from && !quoteStartsAlone(frame, lead))
      return asContentKeep(frame, clauseHead(frame, lead), quote.end);
    return [quote.open, quote.end];
  }
  const mark = tokens.text[end - 1] ?? '';
  if (quotationOnly && !/^[”"’»]$|^''$/.test(mark)) return null;
  if (end === limit && !/^[”"»]$|^''$/.test(mark)) return null;
  const range = asContent(frame, clauseHead(frame, end), end);
  return range;
}

function asContentKeep(frame: Frame, from: number, to: number): Range | null {
  const start = asContent(frame, from, to)?.[0] ?? from;
  return to > start ? [start, to] : null;
}

function quoteStartsAlone(frame: Frame, open: number): boolean {
  const word = frame.tokens.text[open - 1] ?? '';
  return /^[.,:;!?—–”"-]$/.test(word);
}

/** The head of the top clause that reaches `end`. */
function clauseHead(frame: Frame, end: number): number {
  const { tokens } = frame;
  for (let i = end - 1; i > frame.from; i--) if (tokens.text[i] === ';') return i + 1;
  // A dateline is no part of the clause: "LONDON, May 3 (AP) - …".
  for (let i = frame.from + 2; i < end && i < frame.from + 16; i++)
    if (/^[-–—_]$/.test(tokens.text[i] ?? '') && tokens.text[i - 1] === ')') return i + 1;
  return frame.from;
}

/** True when what follows the cue leaves no room for content there. */
export function nothingFollows(frame: Frame, from: number): boolean {
  const { tokens } = frame;
  let i = from;
  for (let steps = 0; i < frame.to && steps < 40; steps++) {
    const word = tokens.lower[i] ?? '';
    const tag = tokens.pos[i];
    if (/^[.,;:!?—–”"]$/.test(word) || word === "''" || quoteAt(frame, i) !== undefined) return true;
    if (tag === 'ADV' || isTimeWord(word) || tag === 'NUM') {
      i++;
      continue;
    }
    if (/^(last|this|earlier|late|early|next)$/.test(word)) {
      i++;
      continue;
    }
    if (
      tag === 'ADP' ||
      tag === 'SCONJ' ||
      word === 'to' ||
      word === 'after' ||
      word === 'when' ||
      word === 'while' ||
      word === 'as' ||
      word === 'before' ||
      word === 'and' ||
      word === 'but'
    )
      return true;
    return false;
  }
  return true;
}

/** The quotation at the content's start, with what follows it in the same clause. */
export function addQuotation(frame: Frame, after: ContentStart, content: Range[]): void {
  const quote = quoteAt(frame, after.at);
  if (quote === undefined) return;
  const next = frame.tokens.text[quote.end] ?? '';
  if (quote.end >= frame.to || /^[.,;:!?]$/.test(next)) {
    content.push([quote.open, quote.end]);
    return;
  }
  const end = trimRight(frame, quote.open, contentEnd(frame, quote.open - 1));
  content.push([quote.open, Math.max(end, quote.end)]);
}
