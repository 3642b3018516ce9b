import { asideEnd, clauseStartsAt } from './clause-start.ts';
import type { Cue } from './lexicons.ts';
import { nounPhraseRight } from './noun-phrases.ts';
import { isNominal, isTimeWord } from './noun-words.ts';
import { type Frame, quoteAt, whWords } from './phrases.ts';

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
function skipTime(frame: Frame, from: number): number {
  const { tokens } = frame;
  let i = from;
  if (tokens.lower[i] === 'on' && isTimeWord(tokens.lower[i + 1] ?? '')) i++;
  while (i < frame.to && isTimeWord(tokens.lower[i] ?? '')) i++;
  return i > from && tokens.pos[i] === 'DET' ? i : from;
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
      cue.verb === 'speak' ||
      (prepositions.size > 0 && !takes.has('object'));
    if (objectLike) {
      cueEnd = i + 1;
      i++;
    }
  }
  const pointsOut = cueEnd > head + 1;
  const saysThat = takes.has('clause') || (pointsOut && cue.verb === 'point');
  if (takes.has('that') && !saysThat) {
    const start = skipAdjunct(frame, i, (k) => word(k) === 'that' && tokens.pos[k + 1] !== 'VERB');
    if (start >= 0) return { at: start, form: 'clause', cueEnd };
  }
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
      if (
        word(afterAddressee) === 'to' &&
        (tokens.pos[afterAddressee + 1] === 'VERB' ||
          tokens.pos[afterAddressee + 1] === 'AUX' ||
          /^["“'‘]$/.test(word(afterAddressee + 1)) ||
          (tokens.pos[afterAddressee + 1] === 'ADV' && tokens.pos[afterAddressee + 2] === 'VERB'))
      )
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
  if (
    (saysThat || takes.has('question')) &&
    whWords.has(word(i)) &&
    (word(i) !== 'which' || cue.stance === 'asked') &&
    word(i) !== 'that'
  ) {
    // "would not say when"
    if ((cue.verb === 'say' || cue.verb === 'specify') && /^(?:n't|n’t|not|to|never)$/.test(word(head - 1)))
      return { at: i, form: 'question', cueEnd };
    if ((word(i) === 'when' || word(i) === 'if') && !takes.has('question') && cue.stance !== 'asked')
      return word(i) === 'if' && saysThat ? { at: i, form: 'clause', cueEnd } : null;
    if (word(i) === 'when' || word(i) === 'where')
      return takes.has('question') || cue.stance === 'asked' ? { at: i, form: 'question', cueEnd } : null;
    return { at: i, form: 'question', cueEnd };
  }
  if (takes.has('infinitive')) {
    // "vowed last month to go"
    let k = afterTimes(frame, i);
    if (word(k) === 'not' || word(k) === 'never') k++;
    if (
      word(k) === 'to' &&
      (/^["“'‘]$/.test(word(k + 1)) ||
        tokens.pos[k + 1] === 'VERB' ||
        tokens.pos[k + 1] === 'AUX' ||
        tokens.pos[k + 1] === 'ADV' ||
        tokens.pos[k + 2] === 'VERB')
    )
      return { at: k > i && word(k - 1) !== 'not' && word(k - 1) !== 'never' ? k : i, form: 'infinitive', cueEnd };
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
  } else if (takes.has('quotation')) {
    const start = skipAdjunct(frame, i, (k) => quoteAt(frame, k) !== undefined || word(k) === ':');
    if (start > i) return markForm(frame, start, cueEnd);
  }
  // "talked to the envoy about"
  if (
    (!takes.has('object') || cue.verb === 'write') &&
    prepositions.size > 0 &&
    /^(to|with)$/.test(word(i)) &&
    !prepositions.has(word(i))
  ) {
    const end = nounPhraseRight(tokens, i + 1, frame.to);
    if (end > i + 1 && prepositions.has(word(end)) && word(end) !== 'on') i = end;
  }
  // "speaks fondly of", "complained bitterly about"
  if (
    !prepositions.has(word(i)) &&
    prepositions.size > 0 &&
    tokens.pos[i] === 'ADV' &&
    word(i).endsWith('ly') &&
    prepositions.has(word(i + 1))
  )
    i++;
  if (prepositions.has(word(i)) || (word(i) === 'upon' && prepositions.has('on'))) {
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
  if (cue.verb === 'say' && !passive && /^(?:yes|no|so)$/.test(word(i)) && word(i + 1) !== 'much')
    return { at: i, form: 'object', cueEnd };
  // "shouting “no peace” at the gate": a few words in quotation marks.
  if (takes.has('quotation') && !takes.has('object') && !passive && /^["“]$/.test(word(i)) && cue.stance !== 'assessed')
    return { at: i, form: 'object', cueEnd };
  if (takes.has('as') && !passive && hasAs(frame, i)) return { at: i, form: 'object', cueEnd };
  // "what they described as bias".
  if (
    word(i) === 'as' &&
    takes.has('object') &&
    /^(describe|portray|depict|characteri[sz]e|regard|view|see|denounce|dismiss|condemn|hail|paint|perceive|label|cast|criticise|criticize|blast|slam|frame|praise|tout|deride|mock|interpret)$/.test(
      cue.verb,
    ) &&
    !passive
  )
    return { at: i, form: 'preposition', cueEnd };
  if (takes.has('gerund') && word(i).endsWith('ing') && tokens.pos[i] === 'VERB')
    return { at: i, form: 'gerund', cueEnd };
  // "wrote a letter" says something, "wrote it" does not.
  if (takes.has('object') && !passive && (cue.verb !== 'write' || /^an?$/.test(word(i)))) {
    i = skipTime(frame, i);
    // "showed only a small lead"
    const only =
      /^(?:only|just|even|exactly|nearly|almost|roughly)$/.test(word(i)) &&
      /^(?:DET|NUM|ADJ)$/.test(tokens.pos[i + 1] ?? '');
    if (only) return { at: i, form: 'object', cueEnd };
    const tag = tokens.pos[i];
    if (isTimeWord(word(i)) || (/^(last|this|next|earlier|late)$/.test(word(i)) && isTimeWord(word(i + 1))))
      return null;
    if (
      tag === 'DET' ||
      (tag === 'SCONJ' && word(i) === 'that' && /^(NOUN|ADJ)$/.test(tokens.pos[i + 1] ?? '')) ||
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

/** "saw the offer as a bribe": an object, then "as". */
function hasAs(frame: Frame, at: number): boolean {
  const { tokens } = frame;
  const alone =
    tokens.pos[at] === 'PRON' &&
    /^(it|him|her|them|this|that|himself|herself|themselves)$/.test(tokens.lower[at] ?? '');
  let end = alone ? at + 1 : nounPhraseRight(tokens, at, frame.to);
  if (end === at && !alone) return false;
  // "saw the rules on lists of members as a burden", "views it more as a burden"
  for (let k = end; k < frame.to && k - end < 12 && tokens.lower[end] !== 'as'; k++) {
    if (tokens.pos[k] === 'PUNCT' || frame.groups.some((g) => g.start === k)) break;
    if (tokens.lower[k] === 'as' && /^(?:DET|ADJ)$/.test(tokens.pos[k + 1] ?? '')) end = k;
  }
  if (tokens.pos[end] === 'ADV' && tokens.lower[end] !== 'as') end++;
  return tokens.lower[end] === 'as' && !/^(soon|well|of|long|much)$/.test(tokens.lower[end + 1] ?? '');
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

const leadsIn =
  /^(if|when|while|despite|unless|once|until|after|before|because|since|although|though|as|win|in|under|without)$/;

function commaAfter(frame: Frame, from: number): number {
  for (let k = from; k < frame.to && k - from < 20; k++) if (frame.tokens.text[k] === ',') return k;
  return -1;
}

/** Behind days, months and the like: "on Monday", "last month", "later". */
function afterTimes(frame: Frame, from: number): number {
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
