import { leadEnd } from './content-range.ts';
import type { Range } from './draft.ts';
import { nounPhraseLeft, nounPhraseRight, startsClause } from './noun-phrases.ts';
import { isNominal, isPersonal } from './noun-words.ts';
import { type Frame, type VerbGroup } from './phrases.ts';

const between = /^(further|first|long|once|earlier|later|then|since|indeed|yet|overall|alike|nevertheless)$/;

export type Subject = { readonly range: Range; readonly how: 'plain' | 'relative' | 'shared' | 'apposition' };

const quoteMarks = new Set(['”', '“', '"', "''", '``', '’', '‘', '»', '«']);

function floorBefore(frame: Frame, position: number): number {
  let floor = frame.from;
  for (const quote of frame.quotes) if (quote.end <= position) floor = Math.max(floor, quote.end);
  return floor;
}

/** The comma that opens the parenthesis closed by the comma at `close`, or -1. */
function parenthesisStart(frame: Frame, close: number, floor: number): number {
  const { tokens } = frame;
  for (let i = close - 1; i > floor && close - i < 45; i--) {
    const word = tokens.text[i] ?? '';
    if (word === ',') {
      const first = tokens.lower[i + 1] ?? '';
      const tag = tokens.pos[i + 1];
      if (!isNominal(tokens, i - 1) && tokens.text[i - 1] !== ')') continue;
      if (tokens.pos[i + 1] === 'CCONJ') continue;
      if (/^(who|whose|which|whom)$/.test(first)) {
        const left = earlierComma(frame, i, floor);
        return left >= 0 && startsApposition(frame, left) ? left : i;
      }
      if (
        tag === 'DET' ||
        tag === 'NOUN' ||
        tag === 'PROPN' ||
        tag === 'ADJ' ||
        tag === 'NUM' ||
        tag === 'ADP' ||
        tag === 'ADV' ||
        tag === 'SCONJ' ||
        tag === 'VERB' ||
        tag === 'PRON'
      ) {
        // A list or an apposition inside the apposition: look one comma further when that one follows a name.
        const left = earlierComma(frame, i, floor);
        if (left >= 0 && startsApposition(frame, left)) return left;
        return i;
      }
    }
    if (quoteMarks.has(word) && word !== '’' && word !== '"') continue;
    if (word === ';' || word === ':') return -1;
  }
  return -1;
}

function earlierComma(frame: Frame, from: number, floor: number): number {
  for (let i = from - 1; i > floor && from - i < 25; i--) {
    if (frame.tokens.text[i] === ',') return i;
    if (frame.tokens.pos[i] === 'VERB' && frame.groups.some((g) => g.head === i && !g.bare && !g.gerund)) return -1;
  }
  return -1;
}

function startsApposition(frame: Frame, comma: number): boolean {
  const { tokens } = frame;
  const first = tokens.lower[comma + 1] ?? '';
  return (
    tokens.pos[comma - 1] === 'PROPN' &&
    (/^(who|whose|which|a|an|the)$/.test(first) || tokens.pos[comma + 1] === 'NOUN')
  );
}

/** The subject that stands left of a verb group, or null. */
export function subjectLeft(frame: Frame, group: VerbGroup): Subject | null {
  const { tokens } = frame;
  const floor = floorBefore(frame, group.start);
  let last = group.start - 1;
  // Adverbs and times between subject and verb ("Trump on Tuesday said", "who has since said").
  for (
    let steps = 0;
    steps < 2 &&
    last >= floor &&
    ((tokens.pos[last] === 'ADV' && !/^(?:not|most|both|half)$/.test(tokens.lower[last] ?? '')) ||
      between.test(tokens.lower[last] ?? ''));
    steps++
  )
    last--;
  if (last > floor && /^(has|have|had)$/.test(tokens.lower[last] ?? '') && last < group.start - 1) last--;
  if (last < floor) return null;
  last = skipTime(frame, last, floor);
  if (last < floor) return null;
  const word = tokens.lower[last] ?? '';
  if (word === 'who' || word === 'which' || (word === 'that' && last - 1 >= floor && isNominal(tokens, last - 1)))
    return { range: [last, last + 1], how: 'relative' };
  if (/^(?:—|–|--?)$/.test(word)) return betweenDashes(frame, last, floor);
  if (word === 'and' || word === 'but' || word === 'or' || word === 'then') return null;
  if (word === ',' || word === ')') {
    if (word === ')') {
      const start = nounPhraseLeft(tokens, last, floor);
      return start >= 0 ? { range: [start, last + 1], how: 'plain' } : null;
    }
    if (tokens.text[last - 1] === ')') {
      const start = nounPhraseLeft(tokens, last - 1, floor);
      return start >= 0 ? { range: [start, last + 1], how: 'apposition' } : null;
    }
    const comma = parenthesisStart(frame, last, floor);
    if (comma < 0) return null;
    const start = nounPhraseLeft(tokens, comma - 1, floor);
    if (start < 0) return null;
    const opener = tokens.lower[comma + 1] ?? '';
    const tag = tokens.pos[comma + 1];
    // What is set off by commas belongs to the name when it says who they are, not when or how.
    const belongs =
      /^(who|whose|which|a|an|the|his|her|its|their|one|another)$/.test(opener) ||
      tag === 'NOUN' ||
      tag === 'PROPN' ||
      tag === 'ADJ' ||
      tag === 'NUM' ||
      opener === 'speaking_';
    return { range: [start, belongs ? last + 1 : comma], how: 'apposition' };
  }
  // "those surveyed say"
  if (last > floor && /^(?:those|voters|people|residents)$/.test(tokens.lower[last - 1] ?? '') && word.endsWith('ed'))
    return { range: [last - 1, last + 1], how: 'plain' };
  const start = nounPhraseLeft(tokens, last, floor);
  if (start < 0) return null;
  if (tokens.text.slice(start, last + 1).every((text) => /^[\d:.]+$/.test(text) && /[:.]/.test(text))) return null;
  const whole = throughRelative(frame, throughParticiple(frame, throughAdjective(frame, start, floor), floor), floor);
  return { range: [whole, last + 1], how: 'plain' };
}

/** "Ms Berg, citing “the usual reasons,” said …": an aside that ends in a quotation stands between the two. */
export function subjectBehindQuote(frame: Frame, group: VerbGroup): Subject | null {
  const { tokens } = frame;
  const quote = frame.quotes.find((q) => q.end === group.start);
  if (quote === undefined || tokens.text[quote.end - 2] !== ',') return null;
  const comma = parenthesisStart(frame, quote.open, floorBefore(frame, quote.open));
  if (comma < 0 || !/^(VERB|PRON|ADP|SCONJ|NOUN|DET)$/.test(tokens.pos[comma + 1] ?? '')) return null;
  if (/^(NOUN|DET)$/.test(tokens.pos[comma + 1] ?? '') && tokens.pos[comma - 1] !== 'PROPN') return null;
  const start = nounPhraseLeft(tokens, comma - 1, frame.from);
  return start >= 0 && startsClause(tokens, start, frame.from) ? { range: [start, comma], how: 'apposition' } : null;
}

/** "A lawyer who has followed the hearings said": the subject is the lawyer. */
function throughRelative(frame: Frame, start: number, floor: number): number {
  const { tokens } = frame;
  const before = frame.groups.find(
    (g) => g.head === start - 1 || (g.head === start - 2 && tokens.pos[start - 1] === 'ADP'),
  );
  if (before === undefined || before.cue?.takes.has('clause') === true) return start;
  const who = before.start - 1;
  if (who <= floor || !/^(who|which|that)$/.test(tokens.lower[who] ?? '')) return start;
  const left = nounPhraseLeft(tokens, tokens.text[who - 1] === ',' ? who - 2 : who - 1, floor);
  return left >= 0 && startsClause(tokens, left, floor) ? left : start;
}

/** "people close to the minister": the adjective's words belong to the noun before it. */
function throughAdjective(frame: Frame, start: number, floor: number): number {
  const { tokens } = frame;
  const adjective = start - 2;
  if (adjective <= floor || !/^(to|with|of)$/.test(tokens.lower[start - 1] ?? '') || tokens.pos[adjective] !== 'ADJ')
    return start;
  if (!isNominal(tokens, adjective - 1) && tokens.pos[adjective - 1] !== 'DET') return start;
  const left = nounPhraseLeft(tokens, adjective - 1, floor);
  return left >= 0 && startsClause(tokens, left, floor) ? left : start;
}

/** "The two men accused of spying for China": the participle's words belong to the noun before it. */
function throughParticiple(frame: Frame, start: number, floor: number): number {
  const { tokens } = frame;
  // "A judge handling the case ordered it": the participle's object stands before the verb.
  const doing = frame.groups.find((g) => g.head === start - 1 && g.gerund && g.start === g.head);
  if (doing !== undefined && start - 2 > floor && isNominal(tokens, start - 2)) {
    const left = nounPhraseLeft(tokens, start - 2, floor);
    return left >= 0 && startsClause(tokens, left, floor) ? left : start;
  }
  if (tokens.pos[start - 1] !== 'ADP') return start;
  let participle = false;
  let i = start - 1;
  for (; i > floor && start - i < 12; i--) {
    const group = frame.groups.find((g) => g.head === i);
    if (group !== undefined) {
      if (!group.gerund && !group.bare) return start;
      participle ||= group.bare;
      continue;
    }
    if (tokens.pos[i] !== 'ADP' && tokens.pos[i] !== 'ADV') break;
  }
  if (!participle || i < floor || !isNominal(tokens, i)) return start;
  const left = nounPhraseLeft(tokens, i, floor);
  return left >= 0 && startsClause(tokens, left, floor) ? left : start;
}

/** "Jason Sims — a teacher — says": the aside belongs to the name. */
function betweenDashes(frame: Frame, last: number, floor: number): Subject | null {
  const mark = frame.tokens.text[last];
  for (let i = last - 1; i > floor && last - i < 30; i--) {
    if (frame.tokens.text[i] !== mark) continue;
    const start = nounPhraseLeft(frame.tokens, i - 1, floor);
    return start >= 0 ? { range: [start, last + 1], how: 'apposition' } : null;
  }
  return null;
}

function skipTime(frame: Frame, last: number, floor: number): number {
  const { tokens } = frame;
  const word = tokens.lower[last] ?? '';
  if (/^(monday|tuesday|wednesday|thursday|friday|saturday|sunday|today|yesterday)$/.test(word) && last - 1 >= floor) {
    const before = tokens.lower[last - 1] ?? '';
    if (before === 'on') return last - 2;
    if (isNominal(tokens, last - 1) || before === ',') return last - 1;
  }
  // "Ms Berg last week said", "Ms Berg, the clerk, this past week said"
  if (/^(?:week|month|year|night|morning|afternoon|evening|weekend)$/.test(word) && last - 2 >= floor) {
    let k = last - 1;
    if (/^(?:past|same)$/.test(tokens.lower[k] ?? '')) k--;
    if (/^(?:last|this|earlier)$/.test(tokens.lower[k] ?? '')) {
      k--;
      if (tokens.lower[k] === 'earlier' || tokens.lower[k] === 'late') k--;
      if (k >= floor && (isNominal(tokens, k) || tokens.text[k] === ',')) return k;
    }
  }
  return last;
}

/** "Noting that the ship was late, the clerk left": the participle's subject is that of the main clause behind the comma. */
export function leadingSubject(frame: Frame, contentFrom: number): Subject | null {
  const comma = leadEnd(frame, contentFrom, frame.to);
  if (comma >= frame.to) return null;
  const from = frame.tokens.text[comma] === ',' ? comma + 1 : comma;
  const end = nounPhraseRight(frame.tokens, from, frame.to);
  return end > from ? { range: [from, end], how: 'shared' } : null;
}

/** "Former rival says": before a verb that only a speaker can have, whatever stands between it and the clause's head is its subject. */
export function wholeSubject(frame: Frame, group: VerbGroup): Subject | null {
  const { tokens } = frame;
  const floor = floorBefore(frame, group.start);
  let from = group.start;
  let names = false;
  while (from > floor && group.start - from < 9) {
    const tag = tokens.pos[from - 1] ?? '';
    const word = tokens.lower[from - 1] ?? '';
    if (
      tag === 'CCONJ' ||
      tag === 'SCONJ' ||
      /^[,;:—–"“”.?!]$/.test(word) ||
      /^(and|but|while|as|who|that|when)$/.test(word)
    )
      break;
    if (frame.groups.some((g) => g.head === from - 1 && !g.bare && !g.gerund)) return null;
    names ||= /^(NOUN|PROPN|PRON|NUM|ADJ)$/.test(tag);
    from--;
  }
  const first = tokens.pos[from] ?? '';
  if (!names || from === group.start || group.start - from > 8 || /^(ADP|VERB|AUX|PART|PUNCT)$/.test(first))
    return null;
  return { range: [from, group.start], how: 'plain' };
}

/** "A man who had seen the list said", "the order released on Friday said": before a verb of speech a relative clause or a participle ends the subject. */
export function relativeSubject(frame: Frame, group: VerbGroup): Subject | null {
  const { tokens } = frame;
  const floor = floorBefore(frame, group.start);
  let who = -1;
  for (let i = group.start - 1; i > floor && group.start - i < 32; i--) {
    const word = tokens.lower[i] ?? '';
    if (/^[;:“”"—–]$/.test(word)) break;
    if (/^(?:who|whom|which)$/.test(word) && isNominal(tokens, i - 1)) who = i;
  }
  if (who < 0) return null;
  // Nothing but the relative clause stands between: one comma would close what it says.
  for (let i = who; i < group.start; i++) if (tokens.text[i] === ',') return null;
  const start = nounPhraseLeft(tokens, who - 1, floor);
  if (start < 0 || !startsClause(tokens, start, floor) || (start > floor && tokens.text[start - 1] === ','))
    return null;
  return { range: [start, group.start], how: 'plain' };
}

/** A verb joined by "and" or by a participle speaks with the subject of the verb before it. */
export function sharedSubject(
  frame: Frame,
  group: VerbGroup,
  subjects: ReadonlyMap<VerbGroup, Subject | null>,
): Subject | null {
  let nearest: Subject | null = null;
  for (let k = frame.groups.indexOf(group) - 1; k >= 0; k--) {
    const before = frame.groups[k];
    if (before === undefined || before.gerund || before.infinitive) continue;
    const subject = subjects.get(before);
    if (subject === undefined || subject === null) continue;
    if (before.cue !== null && (before.cue.takes.has('clause') || before.cue.takes.has('quotation')))
      return { range: subject.range, how: 'shared' };
    nearest ??= subject;
  }
  return nearest === null ? null : { range: nearest.range, how: 'shared' };
}

/** True for a source that can speak: not "it" or "there". */
export function canSpeak(frame: Frame, subject: Subject): boolean {
  const [from, to] = subject.range;
  if (to - from !== 1) return true;
  const word = frame.tokens.lower[from] ?? '';
  return word !== 'there' && (word !== 'it' || isPersonal(word));
}
