import { clauseStartsAt } from './clause-start.ts';
import { asContent, contentEnd, phraseContentEnd } from './content-range.ts';
import type { Draft } from './draft.ts';
import { formsOf } from './lexicons.ts';
import type { Frame, VerbGroup } from './phrases.ts';
import { canHoldViews } from './speaking-noun.ts';
import { subjectLeft } from './subject.ts';

const be = /^(is|are|was|were|be|been|am|'s|’s|'re|’re|'m|’m|feels|felt|remains|remained|became|seems_)$/;
/** Verbs that say nothing with most nouns and all with a noun of saying: "raised doubts about", "answered questions on". */
const lightVerbs = verbForms(
  'express voice offer issue make give raise reiterate renew launch repeat ask answer take field dodge deflect pose echo share harbour harbor state outline clarify shift soften harden articulate air register lodge deliver direct hurl mount lead level amplify sharpen temper withdraw retract drop post publish release broach press push pursue sustain intensify escalate step',
);

function verbForms(verbs: string): ReadonlySet<string> {
  const irregular = 'made making gave given giving took taken taking led withdrew withdrawn raising issuing voicing';
  return new Set([
    ...irregular.split(' '),
    ...verbs.split(' ').flatMap((verb) => formsOf({ verb }).map(([form]) => form)),
  ]);
}

/** Views said without a verb of saying: "is confident that", "made it clear that", "expressed doubts about". */
export function readPredicates(frame: Frame): Draft[] {
  const drafts: Draft[] = [];
  for (const group of frame.groups) {
    const draft = adjectiveDraft(frame, group) ?? clearDraft(frame, group) ?? nounDraft(frame, group);
    if (draft !== null) drafts.push(draft);
  }
  return drafts;
}

function adjectiveDraft(frame: Frame, group: VerbGroup): Draft | null {
  const { tokens, lexicons } = frame;
  if (group.infinitive) return null;
  // "was worried about": the tagger takes some adjectives for participles.
  const participle = group.passive && lexicons.adjectives.has(tokens.lower[group.head] ?? '');
  if (!participle && !be.test(tokens.lower[group.head] ?? '')) return null;
  let i = participle ? group.head : group.head + 1;
  while (i < frame.to && tokens.pos[i] === 'ADV' && i - group.head < 4) i++;
  const adjective = lexicons.adjectives.get(tokens.lower[i] ?? '');
  if (adjective === undefined) return null;
  const link = tokens.lower[i + 1] ?? '';
  if (link === 'that' && adjective.links.has('that'))
    return made(frame, group, i + 1, i + 1, adjective.stance, 'adjective-that', false);
  if (adjective.links.has(link))
    return made(frame, group, i + 2, link === 'to' ? i + 1 : i + 2, adjective.stance, 'adjective-link', true);
  if (adjective.links.has('that') && /^(PRON|DET|PROPN)$/.test(tokens.pos[i + 1] ?? '') && clauseStartsAt(frame, i + 1))
    return made(frame, group, i + 1, i + 1, adjective.stance, 'adjective-that', false);
  return null;
}

/** "made (it) clear that". */
function clearDraft(frame: Frame, group: VerbGroup): Draft | null {
  const { tokens } = frame;
  if (!/^(make|makes|made|making)$/.test(tokens.lower[group.head] ?? '')) return null;
  let i = group.head + 1;
  if (tokens.lower[i] === 'it') i++;
  while (tokens.pos[i] === 'ADV' && i - group.head < 4) i++;
  if (!/^(clear|plain|known|clearer|explicit)$/.test(tokens.lower[i] ?? '')) return null;
  const next = tokens.lower[i + 1] ?? '';
  if (next !== 'that' && !/^(how|what|why|where|whom|who)$/.test(next) && !clauseStartsAt(frame, i + 1)) return null;
  return made(frame, group, i + 1, i + 1, 'stressed', 'made-clear', false);
}

/** "expressed strong support for", "raised doubts about": a verb of giving with a noun of saying. */
function nounDraft(frame: Frame, group: VerbGroup): Draft | null {
  const { tokens, lexicons } = frame;
  if (!lightVerbs.has(tokens.lower[group.head] ?? '') || group.passive) return null;
  for (let i = group.head + 1; i < frame.to && i - group.head < 5; i++) {
    const noun =
      lexicons.nouns.get(tokens.lower[i] ?? '') ??
      (/^(support|confidence|interest|outrage|anger|frustration|surprise|regret|disappointment|reservations|sympathy|gratitude|willingness|dismay|alarm)$/.test(
        tokens.lower[i] ?? '',
      )
        ? { stance: 'said' as const, links: feelings }
        : undefined);
    if (noun !== undefined) {
      const link = tokens.lower[i + 1] ?? '';
      if (link === 'that') return made(frame, group, i + 1, i + 1, noun.stance, 'light-noun-that', false);
      if (noun.links.has(link) || feelings.has(link))
        return made(frame, group, i + 2, i + 2, noun.stance, 'light-noun', true);
      return null;
    }
    if (!/^(ADJ|DET|PRON|NOUN|ADV)$/.test(tokens.pos[i] ?? '')) return null;
  }
  return null;
}

const feelings: ReadonlySet<string> = new Set([
  'for',
  'about',
  'over',
  'in',
  'at',
  'of',
  'with',
  'on',
  'against',
  'that',
]);

function made(
  frame: Frame,
  group: VerbGroup,
  from: number,
  cueEnd: number,
  stance: Draft['stance'],
  rule: string,
  phrase: boolean,
): Draft | null {
  const subject = subjectLeft(frame, group);
  if (subject === null || !canHoldViews(frame, subject.range)) return null;
  // "those who are worried about it" only tells which people are meant.
  if (subject.how === 'relative' && frame.tokens.text[subject.range[0] - 1] !== ',') return null;
  const start = rule === 'adjective-link' && frame.tokens.lower[from - 1] === 'to' ? from - 1 : from;
  const content = asContent(frame, start, phrase ? phraseContentEnd(frame, start) : contentEnd(frame, start));
  if (content === null) return null;
  return {
    rule,
    source: [subject.range],
    cue: [[group.start, cueEnd]],
    content: [content],
    stance,
    negated: group.negated,
    modal: group.modal,
    sentence: frame.sentence,
    score: 0.65,
    carries: false,
  };
}
