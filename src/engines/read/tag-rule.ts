import { clauseStartsAt } from './clause-start.ts';
import type { ContentStart } from './content-after.ts';
import { addQuotation, contentBefore, nothingFollows, subjectRight } from './content-before.ts';
import { asContent, contentEnd } from './content-range.ts';
import type { Draft, DraftBase, Range } from './draft.ts';
import type { Cue } from './lexicons.ts';
import { nounPhraseRight } from './noun-phrases.ts';
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
      if (before !== null && mayBeContent(frame, before, after)) {
        const content: Range[] = [before];
        if (after?.form === 'quotation') addQuotation(frame, after, content);
        else if (after === null) addRest(frame, addressee, content);
        if (!isWhole(frame, before) && content.length === 1) return null;
        return made('content-before', subject.range, content);
      }
    }
  }
  const behindMark = /^[,”"’]$/.test(tokens.text[group.start - 1] ?? '');
  if (subject === null || subject.how === 'apposition' || behindMark) {
    if (subject !== null && (!behindMark || (after !== null && after.form !== 'object'))) return null;
    const before = contentBefore(frame, group.start, false);
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
  return frame.groups.some((g) => g.head >= from && g.head < to && !g.infinitive && !g.gerund);
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
function addRest(frame: Frame, from: number, content: Range[]): void {
  const first = content[0];
  if (frame.tokens.text[from] !== ',' || first === undefined || quoteAt(frame, first[0]) !== undefined) return;
  const group = frame.groups.find((g) => g.start === from + 1);
  const verb = group !== undefined && !group.gerund && !group.infinitive;
  if (!verb && frame.tokens.pos[from + 1] !== 'AUX' && !clauseStartsAt(frame, from + 1)) return;
  const rest = asContent(frame, from + 1, contentEnd(frame, from + 1));
  if (rest !== null) content.push(rest);
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
  if (relative < frame.from || !/^(which|who|that|what)$/.test(tokens.lower[relative] ?? '')) return null;
  const next = frame.groups[frame.groups.indexOf(group) + 1];
  if (next === undefined || next.start !== group.head + 1 || next.gerund || next.infinitive) return null;
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
  if (after?.form === 'quotation' && !/^[”"’]$/.test(mark)) return false;
  return !adverbial.test(frame.tokens.lower[before[0]] ?? '') || /^[”"’]$/.test(mark);
}
