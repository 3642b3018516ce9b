import { contentAfter } from './content-after.ts';
import type { ContentStart } from './content-start.ts';
import { asContent, contentEnd, phraseContentEnd } from './content-range.ts';
import type { Draft, DraftBase, Range } from './draft.ts';
import { nounPhraseLeft, nounPhraseRight } from './noun-phrases.ts';
import type { Frame, VerbGroup } from './phrases.ts';
import { canHoldViews } from './speaking-noun.ts';
import type { Subject } from './subject.ts';

const addresseePassives = new Set([
  'tell',
  'ask',
  'inform',
  'warn',
  'remind',
  'urge',
  'order',
  'instruct',
  'advise',
  'assure',
  'notify',
  'encourage',
  'press',
  'question',
  'invite',
  'beg',
  'implore',
  'brief',
  'alert',
  'caution',
  'reassure',
  'direct',
  'command',
]);
const raising = new Set([
  'expect',
  'believe',
  'say',
  'allege',
  'report',
  'think',
  'know',
  'accuse',
  'charge',
  'suspect',
  'claim',
  'predict',
  'rumour',
  'deem',
  'presume',
  'assume',
  'understand',
  'describe',
  'call',
  'project',
  'estimate',
  'blame',
  'criticise',
  'criticize',
  'praise',
  'fear',
  'forecast',
  'anticipate',
  'label',
  'portray',
  'depict',
  'dub',
  'hail',
  'quote',
  'cite',
  'judge',
  'reckon',
  'implicate',
  'sue',
  'see',
  'view',
  'regard',
  'consider',
  'perceive',
  'declare',
  'name',
  'reveal',
  'show',
  'announce',
  'confirm',
  'identify',
  'interpret',
  'remember',
  'recognise',
  'recognize',
  'dismiss',
  'list',
  'mention',
  'find',
  'disclose',
]);
/** "was considered a friend", "was dubbed “the clerk”": what somebody is held to be stands right behind the verb. */
const holdsToBe = new Set([
  'consider',
  'deem',
  'declare',
  'call',
  'label',
  'dub',
  'brand',
  'judge',
  'name',
  'nickname',
]);
/** Attributions in the passive: "was accused of", "is expected to", "were told that"; whoever stands after "by" is the source. */
export function passiveDraft(
  frame: Frame,
  group: VerbGroup,
  subject: Subject | null,
  after: ContentStart | null,
  cueStart: number,
  base: DraftBase,
): Draft | null {
  const cue = group.cue;
  if (cue === null) return null;
  const { tokens } = frame;
  const head = group.head;
  const by = agentOf(frame, head + 1);
  const source: Range[] = by === null ? [] : [by];
  const cueRange: Range = [cueStart, head + 1];
  if (addresseePassives.has(cue.verb)) {
    const end = by === null ? head + 1 : by[1];
    const asked = by === null ? after : contentAfter(frame, by[1] - 1, cue, true);
    const leads = tokens.lower[end] === 'to' && tokens.pos[end + 1] === 'VERB';
    const start = leads ? { at: end, cueEnd: head + 1 } : asked;
    // "was told of the meeting" says what somebody knew, not what anybody said.
    if (start === null || (asked?.form === 'preposition' && cue.verb !== 'ask')) return null;
    const content = asContent(frame, start.at, contentEnd(frame, start.at));
    return content === null
      ? null
      : {
          ...base,
          rule: 'passive-addressee',
          source,
          cue: [[cueStart, by === null ? start.cueEnd : head + 1]],
          content: [content],
          score: 0.7,
          carries: false,
        };
  }
  if (!raising.has(cue.verb))
    return byDraft(frame, group, subject, by, cueRange, base) ?? saidDraft(frame, group, subject, by, cueRange, base);
  const follows = tokens.lower[head + 1] ?? '';
  const it = subject !== null && tokens.lower[subject.range[0]] === 'it' && subject.range[1] - subject.range[0] === 1;
  if (it && after !== null && after.form === 'clause') {
    const content = asContent(frame, after.at, contentEnd(frame, after.at));
    return content === null
      ? null
      : { ...base, rule: 'passive-it', source, cue: [cueRange], content: [content], score: 0.8, carries: false };
  }
  const restStart = by === null ? head + 1 : by[1];
  const link = tokens.lower[restStart] ?? '';
  if (cue.verb === 'find' && link === 'to') return null;
  if (link === 'to' || link === 'of' || link === 'as' || link === 'for' || link === 'with' || follows === 'to') {
    const main = group.bare ? frame.groups.find((g) => g.start > head && !g.gerund && !g.infinitive) : undefined;
    const rest = asContent(frame, restStart, Math.min(contentEnd(frame, restStart), main?.start ?? frame.to));
    if (rest === null || subject === null) return null;
    const about = group.bare ? nearestNoun(frame, subject.range) : subject.range;
    if (
      (link === 'for' || link === 'as' || link === 'with' || link === 'of') &&
      !/^(accuse|charge|blame|criticise|criticize|praise|describe|regard|view|see|know|suspect|portray|depict|hail)$/.test(
        cue.verb,
      ) &&
      !(link === 'as' && /^(dismiss|interpret|list|cite|identify|remember)$/.test(cue.verb))
    )
      return null;
    return {
      ...base,
      rule: 'passive',
      source,
      cue: [cueRange],
      content: [about, rest],
      score: 0.7,
      carries: false,
    };
  }
  if (holdsToBe.has(cue.verb) && subject !== null && !it) {
    const rest = complementOf(frame, restStart)
      ? asContent(frame, restStart, phraseContentEnd(frame, restStart))
      : null;
    if (rest !== null)
      return {
        ...base,
        rule: 'passive-as',
        source,
        cue: [cueRange],
        content: [subject.range, rest],
        score: 0.6,
        carries: false,
      };
  }
  return byDraft(frame, group, subject, by, cueRange, base) ?? saidDraft(frame, group, subject, by, cueRange, base);
}

/** "The bill, opposed by the council, …": a participle set off from the noun it is said of. */
export function setOffDraft(frame: Frame, group: VerbGroup, cueStart: number, base: DraftBase): Draft | null {
  const { tokens } = frame;
  const comma = group.start - 1;
  if (!group.bare || !/^[,—–(]$/.test(tokens.text[comma] ?? '') || comma - 1 < frame.from) return null;
  let by = group.head + 1;
  while (tokens.pos[by] === 'ADV' && by - group.head < 3) by++;
  const agent = agentOf(frame, by);
  const start = nounPhraseLeft(tokens, comma - 1, frame.from);
  if (start < 0) return null;
  const cueRange: Range = [cueStart, group.head + 1];
  const subject: Subject = { range: [start, comma], how: 'plain' };
  return agent === null ? null : byDraft(frame, group, subject, agent, cueRange, base);
}

/** What can only be done by saying it, whoever did. */
const outOfWords = new Set(
  'announce reveal mention disclose criticise criticize challenge denounce condemn praise mock debate discuss request reject question recommend propose assail blast ridicule lambast lambaste applaud hail welcome deny allege cite quote contest dispute interpret remember'.split(
    ' ',
  ),
);

/** "The plan was announced in March": somebody said it, nobody tells who. */
function saidDraft(
  frame: Frame,
  group: VerbGroup,
  subject: Subject | null,
  by: Range | null,
  cueRange: Range,
  base: DraftBase,
): Draft | null {
  const verb = group.cue?.verb ?? '';
  if (group.bare || group.infinitive || by !== null || subject === null || !outOfWords.has(verb)) return null;
  if (subject.how === 'relative' || frame.sentence.inside !== null) return null;
  return {
    ...base,
    rule: 'passive-said',
    source: [],
    cue: [cueRange],
    content: [subject.range],
    score: 0.55,
    carries: false,
  };
}

/** What these bring about is a thing, not a view of one. */
const makes = new Set([
  'write',
  'sponsor',
  'narrate',
  'publish',
  'post',
  'air',
  'broadcast',
  'sue',
  'list',
  'find',
  'rule',
  'nominate',
]);

/** "The plan was condemned by the council": what the verb is said of stands before it, whoever says it behind "by". */
function byDraft(
  frame: Frame,
  group: VerbGroup,
  subject: Subject | null,
  by: Range | null,
  cueRange: Range,
  base: DraftBase,
): Draft | null {
  const cue = group.cue;
  if (cue === null || subject === null || by === null || group.infinitive) return null;
  if ((!cue.takes.has('object') && !cue.takes.has('clause')) || makes.has(cue.verb)) return null;
  if (!canHoldViews(frame, by)) return null;
  return {
    ...base,
    rule: group.bare ? 'passive-by-bare' : 'passive-by',
    source: [by],
    cue: [cueRange],
    content: [subject.range],
    score: 0.6,
    carries: false,
  };
}

function complementOf(frame: Frame, at: number): boolean {
  return (
    /^(DET|ADJ|PROPN|NUM)$/.test(frame.tokens.pos[at] ?? '') ||
    /^["“'‘]$/.test(frame.tokens.text[at] ?? '') ||
    (frame.tokens.pos[at] === 'ADV' && frame.tokens.pos[at + 1] === 'ADJ')
  );
}

/** Whoever stands after "by", or null. */
export function agentOf(frame: Frame, from: number): Range | null {
  if (frame.tokens.lower[from] !== 'by') return null;
  const end = nounPhraseRight(frame.tokens, from + 1, frame.to);
  return end > from + 1 ? [from + 1, end] : null;
}

/** "the prosecution of two men accused": only the men are. */
function nearestNoun(frame: Frame, [from, to]: Range): Range {
  for (let i = to - 2; i > from; i--) if (frame.tokens.pos[i] === 'ADP') return [i + 1, to];
  return [from, to];
}
