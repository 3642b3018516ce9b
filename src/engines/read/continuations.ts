import type { Span } from '#domain/span';
import type { Draft } from './draft.ts';
import type { Paragraph } from './frames.ts';

/** An attribution in text positions, still open to words from later paragraphs. */
export type Raw = {
  readonly draft: Draft;
  readonly source: readonly Span[];
  readonly cue: readonly Span[];
  readonly content: Span[];
};

export type Carry = { readonly raw: Raw | null; readonly open: boolean };
export const nothingCarried: Carry = { raw: null, open: false };

/**
 * Joins a paragraph to the one before: a quotation left open, a paragraph that only quotes, or what a colon announced
 * belongs to the attribution that was speaking. Returns what the next paragraph may go on with.
 */
export function continueFrom(
  before: Carry,
  paragraph: Paragraph,
  raws: readonly Raw[],
  span: (from: number, to: number) => Span,
): Carry {
  const { tokens, quotes } = paragraph;
  const first = quotes[0];
  const last = quotes.at(-1);
  const starts = first !== undefined && first.open === 0;
  const onlyQuotes = starts && last !== undefined && last.end >= tokens.length && isOnlyQuotes(paragraph);
  let extended = false;
  if (before.raw !== null) {
    const announced = before.raw.content.length === 0;
    const claimed =
      starts &&
      raws.some((raw) => raw.draft.sentence.inside === null && raw.draft.content.some(([from]) => from === 0));
    if (announced && starts) {
      for (const quote of onlyQuotes ? quotes : [first]) before.raw.content.push(span(quote.open, quote.end));
      extended = true;
    } else if (announced) before.raw.content.push(span(0, lastWord(paragraph)));
    else if (starts && !claimed && (before.open || onlyQuotes)) {
      for (const quote of onlyQuotes ? quotes : [first]) before.raw.content.push(span(quote.open, quote.end));
      extended = true;
    }
  }
  const speaking =
    raws.filter((raw) => raw.draft.sentence.inside === null && raw.draft.carries).at(-1) ??
    (extended ? before.raw : null);
  return { raw: speaking, open: last !== undefined && !last.closed };
}

function isOnlyQuotes(paragraph: Paragraph): boolean {
  let at = 0;
  for (const quote of paragraph.quotes) {
    if (quote.open > at + 1) return false;
    at = quote.end;
  }
  return true;
}

function lastWord(paragraph: Paragraph): number {
  let end = paragraph.tokens.length;
  while (end > 1 && paragraph.tokens.text[end - 1] === '.') end--;
  return end;
}
