import { clauseStartsAt } from './clause-start.ts';
import type { ContentStart } from './content-start.ts';
import { addQuotation, contentBefore, nothingFollows, subjectRight } from './content-before.ts';
import { asContent, contentEnd } from './content-range.ts';
import type { Draft, DraftBase, Range } from './draft.ts';
import type { Cue } from './lexicons.ts';
import { nounPhraseLeft, nounPhraseRight } from './noun-phrases.ts';
import { type Frame, quoteAt, type VerbGroup } from './phrases.ts';
import type { Subject } from './subject.ts';

/** “…,” said Mr Smith; “…,” Mr Smith told the court; The plan was dead, Mr Smith said. */
export function beforeDraft(
  frame: Frame,
  group: VerbGroup,
  cue: Cue,
  subject: Subject | null,
  after: ContentStart | null,
  cueRange: Range,
  base: DraftBase,
  subjects: Map<VerbGroup, Subject | null>,
): Draft | null {
  const { tokens } = frame;
  if (group.gerund) return null;
  const carries = cue.takes.has('quotation');
  const made = (rule: string, source: Range, content: Range[]): Draft => ({
    ...base,
    rule,
    source: [source],
    cue: [cueRange],
    content,
    score: 0.9,
    carries,
  });
  const addressee = cue.takes.has('addressee') ? nounPhraseRight(tokens, group.head + 1, frame.to) : group.head + 1;
  const tagged = subject !== null && closesTagged(frame, subject.range[0]);
  const free = after === null || after.form === 'quotation' || (tagged && after.form !== 'colon');
  if (subject !== null && subject.how !== 'relative' && subject.how !== 'shared' && free) {
    if (tagged || (nothingFollows(frame, addressee) && (after === null || after.at >= addressee))) {
      const before = contentBefore(frame, subject.range[0], false);
      if (before !== null) {
        const content: Range[] = [before];
        if (after?.form === 'quotation') addQuotation(frame, after, content);
        else if (after === null) addRest(frame, addressee, content, isPlainSpeech(cue) && cue.stance !== 'assessed');
        if (!mayBeContent(frame, before, after) && (after !== null || content.length === 1)) return null;
        if (!isWhole(frame, before) && !isLong(frame, before, cue) && content.length === 1) return null;
        return made('content-before', subject.range, content);
      }
    }
  }
  const behindMark = /^[,”"’]$/.test(tokens.text[group.start - 1] ?? '');
  if (subject === null || subject.how === 'apposition' || behindMark) {
    if (subject !== null && (!behindMark || (after !== null && after.form !== 'object'))) return null;
    const before = contentBefore(frame, group.start, false);
    const inside = before === null || !isPlainSpeech(cue) ? null : insideTag(frame, group, before);
    if (inside !== null) {
      subjects.set(group, { range: inside.source, how: 'plain' });
      return made('content-before-inverted', inside.source, inside.content);
    }
    const source = subjectRight(frame, group);
    if (before === null || source === null || !endsThere(frame, source[1]) || !isWhole(frame, before)) return null;
    if (group.start !== group.head && quoteAt(frame, before[0]) === undefined) return null;
    const content: Range[] = [before];
    const quote = frame.quotes.find((q) => q.open >= source[1] && q.open <= source[1] + 2);
    if (quote !== undefined) content.push([quote.open, quote.end]);
    subjects.set(group, { range: source, how: 'plain' });
    return made('content-before-inverted', source, content);
  }
  return null;
}

/** True where a quotation that asks for its tag (“…,”) closes right before a position. */
function closesTagged(frame: Frame, position: number): boolean {
  const quote = frame.quotes.find((q) => q.end === position);
  return quote !== undefined && /^[,?!]$/.test(frame.tokens.text[quote.end - 2] ?? '');
}

/** Content before its cue is a quotation or a clause with a verb of its own; "In London" is neither. */
function isWhole(frame: Frame, [from, to]: Range): boolean {
  if (frame.quotes.some((q) => q.open < to && q.end > from)) return true;
  for (let i = from; i < to; i++) if (frame.tokens.pos[i] === 'AUX') return true;
  return frame.groups.some((g) => g.head >= from && g.head < to && !g.infinitive && !g.gerund);
}

/** Before a plain tag of speech a longer row of words is a clause, though the tagger saw no verb in it. */
function isLong(frame: Frame, [from, to]: Range, cue: Cue): boolean {
  return (
    to - from > 5 &&
    isPlainSpeech(cue) &&
    !/^(?:ADP|SCONJ|ADV|CCONJ|VERB)$/.test(frame.tokens.pos[from] ?? '') &&
    !adverbial.test(frame.tokens.lower[from] ?? '')
  );
}

/** True for verbs that report speech and take no object. */
function isPlainSpeech(cue: Cue): boolean {
  return cue.takes.has('quotation') && cue.takes.has('clause') && !cue.takes.has('object');
}

/** True when a phrase behind its verb really ends the clause: no further verb makes it a subject. */
function endsThere(frame: Frame, at: number): boolean {
  const tag = frame.tokens.pos[at];
  const word = frame.tokens.lower[at] ?? '';
  if (at >= frame.to || tag === 'PUNCT' || tag === 'ADP' || tag === 'SCONJ' || tag === 'ADV' || tag === 'CCONJ')
    return true;
  return (
    /^(who|which|whose|on|last|this|as|when|after|to)$/.test(word) ||
    frame.groups.every((g) => g.start !== at || g.gerund)
  );
}

/** "The plan, a source said, is to wait": the clause goes on behind the tag. */
function addRest(frame: Frame, from: number, content: Range[], speech: boolean): void {
  const first = content[0];
  if (frame.tokens.text[from] !== ',' || first === undefined || quoteAt(frame, first[0]) !== undefined) return;
  const group = frame.groups.find((g) => g.start === from + 1);
  const verb = group !== undefined && !group.gerund && !group.infinitive;
  if (!verb && frame.tokens.pos[from + 1] !== 'AUX' && !clauseStartsAt(frame, from + 1)) {
    // "His wife, he says, plans to leave": a bare tag between two commas stands inside the words it reports.
    if (!speech || isWhole(frame, first) || frame.to - from < 4) return;
    if (
      /^(?:and|but|who|which|where|when|while|as|by|with|in|on|at|after|before)$/.test(
        frame.tokens.lower[from + 1] ?? '',
      )
    )
      return;
    if (group?.gerund === true) return;
  }
  const rest = asContent(frame, from + 1, contentEnd(frame, from + 1));
  if (rest !== null) content.push(rest);
}

/** "The trouble, says Ms Berg, a clerk, is that nobody looked": the clause goes on behind the tag and all that tells who she is. */
function insideTag(frame: Frame, group: VerbGroup, before: Range): { source: Range; content: Range[] } | null {
  const { tokens } = frame;
  if (tokens.text[group.start - 1] !== ',' || group.start !== group.head) return null;
  if (frame.quotes.some((q) => q.end === before[1])) return null;
  const end = nounPhraseRight(tokens, group.head + 1, frame.to);
  if (end === group.head + 1 || !/^(?:PROPN|DET|PRON)$/.test(tokens.pos[group.head + 1] ?? '')) return null;
  const whole = isWhole(frame, before);
  let close = -1;
  for (let i = end; i < frame.to && i - end < 24; i++) {
    if (/^[;:“”"]$/.test(tokens.text[i] ?? '')) break;
    if (tokens.text[i] !== ',') continue;
    const next = frame.groups.find((g) => g.start === i + 1);
    if (next !== undefined && !next.gerund && !next.infinitive && !next.bare) {
      close = i;
      break;
    }
    // The last comma before a clause: those before it set off who the speaker is.
    const joined = /^(?:who|which|whose|where|when|while|but|and|as|an?)$/.test(tokens.lower[i + 1] ?? '');
    if (!whole && !joined && clauseStartsAt(frame, i + 1)) close = i;
  }
  const rest = close < 0 ? null : asContent(frame, close + 1, contentEnd(frame, close + 1));
  return rest === null ? null : { source: [group.head + 1, close], content: [before, rest] };
}

/** "As Ms Berg noted, the ship was late": what stands beside the aside is what she noted. */
export function asideDraft(
  frame: Frame,
  group: VerbGroup,
  cue: Cue,
  subject: Subject | null,
  after: ContentStart | null,
  cueRange: Range,
  base: DraftBase,
): Draft | null {
  if (subject === null || subject.how === 'relative' || subject.how === 'shared' || group.gerund) return null;
  const pointsOut = cue.verb === 'point' && frame.tokens.lower[group.head + 1] === 'out';
  if (!cue.takes.has('clause') && !cue.takes.has('quotation') && !pointsOut) return null;
  const { tokens } = frame;
  const as = subject.range[0] - 1;
  if (as < frame.from || tokens.lower[as] !== 'as') return null;
  let end = group.head + 1;
  while (
    end < frame.to &&
    end - group.head < 12 &&
    !/^[,.;:—–]$/.test(tokens.text[end] ?? '') &&
    quoteAt(frame, end) === undefined
  )
    end++;
  if (after !== null && after.form !== 'preposition' && after.form !== 'quotation' && after.at < end) return null;
  const leads = as === frame.from || /^(but|and)$/.test(tokens.lower[as - 1] ?? '');
  const content: Range[] = [];
  if (!leads && tokens.text[as - 1] === ',') {
    const before = asContent(frame, frame.from, as - 1);
    if (before !== null && isWhole(frame, before)) content.push(before);
  }
  const closed = tokens.text[end] === ',' || tokens.text[end] === ':' || quoteAt(frame, end) !== undefined;
  if ((leads || tokens.text[as - 1] === ',') && closed) {
    const rest = asContent(frame, end, contentEnd(frame, end));
    if (rest !== null && isWhole(frame, rest)) content.push(rest);
  }
  if (content.length === 0) return null;
  const cueEnd = pointsOut ? cueRange[1] + 1 : cueRange[1];
  return {
    ...base,
    rule: 'as-aside',
    source: [subject.range],
    cue: [[cueRange[0], cueEnd]],
    content,
    score: 0.8,
    carries: false,
  };
}

/** "a plan that officials said will fail": the relative word and the verb behind the cue are the content. */
export function splitRelative(
  frame: Frame,
  group: VerbGroup,
  cue: Cue,
  subject: Subject | null,
  cueRange: Range,
  base: DraftBase,
): Draft | null {
  if (subject === null || subject.how !== 'plain' || !cue.takes.has('clause')) return null;
  const { tokens } = frame;
  // The tagger may take "that officials" for one phrase.
  const [first, last] = subject.range;
  const joined = last - first > 1 && /^(which|that|what)$/.test(tokens.lower[first] ?? '');
  const relative = joined ? first : first - 1;
  if (relative < frame.from) return null;
  const next = frame.groups[frame.groups.indexOf(group) + 1];
  if (next === undefined || next.start !== group.head + 1 || next.gerund || next.infinitive) return null;
  if (!/^(which|who|that|what)$/.test(tokens.lower[relative] ?? ''))
    return bareRelative(frame, next, first, [first, last], cueRange, base);
  // Inside the sentence's subject the relative clause ends where the main verb begins.
  const at = frame.groups.indexOf(next);
  const main = at === 1 ? frame.groups[at + 1] : undefined;
  const ends = main !== undefined && !main.infinitive && !main.gerund ? main.start : frame.to;
  const rest = asContent(frame, next.start, Math.min(ends, contentEnd(frame, next.start)));
  return rest === null
    ? null
    : {
        ...base,
        rule: 'relative-split',
        source: [[relative + 1, last]],
        cue: [cueRange],
        content: [[relative, relative + 1], rest],
        score: 0.8,
        carries: false,
      };
}

const adverbial =
  /^(asked|when|while|after|although|though|if|as|despite|speaking|before|since|once|because|until|during|pressed|questioned)$/;

/** "Asked whether he would go, he said …": a clause that only leads up to the words is not what was said. */
function mayBeContent(frame: Frame, before: Range, after: ContentStart | null): boolean {
  if (quoteAt(frame, before[0]) !== undefined) return true;
  const mark = frame.tokens.text[before[1] - 1] ?? '';
  // "As part of the inquiry, the ship was searched, officials said": the main clause stands behind the adverbial.
  if (after === null && hasMainClause(frame, before)) return true;
  if (after?.form === 'quotation' && !/^[”"’]$/.test(mark)) return false;
  return !adverbial.test(frame.tokens.lower[before[0]] ?? '') || /^[”"’]$/.test(mark);
}

function hasMainClause(frame: Frame, [from, to]: Range): boolean {
  let comma = -1;
  for (let i = from; i < to && comma < 0; i++) if (frame.tokens.text[i] === ',') comma = i;
  return comma > 0 && frame.groups.some((g) => g.start > comma && g.head < to && !g.gerund && !g.infinitive);
}

/** "a probe the police said was over": the noun before the subject is what is spoken of. */
function bareRelative(
  frame: Frame,
  next: VerbGroup,
  first: number,
  source: Range,
  cueRange: Range,
  base: DraftBase,
): Draft | null {
  const { tokens } = frame;
  const before = first - 1;
  const some = /^(?:something|anything|everything|nothing)$/.test(tokens.lower[before] ?? '');
  if (before <= frame.from || !(some || /^(NOUN|PROPN)$/.test(tokens.pos[before] ?? ''))) return null;
  if (
    (!some && !/^(PRON|DET|PROPN)$/.test(tokens.pos[first] ?? '')) ||
    (tokens.pos[first] === 'PROPN' && tokens.pos[before] === 'PROPN')
  )
    return null;
  const start = some ? before : nounPhraseLeft(tokens, before, frame.from);
  const rest = asContent(frame, next.start, contentEnd(frame, next.start));
  if (start < 0 || rest === null) return null;
  return {
    ...base,
    rule: 'relative-split',
    source: [source],
    cue: [cueRange],
    content: [[start, before + 1], rest],
    score: 0.75,
    carries: false,
  };
}
