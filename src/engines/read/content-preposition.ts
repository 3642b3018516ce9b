import type { Behind, Found } from './content-start.ts';
import { nounPhraseRight } from './noun-phrases.ts';
import { isTimeWord } from './noun-words.ts';
import { whWords } from './phrases.ts';

/** The place of the cue's preposition: behind whom it is said to ("talked to the envoy about") or how ("spoke fondly of"). */
export function prepositionPlace({ frame, cue, i: from, word }: Behind): number {
  const { tokens } = frame;
  const { takes, prepositions } = cue;
  if (prepositions.size === 0) return from;
  let i = from;
  if ((!takes.has('object') || cue.verb === 'write') && /^(to|with)$/.test(word(i)) && !prepositions.has(word(i))) {
    const end = nounPhraseRight(tokens, i + 1, frame.to);
    if (end > i + 1 && prepositions.has(word(end)) && word(end) !== 'on') i = end;
  }
  if (!prepositions.has(word(i)) && tokens.pos[i] === 'ADV' && word(i).endsWith('ly') && prepositions.has(word(i + 1)))
    i++;
  return i;
}

/** "spoke about the loss", "complained of what they saw". */
export function behindPreposition({ frame, cue, i, word }: Behind): Found {
  const { tokens } = frame;
  if (!cue.prepositions.has(word(i)) && !(word(i) === 'upon' && cue.prepositions.has('on'))) return undefined;
  const end = nounPhraseRight(tokens, i + 1, frame.to);
  const next = word(i + 1);
  const begins =
    end > i + 1 ||
    whWords.has(next) ||
    /^(VERB|ADJ|NUM|PRON|DET|NOUN|PROPN)$/.test(tokens.pos[i + 1] ?? '') ||
    /^["“'‘]/.test(next);
  if (!begins) return undefined;
  if (end > i + 1 && isTimeWord(word(end - 1)) && end - i <= 3) return null;
  return { at: i + 1, form: 'preposition', cueEnd: i + 1 };
}
