import { asideEnd } from './clause-start.ts';
import { nounPhraseRight } from './noun-phrases.ts';
import { isTimeWord } from './noun-words.ts';
import { type Frame, quoteAt } from './phrases.ts';

const adjunctStarts = new Set([
  'in',
  'on',
  'at',
  'during',
  'via',
  'through',
  'to',
  'from',
  'after',
  'before',
  'about',
  'for',
  'of',
  'by',
  'with',
  'following',
  'as',
  'over',
  'under',
  'into',
  'outside',
  'inside',
  'near',
  'ahead',
]);

/** Skips adverbs, times and prepositional phrases between a cue and its content, when content is sure to follow them. */
export function skipAdjunct(frame: Frame, from: number, wants: (i: number) => boolean): number {
  const { tokens } = frame;
  let i = from;
  for (let steps = 0; i < frame.to && steps < 40; steps++) {
    if (wants(i)) return i;
    const word = tokens.lower[i] ?? '';
    const tag = tokens.pos[i];
    if (isTimeWord(word) || tag === 'ADV' || (tag === 'NUM' && i > from)) {
      i++;
      continue;
    }
    if (
      word === 'last' ||
      word === 'this' ||
      word === 'earlier' ||
      word === 'late' ||
      word === 'early' ||
      word === 'next'
    ) {
      if (
        isTimeWord(tokens.lower[i + 1] ?? '') ||
        /^(week|month|year|spring|summer|fall|autumn|winter|weekend)$/.test(tokens.lower[i + 1] ?? '')
      ) {
        i += 2;
        continue;
      }
    }
    if (adjunctStarts.has(word)) {
      let end = nounPhraseRight(tokens, i + 1, frame.to);
      // A show's title: "on the radio's "This Week" that".
      if (end === i + 1 && tokens.pos[end] === 'PROPN') end++;
      if (tokens.lower[end] === "'s" || tokens.lower[end] === '’s') end++;
      if (end > i + 1) {
        const mark = tokens.text[end] ?? '';
        if (/^["“]$/.test(mark) && quoteAt(frame, end) === undefined)
          for (let k = end + 1; k < frame.to && k - end < 12; k++)
            if (/^["”]$/.test(tokens.text[k] ?? '')) {
              end = k + 1;
              break;
            }
        i = end;
        continue;
      }
    }
    if ((word === ',' || word === '—' || word === '–') && i + 1 < frame.to) {
      // "said, however, that": skip to the comma that closes the aside.
      if (i === from && quoteAt(frame, i + 1) === undefined) {
        const close = asideEnd(frame, i);
        if (close < 0) return -1;
        i = close;
      } else if (/^(?:where|who|which|when)$/.test(tokens.lower[i + 1] ?? '') && quoteAt(frame, i + 1) === undefined) {
        // "said on the radio, where she has a show, that"
        const close = asideEnd(frame, i);
        if (close < 0) return -1;
        i = close;
      }
      i++;
      continue;
    }
    return -1;
  }
  return -1;
}

/** "announced on Monday the end of …": the day between verb and object, when an article follows it. */
export function skipTime(frame: Frame, from: number): number {
  const { tokens } = frame;
  let i = from;
  if (tokens.lower[i] === 'on' && isTimeWord(tokens.lower[i + 1] ?? '')) i++;
  while (i < frame.to && isTimeWord(tokens.lower[i] ?? '')) i++;
  return i > from && tokens.pos[i] === 'DET' ? i : from;
}

/** Words that open an aside before the clause that is meant: "said if the ship left, she would follow". */
export const leadsIn =
  /^(if|when|while|despite|unless|once|until|after|before|because|since|although|though|as|win|in|under|without)$/;

/** The next comma within 20 tokens, or -1. */
export function commaAfter(frame: Frame, from: number): number {
  for (let k = from; k < frame.to && k - from < 20; k++) if (frame.tokens.text[k] === ',') return k;
  return -1;
}

/** Behind days, months and the like: "on Monday", "last month", "later". */
export function afterTimes(frame: Frame, from: number): number {
  const { tokens } = frame;
  let i = from;
  for (let steps = 0; i < frame.to && steps < 6; steps++) {
    const word = tokens.lower[i] ?? '';
    const next = tokens.lower[i + 1] ?? '';
    if (isTimeWord(word) || /^(again|recently|later|publicly|repeatedly|once)$/.test(word)) i++;
    else if (
      /^(on|last|this|next|earlier|in)$/.test(word) &&
      (isTimeWord(next) || /^(week|month|year|spring|summer|fall|autumn|winter|weekend)$/.test(next))
    )
      i += 2;
    else break;
  }
  return i;
}
