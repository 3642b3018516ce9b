import { clauseStartsAt } from './clause-start.ts';
import { isContentMark, markForm } from './content-marks.ts';
import { skipAdjunct } from './content-skips.ts';
import type { Behind, Found } from './content-start.ts';
import { nounPhraseRight } from './noun-phrases.ts';

/** Content behind whom the cue is put to: "told the court that", "asked her to". */
export function behindAddressee({ frame, cue, i, cueEnd, saysThat, word }: Behind): Found {
  const { tokens } = frame;
  // "asked her to": the pronoun stands alone, whatever it could also own.
  const alone =
    /^(him|her|me|us|them|you|it)$/.test(word(i)) &&
    tokens.pos[i + 1] !== 'NOUN' &&
    tokens.pos[i + 1] !== 'ADJ' &&
    tokens.pos[i + 1] !== 'PROPN';
  const next = alone ? i + 1 : nounPhraseRight(tokens, i, frame.to);
  if (next <= i) return undefined;
  if (
    word(next) === 'to' &&
    (tokens.pos[next + 1] === 'VERB' ||
      tokens.pos[next + 1] === 'AUX' ||
      /^["“'‘]$/.test(word(next + 1)) ||
      (tokens.pos[next + 1] === 'ADV' && tokens.pos[next + 2] === 'VERB'))
  )
    return { at: next, form: 'infinitive', cueEnd };
  if ((word(next) === 'not' || word(next) === 'never') && word(next + 1) === 'to')
    return { at: next, form: 'infinitive', cueEnd };
  const start = skipAdjunct(
    frame,
    next,
    (k) => isContentMark(frame, k) || (cue.stance === 'asked' && /^(if|who|which|where|when)$/.test(word(k))),
  );
  if (start >= 0) return markForm(frame, start, cueEnd);
  if (cue.prepositions.has(word(next))) return { at: next, form: 'preposition', cueEnd };
  if (saysThat && clauseStartsAt(frame, next)) return { at: next, form: 'clause', cueEnd };
  // "told them they were wrong": the addressee's phrase ran into the clause.
  if (tokens.pos[i] === 'PRON' && clauseStartsAt(frame, i + 1)) return { at: i + 1, form: 'clause', cueEnd };
  if (tokens.pos[i] !== 'PROPN') return undefined;
  for (let k = i + 1; k <= next; k++)
    if (tokens.pos[k] === 'DET' || (tokens.pos[k] === 'PRON' && k < next))
      return clauseStartsAt(frame, k) ? { at: k, form: 'clause', cueEnd } : undefined;
  return undefined;
}
