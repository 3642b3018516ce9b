import { asideEnd, clauseStartsAt } from './clause-start.ts';
import { isContentMark, markForm } from './content-marks.ts';
import { commaAfter, leadsIn, skipAdjunct } from './content-skips.ts';
import type { Behind, Found } from './content-start.ts';
import { isTimeWord } from './noun-words.ts';
import { type Frame, quoteAt, whWords } from './phrases.ts';

/** "said that", where what follows can stand in a clause. */
export function thatClause({ frame, cueEnd, i, word }: Behind): Found {
  if (
    !/^(he|she|they|it|we|i|the|a|an|this|these|there|his|her|their)$/.test(word(i + 1)) &&
    frame.tokens.pos[i + 1] === 'PUNCT' &&
    quoteAt(frame, i + 1) === undefined &&
    word(i + 1) !== ',' &&
    !/^["“'‘]/.test(word(i + 1))
  )
    return null;
  return { at: i, form: 'clause', cueEnd };
}

/** "asked whether", "would not say when", "knows who". */
export function whClause({ cue, head, i, cueEnd, saysThat, word }: Behind, asks: boolean): Found {
  if ((cue.verb === 'say' || cue.verb === 'specify') && /^(?:n't|n’t|not|to|never)$/.test(word(head - 1)))
    return { at: i, form: 'question', cueEnd };
  if ((word(i) === 'when' || word(i) === 'if') && !asks)
    return word(i) === 'if' && saysThat ? { at: i, form: 'clause', cueEnd } : null;
  if ((word(i) === 'when' || word(i) === 'where') && !asks) return null;
  return { at: i, form: 'question', cueEnd };
}

/** A clause without "that": "said the plan was dead", "said Tuesday the plan was dead". */
export function bareClause({ frame, cue, passive, i, cueEnd, word }: Behind): Found {
  const { tokens } = frame;
  const start = skipAdjunct(frame, i, (k) => k > i && isContentMark(frame, k));
  if (start > i) return markForm(frame, start, cueEnd);
  if (clauseStartsAt(frame, i)) return { at: i, form: 'clause', cueEnd };
  let k = i;
  while (
    k < frame.to &&
    (isTimeWord(word(k)) ||
      (tokens.pos[k] === 'ADV' && !whWords.has(word(k))) ||
      (word(k) === 'on' && isTimeWord(word(k + 1))))
  )
    k++;
  if (k > i && clauseStartsAt(frame, k)) return { at: k, form: 'clause', cueEnd };
  if (
    alwaysClause.has(cue.verb) &&
    /^(DET|NOUN|PROPN|ADJ|NUM|PRON|ADP|PUNCT)$/.test(tokens.pos[i] ?? '') &&
    finiteBehind(frame, i)
  )
    return { at: i, form: 'clause', cueEnd };
  // Hardly a noun is what somebody says: whatever phrase stands here begins a clause.
  if (
    cue.verb === 'say' &&
    !passive &&
    frame.to - i > 4 &&
    /^(DET|NOUN|NUM|ADJ)$/.test(tokens.pos[i] ?? '') &&
    !isTimeWord(word(i)) &&
    !/^(?:that|this|nothing|something|anything|little|much|last|next|such|so|goodbye|hello|as|grace|mass|more|a|the|one)$/.test(
      word(i),
    )
  )
    return { at: i, form: 'clause', cueEnd };
  // "said, if the ship left, she would follow"
  if (word(i) === ',') {
    const close = asideEnd(frame, i);
    if (close > i + 1 && clauseStartsAt(frame, close + 1))
      return { at: leadsIn.test(word(i + 1)) ? i + 1 : close + 1, form: 'clause', cueEnd };
  }
  if (leadsIn.test(word(i)) && word(i) !== 'as') {
    const comma = commaAfter(frame, i);
    if (comma > i && clauseStartsAt(frame, comma + 1)) return { at: i, form: 'clause', cueEnd };
  }
  return undefined;
}

/** Verbs that take no object: whatever noun follows them begins a clause. */
const alwaysClause = new Set([
  'say',
  'think',
  'argue',
  'contend',
  'insist',
  'reckon',
  'believe',
  'hope',
  'complain',
  'joke',
  'opine',
]);

/** True where a noun phrase begins here and a finite verb follows before the next stop. */
function finiteBehind(frame: Frame, at: number): boolean {
  const { tokens } = frame;
  const word = tokens.text[at] ?? '';
  if (tokens.pos[at] === 'PUNCT' && !/^["“'‘]$/.test(word)) return false;
  if (tokens.pos[at] === 'ADP' && !/^(about|at|over|nearly|around)$/.test(word)) return false;
  if (
    tokens.pos[at] === 'ADP' &&
    tokens.pos[at + 1] !== 'NUM' &&
    tokens.lower[at + 1] !== 'half' &&
    tokens.lower[at + 1] !== 'least'
  )
    return false;
  for (let k = at + 1; k < frame.to && k - at < 40; k++) {
    if (/^[;:,]$/.test(tokens.text[k] ?? '')) return false;
    if (frame.tokens.pos[k] === 'AUX' || frame.groups.some((g) => g.start === k && !g.gerund && !g.infinitive))
      return !isTimeWord(tokens.lower[at] ?? '');
  }
  return false;
}
