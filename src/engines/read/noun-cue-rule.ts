import { asContent, contentEnd } from './content-range.ts';
import type { Draft, Range } from './draft.ts';
import { nounPhraseLeft, nounPhraseRight } from './noun-phrases.ts';
import { type Frame, quoteAt } from './phrases.ts';

/** "Mr Smith's claim that …", "criticism of …", "allegations that …". */
export function readNounCues(frame: Frame): Draft[] {
  const { tokens, lexicons } = frame;
  const drafts: Draft[] = [];
  for (let i = frame.from; i + 1 < frame.to; i++) {
    const noun = lexicons.nouns.get(tokens.lower[i] ?? '');
    const quote = quoteAt(frame, i);
    if (quote !== undefined) {
      i = quote.end - 1;
      continue;
    }
    if (noun === undefined || tokens.pos[i] !== 'NOUN' || tokens.lower[i - 1] === 'not') continue;
    const link = tokens.lower[i + 1] ?? '';
    let at = i + 1;
    let source: Range | null = null;
    let cueEnd = i + 1;
    if (link === 'by' && noun.links.has('by')) {
      const end = nounPhraseRight(tokens, i + 2, frame.to);
      if (end > i + 2) {
        source = [i + 2, end];
        at = end;
      }
    }
    const owner = ownerOf(frame, i);
    const next = tokens.lower[at] ?? '';
    const isThat = next === 'that' && noun.links.has('that');
    if (!isThat && !(noun.links.has(next) && (owner !== null || source !== null))) continue;
    if (isThat) {
      // A relative clause ("the claim that he made") is not the claim's content.
      const following = tokens.pos[at + 1];
      if (following === 'VERB' || following === 'AUX') continue;
      if (
        owner === null &&
        source === null &&
        !/^(allegations?|claims|accusations|speculation|rumou?rs|reports|fears?|concerns?|warnings?|hopes?|suspicions?|complaints|suggestions)$/.test(
          tokens.lower[i] ?? '',
        )
      )
        continue;
    } else cueEnd = next === 'to' && tokens.pos[at + 1] === 'VERB' ? i + 1 : at + 1;
    const contentFrom = isThat || (next === 'to' && tokens.pos[at + 1] === 'VERB') ? at : at + 1;
    const range = asContent(
      frame,
      contentFrom,
      isThat ? clauseEnd(frame, contentFrom, owner?.[0] ?? i) : phraseEnd(frame, contentFrom),
    );
    if (range === null) continue;
    const start = owner === null ? i : owner[1];
    drafts.push({
      rule: isThat ? 'noun-that' : 'noun-link',
      source: owner !== null ? [owner] : source !== null ? [source] : [],
      cue: source !== null ? [[start, i + 1]] : [[start, Math.min(cueEnd, contentFrom)]],
      content: [range],
      stance: noun.stance,
      negated: false,
      modal: false,
      sentence: frame.sentence,
      score: isThat ? 0.7 : 0.6,
      carries: false,
    });
  }
  return drafts;
}

/** Whoever holds the noun: "his claim", "the minister's claim". */
function ownerOf(frame: Frame, at: number): Range | null {
  const { tokens } = frame;
  let i = at - 1;
  while (
    i > frame.from &&
    at - i < 4 &&
    (tokens.pos[i] === 'ADJ' || (tokens.pos[i] === 'NOUN' && tokens.lower[i] !== 's'))
  )
    i--;
  const word = tokens.lower[i] ?? '';
  if (i < frame.from) return null;
  if (/^(his|her|their|its|my|our|your)$/.test(word)) return [i, i + 1];
  if (tokens.pos[i] === 'PART' && /^['’]s?$/.test(word) && i - 1 >= frame.from) {
    const start = nounPhraseLeft(tokens, i - 1, frame.from);
    return start >= 0 ? [start, i + 1] : null;
  }
  return null;
}

function phraseEnd(frame: Frame, from: number): number {
  const { tokens } = frame;
  for (let i = from; i < frame.to; i++) {
    const word = tokens.text[i] ?? '';
    if (/^[,;:—–]$/.test(word)) return i;
    const group = frame.groups.find((g) => g.start === i);
    if (group !== undefined && !group.infinitive && !group.gerund && !group.bare && i > from) return i;
  }
  return frame.to;
}

/** "His claim that the ship left was false": where the noun is the sentence's subject, its clause ends at the main verb. */
function clauseEnd(frame: Frame, from: number, subjectStart: number): number {
  const end = contentEnd(frame, from);
  if (subjectStart !== frame.from) return end;
  const finite = frame.groups.filter((g) => g.start > from && g.start < end && !g.infinitive && !g.gerund);
  const main = finite.at(-1);
  if (finite.length < 2 || main === undefined) return end;
  const before = frame.tokens.lower[main.start - 1] ?? '';
  return /^(and|or|but|who|which|that|,)$/.test(before) ? end : main.start;
}
