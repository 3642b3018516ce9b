import { contentAfter } from './content-after.ts';
import type { ContentStart } from './content-start.ts';
import { addQuotation } from './content-before.ts';
import { asContent, contentEnd, leadEnd, phraseContentEnd, relativeEnd } from './content-range.ts';
import type { Draft, DraftBase, Range } from './draft.ts';
import type { Cue } from './lexicons.ts';
import { isBarePerson } from './bare-person.ts';
import { nounPhraseRight, startsClause } from './noun-phrases.ts';
import { isNominal } from './noun-words.ts';
import { agentOf, passiveDraft, setOffDraft } from './passive-rule.ts';
import { type Frame, quoteAt, type VerbGroup } from './phrases.ts';
import { canHoldViews, isDocument } from './speaking-noun.ts';
import { asideDraft, beforeDraft, splitRelative } from './tag-rule.ts';
import {
  type Subject,
  canSpeak,
  leadingSubject,
  relativeSubject,
  sharedSubject,
  subjectBehindQuote,
  subjectLeft,
  wholeSubject,
} from './subject.ts';

const seeming = new Set(['seem', 'appear']);

/** Verbs whose object alone is no content: "found a coin", "saw the ship". */
const unspoken = new Set(['find', 'prove', 'long', 'need', 'plan', 'figure', 'press', 'rule', 'air', 'bill']);

/** What a council or a paper does when it is called "it"; a tide or a plan does none of these. */
const ofBodies = new Set(
  'call support describe endorse accuse criticise criticize urge demand offer oppose condemn denounce praise announce release publish post reject promise pledge vow refuse decline agree recommend propose ask request want hope expect plan seek defend dispute deny discuss mention cite back favour favor welcome apologise apologize refer consider'.split(
    ' ',
  ),
);

/** To back or to fight somebody is a view in itself, whoever it is about. */
const takesSides = new Set(
  'support endorse back oppose favour favor prefer champion attack blast slam mock condemn denounce disavow renounce call rebuke trash accuse blame view see savage rip bash lambast lambaste vilify malign excoriate castigate berate revile smear ridicule deride taunt insult heckle boo jeer hate despise loathe detest dislike distrust extol tout compare liken want'.split(
    ' ',
  ),
);

/** Attributions whose cue is a verb: subject, cue, content in any of their usual orders. */
export function readClauses(frame: Frame): Draft[] {
  const drafts: Draft[] = [];
  const subjects = new Map<VerbGroup, Subject | null>();
  for (const group of frame.groups) {
    let subject = group.infinitive || group.gerund ? null : subjectLeft(frame, group);
    if (group.gerund) subject = showingDocument(frame, group);
    if (subject === null && !group.infinitive && isJoined(frame, group))
      subject = sharedSubject(frame, group, subjects);
    if (subject === null && group.infinitive) subject = governorSubject(frame, group, subjects);
    if (subject === null && isSpeech(group)) subject = relativeSubject(frame, group) ?? wholeSubject(frame, group);
    subjects.set(group, subject);
    if (group.cue === null) continue;
    const draft = draftOf(frame, group, group.cue, subject, subjects);
    if (draft !== null) drafts.push(draft);
  }
  return drafts;
}

/** True for a finite verb that reports speech and nothing else. */
function isSpeech(group: VerbGroup): boolean {
  const { cue } = group;
  if (cue === null || group.infinitive || group.gerund || group.passive) return false;
  return cue.takes.has('quotation') && cue.takes.has('clause') && !cue.takes.has('object');
}

/** "with polls showing a small lead": the poll is the participle's own subject. */
function showingDocument(frame: Frame, group: VerbGroup): Subject | null {
  if (!/^(?:show|indicate|suggest|find)$/.test(group.cue?.verb ?? '')) return null;
  const subject = subjectLeft(frame, group);
  return subject !== null && subject.how === 'plain' && isDocument(frame, subject.range) ? subject : null;
}

function isJoined(frame: Frame, group: VerbGroup): boolean {
  const { tokens } = frame;
  if (group.gerund) return true;
  let k = group.start - 1;
  while (k >= frame.from && tokens.pos[k] === 'ADV') k--;
  // "but on Tuesday wrote", "and in a later interview said"
  for (let at = k; at > frame.from && k - at < 6; at--)
    if (tokens.pos[at] === 'ADP' && nounPhraseRight(tokens, at + 1, group.start) === k + 1) {
      k = at - 1;
      break;
    }
  return k >= frame.from && /^(and|but|or|,|then)$/.test(tokens.lower[k] ?? '');
}

/** "declined to say", "went on to add": the infinitive speaks with its governor's subject. */
function governorSubject(
  frame: Frame,
  group: VerbGroup,
  subjects: ReadonlyMap<VerbGroup, Subject | null>,
): Subject | null {
  const before = frame.groups[frame.groups.indexOf(group) - 1];
  if (before === undefined || group.start - before.head > 3) return null;
  return subjects.get(before) ?? null;
}

function draftOf(
  frame: Frame,
  group: VerbGroup,
  cue: Cue,
  left: Subject | null,
  subjects: Map<VerbGroup, Subject | null>,
): Draft | null {
  const { tokens } = frame;
  const after = contentAfter(frame, group.head, cue, group.passive);
  const cueStart = cueFrom(frame, group);
  const base: DraftBase = {
    stance: cue.stance,
    negated: group.negated,
    modal: group.modal,
    sentence: frame.sentence,
  };
  if (group.passive) return passiveDraft(frame, group, left, after, cueStart, base);
  // A form that is a participle and nothing else ("shown", "known") is no finite verb without its auxiliary.
  if (group.bare && cue.form === 'participle')
    return cue.verb === 'know' ? null : passiveDraft(frame, group, left, after, cueStart, base);
  if (seeming.has(cue.verb)) return seemingDraft(frame, group, left, after, cueStart, base);
  const setOff = left === null || left.how !== 'plain' ? setOffDraft(frame, group, cueStart, base) : null;
  if (setOff !== null) return setOff;
  const next = tokens.lower[group.head + 1] ?? '';
  // "Asked whether he would stand, he laughed": who asked is not said.
  if (group.bare && left?.how !== 'apposition' && isAskedAside(frame, group))
    return askedAside(frame, group, cue, cueStart, base);
  // A participle after its noun ("a report published by …") is no report of the noun's own.
  if (group.bare && left?.how === 'plain' && (next === 'by' || (cue.verb === 'accuse' && next === 'of'))) {
    if (cue.verb !== 'accuse' && cue.verb !== 'say') return null;
    return passiveDraft(frame, group, left, after, cueStart, base);
  }
  if (!group.infinitive && (cue.takes.has('quotation') || cue.takes.has('clause') || cue.verb === 'point')) {
    const aside = asideDraft(frame, group, cue, left, after, [cueStart, group.head + 1], base);
    if (aside !== null) return aside;
    const before = beforeDraft(frame, group, cue, left, after, [cueStart, group.head + 1], base, subjects);
    if (before !== null) return before;
    const split = splitRelative(frame, group, cue, left, [cueStart, group.head + 1], base);
    if (split !== null) return split;
  }
  if (after === null) return whichDraft(frame, group, cue, left, cueStart, base);
  const behind = left === null && !group.infinitive && !group.gerund ? subjectBehindQuote(frame, group) : null;
  if (behind !== null) subjects.set(group, behind);
  return afterDraft(frame, group, cue, left ?? behind, after, cueStart, base, subjects);
}

function seemingDraft(
  frame: Frame,
  group: VerbGroup,
  subject: Subject | null,
  after: ContentStart | null,
  cueStart: number,
  base: DraftBase,
): Draft | null {
  if (subject === null || subject.how === 'relative') return null;
  const at = after?.form === 'infinitive' ? after.at : seemsSo(frame, group, subject);
  const content = at < 0 ? null : asContent(frame, at, contentEnd(frame, at));
  if (content === null) return null;
  return {
    ...base,
    rule: 'seeming',
    source: [],
    cue: [[cueStart, group.head + 1]],
    content: [subject.range, content],
    score: 0.6,
    carries: false,
  };
}

/** Where what somebody seems to be begins ("seemed quite sure", "looks like a trap"), or -1. */
function seemsSo(frame: Frame, group: VerbGroup, subject: Subject): number {
  const { tokens } = frame;
  let at = group.head + 1;
  while (tokens.pos[at] === 'ADV' && at - group.head < 3 && tokens.text[at] !== ',') at++;
  const word = tokens.lower[at] ?? '';
  if (word === 'like' || (word === 'as' && /^(if|though)$/.test(tokens.lower[at + 1] ?? ''))) return at;
  if (word === 'that' && tokens.lower[subject.range[0]] === 'it') return at;
  return tokens.pos[at] === 'ADJ' ? group.head + 1 : -1;
}

function askedAside(frame: Frame, group: VerbGroup, cue: Cue, cueStart: number, base: DraftBase): Draft | null {
  const { tokens } = frame;
  const by = agentOf(frame, group.head + 1);
  const head = by === null ? group.head : by[1] - 1;
  const leave = tokens.lower[head + 1] === 'to' && tokens.pos[head + 2] === 'VERB' ? head + 1 : -1;
  const after = contentAfter(frame, head, cue, true);
  const matter = leave < 0 && after === null ? matterOf(frame, head + 1) : -1;
  if (leave < 0 && after === null && matter < 0) return null;
  const at = leave >= 0 ? leave : (after?.at ?? (matter >= 0 ? matter : head + 1));
  const content = asContent(frame, at, asideEnd(frame, at));
  if (content === null) return null;
  const cueEnd = by === null ? Math.max(group.head + 1, leave >= 0 ? 0 : (after?.cueEnd ?? 0)) : group.head + 1;
  return {
    ...base,
    rule: 'asked-aside',
    source: by === null ? [] : [by],
    cue: [[cueStart, cueEnd]],
    content: [content],
    score: 0.7,
    carries: false,
  };
}

/** "Asked on Monday in London about the list": what was asked begins behind when and where, before the comma. */
function matterOf(frame: Frame, from: number): number {
  const { tokens } = frame;
  for (let i = from; i < frame.to && i - from < 14 && !/^[,.;:]$/.test(tokens.text[i] ?? ''); i++) {
    const word = tokens.lower[i] ?? '';
    if (word === 'about') return i + 1;
    if (/^(?:whether|if|what|how|why|who|which|where)$/.test(word)) return i;
  }
  return -1;
}

function isAskedAside(frame: Frame, group: VerbGroup): boolean {
  if (group.cue?.verb !== 'ask' && group.cue?.verb !== 'press' && group.cue?.verb !== 'question') return false;
  const before = frame.tokens.lower[group.start - 1] ?? '';
  const leads = frame.tokens.text.slice(frame.from, group.start).every((text) => !/\p{L}/u.test(text));
  return (
    leads || before === 'when' || before === 'if' || (before === ',' && frame.tokens.pos[group.head + 1] !== 'PROPN')
  );
}

function asideEnd(frame: Frame, from: number): number {
  for (let i = from; i < frame.to; i++) if (frame.tokens.text[i] === ',' || frame.tokens.text[i] === ';') return i;
  return contentEnd(frame, from);
}

/** "the charge, which the council denied": the relative word is what is said. */
function whichDraft(
  frame: Frame,
  group: VerbGroup,
  cue: Cue,
  subject: Subject | null,
  cueStart: number,
  base: DraftBase,
): Draft | null {
  const { tokens } = frame;
  if (subject === null || subject.how !== 'plain' || group.infinitive || group.gerund) return null;
  if (!cue.takes.has('object') && !cue.takes.has('clause')) return null;
  const [first, last] = subject.range;
  const joined = last - first > 1 && tokens.lower[first] === 'which';
  const at = joined ? first : first - 1;
  if (at <= frame.from || tokens.lower[at] !== 'which' || tokens.pos[at - 1] === 'ADP') return null;
  if (!canHoldViews(frame, [at + 1, last])) return null;
  return {
    ...base,
    rule: 'relative-object',
    source: [[at + 1, last]],
    cue: [[cueStart, group.head + 1]],
    content: [[at, at + 1]],
    score: 0.6,
    carries: false,
  };
}

/** Subject, cue, content: “Mr Smith said that …”. */
function afterDraft(
  frame: Frame,
  group: VerbGroup,
  cue: Cue,
  left: Subject | null,
  after: ContentStart,
  cueStart: number,
  base: DraftBase,
  subjects: ReadonlyMap<VerbGroup, Subject | null>,
): Draft | null {
  const shared = left === null && group.gerund ? sharedSubject(frame, group, subjects) : left;
  const leading = shared === null && group.gerund && group.start - frame.from < 3;
  const subject = leading ? leadingSubject(frame, after.at) : shared;
  if (subject === null && !group.gerund && !group.infinitive) return null;
  if (subject !== null && !canSpeak(frame, subject)) return null;
  const weak =
    after.form === 'object' || after.form === 'infinitive' || after.form === 'preposition' || after.form === 'gerund';
  const it =
    subject !== null && subject.range[1] - subject.range[0] === 1 && frame.tokens.lower[subject.range[0]] === 'it';
  if (
    weak &&
    cue.verb !== 'show' &&
    subject !== null &&
    subject.how !== 'relative' &&
    !canHoldViews(frame, subject.range) &&
    !(it && ofBodies.has(cue.verb))
  )
    return null;
  if (weak && group.bare && subject?.how === 'plain' && !startsClause(frame.tokens, subject.range[0], frame.from))
    return null;
  if (after.form === 'clause' && group.gerund && subject === null) return null;
  if (group.infinitive && after.form === 'gerund') return null;
  const source: Range[] = subject === null ? [] : [subject.range];
  const cueRange: Range = [cueStart, after.cueEnd];
  if (after.form === 'quotation' || after.form === 'colon') {
    const content: Range[] = [];
    if (after.form === 'colon') {
      const range = asQuoteOrRest(frame, after.at);
      if (range !== null) content.push(range);
    } else addQuotation(frame, after, content);
    if (content.length === 0 && after.form !== 'colon') return null;
    return {
      ...base,
      rule: after.form === 'colon' ? 'colon' : 'quotation-after',
      source,
      cue: [cueRange],
      content,
      score: 0.9,
      carries: true,
    };
  }
  const phrase = after.form === 'object' || after.form === 'preposition';
  const limit = phrase ? phraseContentEnd(frame, after.at) : contentEnd(frame, after.at);
  const leads = group.gerund && (left === null || left.how !== 'plain') && group.start - frame.from < 3;
  const aside = subject?.how === 'relative' && frame.tokens.text[subject.range[0] - 1] === ',';
  const range = asContent(
    frame,
    after.at,
    leads ? leadEnd(frame, after.at, limit) : aside ? relativeEnd(frame, after.at, limit) : limit,
  );
  if (range === null) return null;
  // A poll or a study speaks by what it shows: "the poll showed him ahead".
  const shows = (cue.verb === 'show' || cue.verb === 'find') && subject !== null && isDocument(frame, subject.range);
  if (after.form === 'object' && unspoken.has(cue.verb) && !shows) return null;
  if (after.form === 'object' && cue.verb === 'show' && (group.infinitive || group.gerund) && !shows) return null;
  // "wants them to leave" says what is wished of somebody; "wants a boat" does not.
  if (after.form === 'object' && cue.verb === 'want' && !wishesOf(frame, after.at)) return null;
  if (after.form === 'object' && !takesSides.has(cue.verb) && isBarePerson(frame, after.at, range)) return null;
  const content: Range[] = relativeObject(frame, subject, after, range);
  return {
    ...base,
    rule: `verb-${after.form}${turnOf(frame, group, subject)}`,
    source,
    cue: [cueRange],
    content,
    score: after.form === 'clause' ? 0.85 : after.form === 'object' ? 0.6 : 0.7,
    carries: cue.takes.has('quotation') && after.form === 'clause',
  };
}

function wishesOf(frame: Frame, at: number): boolean {
  const { tokens } = frame;
  const pronoun = tokens.pos[at] === 'PRON' && /^(it|him|her|them|us|me|you|this|that)$/.test(tokens.lower[at] ?? '');
  const end = pronoun ? at + 1 : nounPhraseRight(tokens, at, frame.to);
  return end > at && (tokens.lower[end] === 'to' || /^(VERB|ADV)$/.test(tokens.pos[end] ?? ''));
}

/** "continued to question", "went on to praise": the infinitive is what was really said. */
function isGoverned(frame: Frame, group: VerbGroup): boolean {
  const { tokens } = frame;
  const before = tokens.lower[group.start - 1] ?? '';
  if (
    /^(continue[sd]?|proceed(?:s|ed)?|beg[au]n|begins?|start(?:s|ed)?|hasten(?:s|ed)?|rush(?:es|ed)|managed|used|dared)$/.test(
      before,
    )
  )
    return true;
  return before === 'on' && /^(goes|went|going)$/.test(tokens.lower[group.start - 2] ?? '');
}

function turnOf(frame: Frame, group: VerbGroup, subject: Subject | null): string {
  if (group.infinitive) return isGoverned(frame, group) && subject !== null ? '-governed' : '-infinitive';
  if (group.gerund) return '-participle';
  if (subject === null) return '-bare';
  return subject.how === 'relative' ? '-relative' : subject.how === 'shared' ? '-joined' : '';
}

/** "what they described as bias": the word before the subject is what is described. */
function relativeObject(frame: Frame, subject: Subject | null, after: ContentStart, range: Range): Range[] {
  const at = (subject?.range[0] ?? 0) - 1;
  const word = frame.tokens.lower[at] ?? '';
  const isObject = after.form === 'preposition' ? frame.tokens.lower[after.at] === 'as' : after.form === 'object';
  if (!isObject || at < frame.from || !/^(what|which)$/.test(word) || isNominal(frame.tokens, at + 2)) return [range];
  return [[at, at + 1], range];
}

function asQuoteOrRest(frame: Frame, at: number): Range | null {
  const quote = quoteAt(frame, at);
  if (quote !== undefined) return [quote.open, quote.end];
  return at < frame.to ? asContent(frame, at, frame.to) : null;
}

/** "has to say": a bare verb right before an infinitive is part of the cue. */
function cueFrom(frame: Frame, group: VerbGroup): number {
  if (!group.infinitive) return group.start;
  const before = frame.groups[frame.groups.indexOf(group) - 1];
  const joins =
    before !== undefined &&
    before.head === group.start - 1 &&
    (before.cue === null || before.cue.verb === 'continue') &&
    !before.gerund;
  return joins ? before.start : group.start;
}
