import { nounPhraseRight } from './noun-phrases.ts';
import type { Frame, VerbGroup } from './phrases.ts';

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
  // "the heat and the rain could last"
  if (subject > at && /^(?:and|or)$/.test(tokens.lower[subject] ?? '')) {
    const second = nounPhraseRight(tokens, subject + 1, frame.to);
    if (second > subject + 1 && tokens.pos[second] === 'AUX') return true;
  }
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
  if (tokens.pos[at] === 'ADV' || tokens.pos[at] === 'VERB') return true;
  if (/^(in|to|with|by|on|at|for|under|despite|neither|either|if)$/.test(tokens.lower[at] ?? '')) return true;
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

/** The mark that closes a short aside opened at `open`, or -1. */
export function asideEnd(frame: Frame, open: number): number {
  const mark = frame.tokens.text[open];
  for (let k = open + 1; k < frame.to && k - open < 16; k++) if (frame.tokens.text[k] === mark) return k;
  return -1;
}
