import { asContent, contentEnd } from './content-range.ts';
import type { Draft, Range } from './draft.ts';
import { type Frame } from './phrases.ts';

/** "allegedly", "reportedly": a claim that nobody is named for. */
export function readHearsay(frame: Frame): Draft[] {
  const { tokens, lexicons } = frame;
  const drafts: Draft[] = [];
  for (let i = frame.from; i < frame.to; i++) {
    const stance = lexicons.hearsay.get(tokens.lower[i] ?? '');
    if (stance === undefined || insideQuote(frame, i)) continue;
    const start = clauseStart(frame, i);
    const content: Range[] = [];
    const before = asContent(frame, start, i);
    if (before !== null) content.push(before);
    const after = i + 1 < frame.to ? asContent(frame, i + 1, contentEnd(frame, i)) : null;
    if (after !== null) content.push(after);
    if (content.length === 0) continue;
    drafts.push({
      rule: 'hearsay-adverb',
      source: [],
      cue: [[i, i + 1]],
      content,
      stance,
      negated: false,
      modal: false,
      sentence: frame.sentence,
      score: 0.8,
      carries: false,
    });
  }
  return drafts;
}

function insideQuote(frame: Frame, i: number): boolean {
  return frame.quotes.some((quote) => quote.open <= i && i < quote.end);
}

/** The clause's own beginning: after a conjunction, "that", or a comma before which a verb stands. */
function clauseStart(frame: Frame, at: number): number {
  const { tokens } = frame;
  for (let i = at - 1; i > frame.from; i--) {
    const word = tokens.lower[i] ?? '';
    if (word === ';' || word === ':' || word === '”' || word === '“') return i + 1;
    if (
      word === 'that' ||
      word === 'while' ||
      word === 'because' ||
      word === 'but' ||
      word === 'after' ||
      word === 'when' ||
      word === 'although' ||
      word === 'as'
    ) {
      if (frame.groups.some((g) => g.start > i && g.head >= at - 4)) return i + 1;
    }
    if (word === ',' && tokens.lower[i + 1] === 'with') return i + 1;
    // A reporting verb: its content begins here.
    const group = frame.groups.find((g) => g.head === i);
    if (
      group?.cue !== null &&
      group !== undefined &&
      group.head < at - 1 &&
      group.cue.takes.has('clause') &&
      group.cue.takes.has('quotation')
    )
      return i + 1;
  }
  return frame.from;
}
