import type { Lexicons } from './lexicons.ts';
import { type Frame, verbGroupsOf } from './phrases.ts';
import { type Quote, quotesOf } from './quotes.ts';
import { splitSentences } from './sentences.ts';
import { type Tokens, tokensOf } from './tokens.ts';

/** One paragraph made ready for the rules: the top sentences, then the sentences inside each quotation. */
export type Paragraph = {
  readonly tokens: Tokens;
  readonly quotes: readonly Quote[];
  readonly top: readonly Frame[];
  readonly inner: readonly Frame[];
};

/** Reads one paragraph's words into sentences with their quotations and verb groups. */
export function paragraphOf(shadow: string, from: number, to: number, lexicons: Lexicons): Paragraph {
  const tokens = tokensOf(shadow, from, to);
  const quotes = quotesOf(tokens);
  const isCue = (word: string): boolean => lexicons.cue.get(word)?.takes.has('quotation') ?? false;
  const full = quotes.filter((quote) => quote.full);
  const top = splitSentences(tokens, 0, tokens.length, quotes, null, isCue).map((sentence): Frame => {
    const own = full.filter((quote) => quote.open >= sentence.from && quote.end <= sentence.to);
    return {
      tokens,
      from: sentence.from,
      to: sentence.to,
      quotes: own,
      groups: verbGroupsOf(tokens, sentence.from, sentence.to, own, lexicons),
      lexicons,
      sentence,
    };
  });
  const inner: Frame[] = [];
  for (const quote of full) {
    const close = quote.closed ? quote.end - 1 : quote.end;
    for (const sentence of splitSentences(tokens, quote.open + 1, close, [], quote, isCue))
      inner.push({
        tokens,
        from: sentence.from,
        to: sentence.to,
        quotes: [],
        groups: verbGroupsOf(tokens, sentence.from, sentence.to, [], lexicons),
        lexicons,
        sentence,
      });
  }
  return { tokens, quotes, top, inner };
}
