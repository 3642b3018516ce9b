import type { Cue } from './lexicons.ts';
import { isNominal, isTimeWord, nounPhraseRight } from './noun-phrases.ts';
import { type Frame, quoteAt, type VerbGroup, whWords } from './phrases.ts';

export type ContentStart = {
  readonly at: number;
  readonly form: 'quotation' | 'clause' | 'question' | 'infinitive' | 'object' | 'gerund' | 'preposition' | 'colon';
  /** The cue's end when it takes a particle or a preposition with it. */
  readonly cueEnd: number;
};

const particles = new Set(['out', 'up', 'off', 'down', 'forward', 'forth', 'aloud', 'back']);
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

/** True when a subject and its finite verb begin here: a clause without "that". */
export function clauseStartsAt(frame: Frame, at: number): boolean {
  const { tokens } = frame;
  const word = tokens.lower[at] ?? '';
  if (tokens.pos[at] === 'VERB' && word.endsWith('ing')) return gerundClause(frame, at);
  if (
    word === 'there' ||
    word === 'it' ||
    word === 'he' ||
    word === 'she' ||
    word === 'they' ||
    word === 'we' ||
    word === 'i'
  )
    return true;
  // A quotation may hold the verb: "said things “should be wrapped up”".
  const quoted = frame.quotes.find((q) => q.open > at && q.open - at < 12);
  if (quoted !== undefined && nounPhraseRight(tokens, at, quoted.open) === quoted.open) return true;
  const subject = nounPhraseRight(tokens, at, frame.to);
  if (subject > at && tokens.pos[subject] === 'AUX') return true;
  let relative = false;
  let i = at;
  for (const group of frame.groups) {
    if (group.start < i) continue;
    if (group.start - at > 40) return false;
    // Nothing that ends a clause may stand between the subject and its verb.
    for (; i < group.start; i++) {
      const here = tokens.lower[i] ?? '';
      if (here === 'who' || here === 'which' || (here === 'that' && i > at) || here === 'whose' || here === 'where') {
        if (i === at) return here === 'that';
        relative = true;
      }
      if (here === ';' || here === ':') return false;
      // "the scandal, while troublesome, was over": an aside is passed over.
      if (here === ',' && subject === i) {
        const close = asideEnd(frame, i);
        if (close > 0) i = close;
        continue;
      }
      if (/^(after|when|because|before|as|while|since|until|if|though|although|once)$/.test(here)) return i === at;
    }
    if (group.start < i) continue;
    i = group.head + 1;
    if (group.start === at) return false;
    if (relative) {
      relative = false;
      continue;
    }
    if (group.infinitive || group.gerund) continue;
    if (group.bare && isReduced(frame, group)) continue;
    if (nounPhraseRight(tokens, at, group.start) === at) return opensClause(frame, at, group.start);
    return true;
  }
  return false;
}

/** A subject the tagger did not see as one: nothing but words may stand between it and its verb. */
function opensClause(frame: Frame, at: number, verb: number): boolean {
  const { tokens } = frame;
  if (tokens.pos[at] === 'ADV' || tokens.pos[at] === 'VERB' || tokens.pos[at] === 'ADP') return true;
  for (let i = at; i < verb; i++)
    if (tokens.pos[i] === 'PUNCT' && !/^[-"“”'‘’$]$/.test(tokens.text[i] ?? '')) return false;
  return verb - at < 16 && /^(DET|ADJ|NUM|NOUN|PROPN|SCONJ|PRON|SYM)$/.test(tokens.pos[at] ?? '');
}

/** "said legalising it could help": a participle as the subject of a finite verb. */
function gerundClause(frame: Frame, at: number): boolean {
  for (const group of frame.groups) {
    if (group.start <= at || group.head === at) continue;
    if (group.start - at > 25) return false;
    for (let i = at; i < group.start; i++) if (/^[,;:.]$/.test(frame.tokens.text[i] ?? '')) return false;
    if (!group.gerund && !group.infinitive && !group.bare) return true;
  }
  return false;
}

/** "the man accused of …": a participle that qualifies the noun before it. */
function isReduced(frame: Frame, group: VerbGroup): boolean {
  const next = frame.tokens.lower[group.head + 1] ?? '';
  if (next === 'by') return true;
  return (group.cue?.verb === 'accuse' || group.cue?.verb === 'charge') && (next === 'of' || next === 'with');
}

/** Skips adverbs, times and prepositional phrases between a cue and its content, when content is sure to follow them. */
function skipAdjunct(frame: Frame, from: number, wants: (i: number) => boolean): number {
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
      const end = nounPhraseRight(tokens, i + 1, frame.to);
      if (end > i + 1) {
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
      }
      i++;
      continue;
    }
    return -1;
  }
  return -1;
}

/** "announced on Monday the end of …": the day between verb and object, when an article follows it. */
function skipTime(frame: Frame, from: number): number {
  const { tokens } = frame;
  let i = from;
  if (tokens.lower[i] === 'on' && isTimeWord(tokens.lower[i + 1] ?? '')) i++;
  while (i < frame.to && isTimeWord(tokens.lower[i] ?? '')) i++;
  return i > from && tokens.pos[i] === 'DET' ? i : from;
}

/** The mark that closes a short aside opened at `open`, or -1. */
function asideEnd(frame: Frame, open: number): number {
  const mark = frame.tokens.text[open];
  for (let k = open + 1; k < frame.to && k - open < 16; k++) if (frame.tokens.text[k] === mark) return k;
  return -1;
}

/** Where the content that follows a verb cue begins, or null when nothing that the cue takes follows. */
export function contentAfter(frame: Frame, head: number, cue: Cue, passive: boolean): ContentStart | null {
  const { tokens } = frame;
  const { takes, prepositions } = cue;
  let i = head + 1;
  let cueEnd = head + 1;
  const word = (k: number): string => (k < frame.to ? (tokens.lower[k] ?? '') : '');
  if (particles.has(word(i)) && tokens.pos[i] !== 'NOUN') {
    const objectLike =
      takes.has('clause') ||
      takes.has('object') ||
      prepositions.has(word(i)) ||
      cue.verb === 'point' ||
      cue.verb === 'call' ||
      cue.verb === 'speak';
    if (objectLike) {
      cueEnd = i + 1;
      i++;
    }
  }
  const pointsOut = cueEnd > head + 1;
  const saysThat = takes.has('clause') || (pointsOut && cue.verb === 'point');
  if (takes.has('quotation') || saysThat) {
    // A colon or a quotation, maybe after an addressee or an adjunct.
    if (word(i) === ':') return { at: i + 1, form: 'colon', cueEnd: i === head + 1 ? i + 1 : cueEnd };
    if (quoteAt(frame, i) !== undefined && (takes.has('quotation') || saysThat))
      return { at: i, form: 'quotation', cueEnd };
    if (word(i) === ',' && quoteAt(frame, i + 1) !== undefined) return { at: i + 1, form: 'quotation', cueEnd };
  }
  if (takes.has('addressee') && !passive) {
    // "asked her to": the pronoun stands alone, whatever it could also own.
    const alone =
      /^(him|her|me|us|them|you|it)$/.test(word(i)) &&
      tokens.pos[i + 1] !== 'NOUN' &&
      tokens.pos[i + 1] !== 'ADJ' &&
      tokens.pos[i + 1] !== 'PROPN';
    const afterAddressee = alone ? i + 1 : nounPhraseRight(tokens, i, frame.to);
    if (afterAddressee > i) {
      if (word(afterAddressee) === 'to' && tokens.pos[afterAddressee + 1] === 'VERB')
        return { at: afterAddressee, form: 'infinitive', cueEnd };
      if ((word(afterAddressee) === 'not' || word(afterAddressee) === 'never') && word(afterAddressee + 1) === 'to')
        return { at: afterAddressee, form: 'infinitive', cueEnd };
      const start = skipAdjunct(
        frame,
        afterAddressee,
        (k) => isContentMark(frame, k) || (cue.stance === 'asked' && /^(if|who|which|where|when)$/.test(word(k))),
      );
      if (start >= 0) return markForm(frame, start, cueEnd);
      if (prepositions.has(word(afterAddressee))) return { at: afterAddressee, form: 'preposition', cueEnd };
      if (saysThat && clauseStartsAt(frame, afterAddressee)) return { at: afterAddressee, form: 'clause', cueEnd };
      // "told them they were wrong": the addressee's phrase ran into the clause.
      if (tokens.pos[i] === 'PRON' && clauseStartsAt(frame, i + 1)) return { at: i + 1, form: 'clause', cueEnd };
      if (tokens.pos[i] === 'PROPN') {
        for (let k = i + 1; k <= afterAddressee; k++)
          if (tokens.pos[k] === 'DET' || (tokens.pos[k] === 'PRON' && k < afterAddressee)) {
            if (clauseStartsAt(frame, k)) return { at: k, form: 'clause', cueEnd };
            break;
          }
      }
    }
  }
  if (word(i) === 'that' && (saysThat || takes.has('question'))) {
    if (
      !/^(he|she|they|it|we|i|the|a|an|this|these|there|his|her|their)$/.test(word(i + 1)) &&
      tokens.pos[i + 1] === 'PUNCT' &&
      quoteAt(frame, i + 1) === undefined &&
      word(i + 1) !== ',' &&
      !/^["“'‘]/.test(word(i + 1))
    )
      return null;
    return { at: i, form: 'clause', cueEnd };
  }
  if ((saysThat || takes.has('question')) && whWords.has(word(i)) && word(i) !== 'which' && word(i) !== 'that') {
    if ((word(i) === 'when' || word(i) === 'if') && !takes.has('question') && cue.stance !== 'asked')
      return word(i) === 'if' && saysThat ? { at: i, form: 'clause', cueEnd } : null;
    if (word(i) === 'when' || word(i) === 'where')
      return takes.has('question') || cue.stance === 'asked' ? { at: i, form: 'question', cueEnd } : null;
    return { at: i, form: 'question', cueEnd };
  }
  if (takes.has('infinitive')) {
    let k = i;
    if (word(k) === 'not' || word(k) === 'never') k++;
    if (
      word(k) === 'to' &&
      (/^["“'‘]$/.test(word(k + 1)) ||
        tokens.pos[k + 1] === 'VERB' ||
        tokens.pos[k + 1] === 'AUX' ||
        tokens.pos[k + 1] === 'ADV' ||
        tokens.pos[k + 2] === 'VERB')
    )
      return { at: i, form: 'infinitive', cueEnd };
  }
  if (takes.has('clause') || saysThat) {
    const start = skipAdjunct(frame, i, (k) => k > i && isContentMark(frame, k));
    if (start > i) return markForm(frame, start, cueEnd);
    if (clauseStartsAt(frame, i)) return { at: i, form: 'clause', cueEnd };
    // "said Tuesday the plan was dead"
    let k = i;
    while (
      k < frame.to &&
      (isTimeWord(word(k)) ||
        (tokens.pos[k] === 'ADV' && !whWords.has(word(k))) ||
        (word(k) === 'on' && isTimeWord(word(k + 1))))
    )
      k++;
    if (k > i && clauseStartsAt(frame, k)) return { at: k, form: 'clause', cueEnd };
  } else if (takes.has('quotation')) {
    const start = skipAdjunct(frame, i, (k) => quoteAt(frame, k) !== undefined || word(k) === ':');
    if (start > i) return markForm(frame, start, cueEnd);
  }
  if (prepositions.has(word(i))) {
    const end = nounPhraseRight(tokens, i + 1, frame.to);
    const next = word(i + 1);
    if (
      end > i + 1 ||
      whWords.has(next) ||
      /^(VERB|ADJ|NUM|PRON|DET|NOUN|PROPN)$/.test(tokens.pos[i + 1] ?? '') ||
      tokens.pos[i + 1] === 'DET' ||
      /^["“'‘]/.test(next)
    ) {
      if (end > i + 1 && isTimeWord(word(end - 1)) && end - i <= 3) return null;
      return { at: i + 1, form: 'preposition', cueEnd: i + 1 };
    }
  }
  // "said the same of him", "says nothing about it".
  if (
    cue.verb === 'say' &&
    /^(the same|the opposite|nothing about|nothing of|so much|no to|yes to|much about|little about)$/.test(
      `${word(i)} ${word(i + 1)}`,
    )
  )
    return { at: i, form: 'object', cueEnd };
  // "what they described as bias".
  if (
    word(i) === 'as' &&
    takes.has('object') &&
    /^(describe|portray|depict|characteri[sz]e|regard|view|see|denounce|dismiss|condemn|hail|paint|perceive|label|cast)$/.test(
      cue.verb,
    ) &&
    !passive
  )
    return { at: i, form: 'preposition', cueEnd };
  if (takes.has('gerund') && word(i).endsWith('ing') && tokens.pos[i] === 'VERB')
    return { at: i, form: 'gerund', cueEnd };
  if (takes.has('object') && !passive) {
    i = skipTime(frame, i);
    const tag = tokens.pos[i];
    if (isTimeWord(word(i)) || (/^(last|this|next|earlier|late)$/.test(word(i)) && isTimeWord(word(i + 1))))
      return null;
    if (
      tag === 'DET' ||
      tag === 'PRON' ||
      tag === 'ADJ' ||
      isNominal(tokens, i) ||
      /^["“'‘$]/.test(word(i)) ||
      (word(i).endsWith('ing') && tag === 'VERB')
    ) {
      if (whWords.has(word(i)) && word(i) !== 'that' && word(i) !== 'what') return null;
      return { at: i, form: 'object', cueEnd };
    }
  }
  return null;
}

function isContentMark(frame: Frame, k: number): boolean {
  const word = frame.tokens.lower[k] ?? '';
  if (k >= frame.to) return false;
  if (word === ':') return k + 1 <= frame.to;
  if (word === 'that' || word === 'whether' || word === 'how' || word === 'why' || word === 'what')
    return frame.tokens.pos[k + 1] !== 'VERB' || word !== 'that';
  return quoteAt(frame, k) !== undefined;
}

function markForm(frame: Frame, k: number, cueEnd: number): ContentStart {
  const word = frame.tokens.lower[k] ?? '';
  if (word === ':') return { at: k + 1, form: 'colon', cueEnd };
  if (word === 'that') return { at: k, form: 'clause', cueEnd };
  if (quoteAt(frame, k) !== undefined) return { at: k, form: 'quotation', cueEnd };
  return { at: k, form: 'question', cueEnd };
}
