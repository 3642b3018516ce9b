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

export type Carry = {
  /** Who was speaking last. */
  readonly raw: Raw | null;
  /** A quotation was left open. */
  readonly open: boolean;
  /** The last claim that was not all quotation, to which a list may belong ("These included …"). */
  readonly claim: Raw | null;
};
export const nothingCarried: Carry = { raw: null, open: false, claim: null };
const listVerb = /^(include|included|were|are)$/;

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
  const own = raws.filter((raw) => raw.draft.sentence.inside === null);
  if (own.length === 0 && before.claim !== null && goesOnListing(paragraph)) {
    before.claim.content.push(span(0, lastWord(paragraph)));
    return { raw: null, open: false, claim: before.claim };
  }
  const claims = own.filter((raw) => !raw.draft.rule.startsWith('colon') && raw.content.length > 0);
  return { raw: speaking, open: last !== undefined && !last.closed, claim: outermost(claims) };
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

/** "These included A and B": one sentence that lists what the claim before spoke of. */
function goesOnListing(paragraph: Paragraph): boolean {
  const [first = '', second = '', third = ''] = paragraph.tokens.lower;
  if (paragraph.top.length !== 1) return false;
  if (first === 'among' && (second === 'them' || second === 'these')) return listVerb.test(third);
  return (first === 'these' || first === 'those' || first === 'they') && second.startsWith('include');
}

/** Of the last sentence's claims the one that lies in no other's content. */
function outermost(raws: readonly Raw[]): Raw | null {
  const last = raws.at(-1);
  if (last === undefined) return null;
  const same = raws.filter((raw) => raw.draft.sentence === last.draft.sentence);
  return (
    same.find(
      (raw) =>
        !same.some(
          (other) =>
            other !== raw && other.content.some(([s, e]) => s <= (raw.cue[0]?.[0] ?? 0) && (raw.cue[0]?.[0] ?? 0) < e),
        ),
    ) ?? null
  );
}
