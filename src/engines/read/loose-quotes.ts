import { nothingFollows } from './content-before.ts';
import type { Draft, Range } from './draft.ts';
import { nounPhraseLeft, nounPhraseRight } from './noun-phrases.ts';
import { isNominal } from './noun-words.ts';
import type { Frame } from './phrases.ts';
import type { Quote } from './quotes.ts';
import { canHoldViews } from './speaking-noun.ts';
import { subjectLeft } from './subject.ts';

function covers(draft: Draft, quote: Quote): boolean {
  return draft.content.some(([from, to]) => from <= quote.open && quote.end <= to);
}

/**
 * Quotations no cue has claimed: a plain verb or a colon beside them makes an attribution, as does a cue of the sentence
 * before that got no words (`open`); these are returned and join `own`. Else they go to the speaker of the words just before.
 */
export function attachLooseQuotes(
  frame: Frame,
  own: Draft[],
  speaking: Draft | null,
  open: Omit<Draft, 'content'> | null,
): Draft[] {
  const made: Draft[] = [];
  for (const quote of frame.quotes) {
    if (own.some((draft) => covers(draft, quote))) continue;
    const said: Draft | null =
      open !== null && quote.open === frame.from ? { ...open, content: [[quote.open, quote.end]] } : null;
    const tagged = plainTag(frame, quote) ?? colonTag(frame, quote) ?? said;
    if (tagged !== null) {
      made.push(tagged);
      own.push(tagged);
      continue;
    }
    if (quote.open !== frame.from || speaking === null) continue;
    // Only a paragraph that goes on quoting stays with its speaker.
    const gap = quote.open - (speaking.content.at(-1)?.[1] ?? 0);
    const cueGap = quote.open - Math.max(speaking.cue.at(-1)?.[1] ?? 0, speaking.source.at(-1)?.[1] ?? 0);
    if (gap <= 60 || cueGap <= 60) speaking.content = [...speaking.content, [quote.open, quote.end]];
  }
  return made;
}

/** "Berg was blunt in a statement she wrote. “…”": the last cue of speech in a sentence that has got no words of its own. */
export function openCue(frame: Frame, own: readonly Draft[]): Omit<Draft, 'content'> | null {
  const group = frame.groups.findLast(
    ({ cue, passive, infinitive }) =>
      cue !== null &&
      !passive &&
      !infinitive &&
      cue.takes.has('quotation') &&
      (cue.takes.has('clause') || !cue.takes.has('object')),
  );
  if (group === undefined || group.gerund || group.negated) return null;
  if (own.some(({ cue }) => cue.some(([from, to]) => from <= group.head && group.head < to))) return null;
  const subject = subjectLeft(frame, group);
  if (subject === null || subject.how === 'relative') return null;
  const end = group.cue?.takes.has('addressee')
    ? nounPhraseRight(frame.tokens, group.head + 1, frame.to)
    : group.head + 1;
  if (!nothingFollows(frame, end) || frame.to - group.head > 14) return null;
  return {
    rule: 'quotation-next',
    source: [subject.range],
    cue: [[group.start, group.head + 1]],
    stance: group.cue?.stance ?? 'said',
    negated: false,
    modal: group.modal,
    sentence: frame.sentence,
    score: 0.7,
    carries: true,
  };
}

/** "It is no surprise to the clerk: “…”": whoever stands right before the colon. */
function colonTag(frame: Frame, quote: Quote): Draft | null {
  const { tokens } = frame;
  const colon = quote.open - 1;
  if (tokens.text[colon] !== ':' || colon - 1 < frame.from) return null;
  const start = nounPhraseLeft(tokens, colon - 1, frame.from);
  if (start < 0 || colon - start > 8 || !canHoldViews(frame, [start, colon])) return null;
  if (!/\p{L}/u.test(tokens.text[colon - 1] ?? '')) return null;
  // "Stated Stone: …"
  const inverted = frame.groups.find((g) => g.head === start - 1 && g.cue?.takes.has('quotation') === true);
  if (inverted?.cue?.takes.has('addressee') === true) return null;
  if (
    inverted === undefined &&
    (tokens.pos[start - 1] === 'VERB' || /^(?:on|to|in|at|of|with|for|by)$/.test(tokens.lower[start - 1] ?? ''))
  )
    return null;
  return {
    rule: 'quotation-colon',
    source: [[start, colon]],
    cue: [inverted === undefined ? [colon, colon + 1] : [inverted.start, start]],
    content: [[quote.open, quote.end]],
    stance: 'said',
    negated: false,
    modal: false,
    sentence: frame.sentence,
    score: 0.6,
    carries: true,
  };
}

/** “…,” he laughed: any verb with a name beside a closed quotation is its tag. */
function plainTag(frame: Frame, quote: Quote): Draft | null {
  const { tokens } = frame;
  const last = tokens.text[quote.end - 2] ?? '';
  if (!/^[,?!]$/.test(last) && tokens.text[quote.end] !== ',') return null;
  const at = tokens.text[quote.end] === ',' ? quote.end + 1 : quote.end;
  const group = frame.groups.find((g) => g.start >= at);
  if (group === undefined || group.start - at > 12 || group.infinitive || group.gerund || group.passive) return null;
  if (tokens.pos[group.head] === 'AUX') return null;
  const make = (source: Range): Draft => ({
    rule: 'quotation-tag',
    source: [source],
    cue: [[group.start, group.head + 1]],
    content: [[quote.open, quote.end]],
    stance: group.cue?.stance ?? 'said',
    negated: false,
    modal: false,
    sentence: frame.sentence,
    score: 0.6,
    carries: true,
  });
  if (group.start === at) {
    const end = nounPhraseRight(tokens, group.head + 1, frame.to);
    if (end > group.head + 1 && /^[.,]$/.test(tokens.text[end] ?? '.')) return make([group.head + 1, end]);
    return null;
  }
  if (!isNominal(tokens, group.start - 1)) return null;
  const start = nounPhraseLeft(tokens, group.start - 1, at);
  return start === at ? make([start, group.start]) : null;
}
