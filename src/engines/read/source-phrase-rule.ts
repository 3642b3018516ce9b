import { asContent } from './content-range.ts';
import type { Draft, Range } from './draft.ts';
import { appositionRight, nounPhraseRight } from './noun-phrases.ts';
import { type Frame, quoteAt } from './phrases.ts';

/** "According to S, …" and "…, according to S". */
export function readSourcePhrases(frame: Frame): Draft[] {
  const { tokens, lexicons } = frame;
  const drafts: Draft[] = [];
  for (let i = frame.from; i + 2 < frame.to; i++) {
    const stance = lexicons.sourcePrepositions.get(`${tokens.lower[i]} ${tokens.lower[i + 1]}`);
    if (stance === undefined) continue;
    const sourceStart = i + 2;
    const leads = i === frame.from || (/^[,“"—–:]$/.test(tokens.text[i - 1] ?? '') && i - frame.from < 3);
    const end = sourceEnd(frame, sourceStart, leads);
    if (end === sourceStart) continue;
    const source: Range = [sourceStart, end];
    const content: Range[] = [];
    if (!leads) {
      const before = asContent(frame, clauseStart(frame, i), i);
      if (before !== null) content.push(before);
    } else {
      let k = end;
      while (k < frame.to && tokens.text[k] !== ',' && quoteAt(frame, k) === undefined) k++;
      const after = asContent(frame, k, frame.to);
      if (after !== null) content.push(after);
    }
    if (content.length === 0) continue;
    drafts.push({
      rule: 'according-to',
      source: [source],
      cue: [[i, i + 2]],
      content,
      stance,
      negated: false,
      modal: false,
      sentence: frame.sentence,
      score: 0.9,
      carries: false,
    });
  }
  return drafts;
}

function clauseStart(frame: Frame, before: number): number {
  for (let i = before - 1; i > frame.from; i--) {
    const word = frame.tokens.text[i] ?? '';
    if (word === ';') return i + 1;
  }
  return frame.from;
}

function sourceEnd(frame: Frame, from: number, leads: boolean): number {
  const { tokens } = frame;
  let end = nounPhraseRight(tokens, from, frame.to);
  if (end === from) {
    // A phrase the tagger did not see as one: up to the next stop.
    while (end < frame.to && end - from < 15 && !/^[.,;:()—–“”"]$/.test(tokens.text[end] ?? '')) end++;
    return end;
  }
  // Prepositional tails belong to the source: "two officials with knowledge of the talks".
  for (let steps = 0; steps < 6; steps++) {
    const word = tokens.lower[end] ?? '';
    if (
      !/^(with|in|at|from|for|by|on|of|to|familiar|about|close|conducted|published|released|obtained|posted|filed|compiled)$/.test(
        word,
      )
    )
      break;
    const next = nounPhraseRight(tokens, end + 1, frame.to);
    if (next === end + 1) {
      if (tokens.pos[end + 1] === 'ADP') {
        end += 1;
        continue;
      }
      break;
    }
    end = next;
  }
  if (leads) return end;
  return appositionRight(
    tokens,
    end,
    frame.to,
    (i) => tokens.text[i] === ',' || quoteAt(frame, i) !== undefined || tokens.text[i] === ';',
  );
}
