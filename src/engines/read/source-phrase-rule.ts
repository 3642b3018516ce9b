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

const told = /^(?:reported|noted|described|stated|revealed|announced|documented|disclosed|told|quoted|cited)$/;

/** "As reported by the Herald, the ship was late": who reported it stands behind "by". */
export function readReportedBy(frame: Frame): Draft[] {
  const { tokens, lexicons } = frame;
  for (let i = frame.from; i + 4 < frame.to; i++) {
    if (tokens.lower[i] !== 'as' || !told.test(tokens.lower[i + 1] ?? '') || tokens.lower[i + 2] !== 'by') continue;
    const leads = i === frame.from;
    if (!leads && tokens.text[i - 1] !== ',') continue;
    const end = nounPhraseRight(tokens, i + 3, frame.to);
    if (end === i + 3 || (leads && tokens.text[end] !== ',')) continue;
    const content = leads ? asContent(frame, end + 1, frame.to) : asContent(frame, clauseStart(frame, i), i);
    if (content === null || !frame.groups.some((g) => g.head >= content[0] && g.head < content[1])) continue;
    return [
      {
        rule: 'reported-by',
        source: [[i + 3, end]],
        cue: [[i + 1, i + 3]],
        content: [content],
        stance: lexicons.cue.get(tokens.lower[i + 1] ?? '')?.stance ?? 'reported',
        negated: false,
        modal: false,
        sentence: frame.sentence,
        score: 0.85,
        carries: false,
      },
    ];
  }
  return [];
}

const surveys = /^(?:polls?|surveys?|polling|census)$/;

/** "In a harbour survey, most were against": a poll says what it found. */
export function readSurveys(frame: Frame): Draft[] {
  const { tokens } = frame;
  const drafts: Draft[] = [];
  for (let i = frame.from; i < frame.from + 3 && i + 2 < frame.to; i++) {
    if (tokens.lower[i] !== 'in') continue;
    const end = nounPhraseRight(tokens, i + 1, frame.to);
    let poll = -1;
    for (let k = i + 1; k < end && k - i < 16; k++) if (surveys.test(tokens.lower[k] ?? '')) poll = k;
    if (poll < 0 || tokens.pos[poll + 1] === 'NOUN') continue;
    const close = commaBehind(frame, end);
    if (close < 0) continue;
    const content = asContent(frame, close + 1, frame.to);
    if (content === null || !frame.groups.some((g) => g.head >= content[0] && g.head < content[1])) continue;
    drafts.push({
      rule: 'survey',
      source: [[i + 1, close]],
      cue: [[i, i + 1]],
      content: [content],
      stance: 'reported',
      negated: false,
      modal: false,
      sentence: frame.sentence,
      score: 0.55,
      carries: false,
    });
    break;
  }
  return drafts;
}

function commaBehind(frame: Frame, from: number): number {
  for (let k = from; k < frame.to && k - from < 14; k++) if (frame.tokens.text[k] === ',') return k;
  return -1;
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
