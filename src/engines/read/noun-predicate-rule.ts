import { asContent, contentEnd, phraseContentEnd } from './content-range.ts';
import type { Draft, Range } from './draft.ts';
import { nounPhraseLeft, nounPhraseRight } from './noun-phrases.ts';
import { type Frame, quoteAt, type VerbGroup } from './phrases.ts';
import { canHoldViews } from './speaking-noun.ts';
import { subjectLeft } from './subject.ts';

/** Nouns for what somebody says or means that report only with a form of "be": "her answer was that …". */
const messages = new Set(
  'point message answer response reply reasoning thesis refrain slogan motto goal aim objective intention intent hope fear bet theory thinking advice question position stance line excuse explanation verdict pitch plea mantra view opinion belief argument claim contention assertion conclusion assessment prediction guess promise pledge complaint criticism concern worry suspicion understanding philosophy theme word priority wish dream preference feeling impression sense gripe'.split(
    ' ',
  ),
);
const be = /^(?:is|was|are|were|'s|’s|been|remains|remained)$/;

/** "Her answer was that …", "the council's message is: “…”": a noun of saying, its owner, and "be". */
export function readNounPredicates(frame: Frame): Draft[] {
  const drafts: Draft[] = [];
  for (const group of frame.groups) {
    const draft = isThat(frame, group) ?? isGiven(frame, group);
    if (draft !== null) drafts.push(draft);
  }
  return drafts;
}

function isThat(frame: Frame, group: VerbGroup): Draft | null {
  const { tokens, lexicons } = frame;
  if (!be.test(tokens.lower[group.head] ?? '') || group.infinitive || group.gerund) return null;
  const noun = group.start - 1;
  const word = tokens.lower[noun] ?? '';
  if (noun < frame.from || tokens.pos[noun] !== 'NOUN' || !messages.has(word)) return null;
  let k = noun - 1;
  while (k >= frame.from && noun - k < 4 && /^(?:ADJ|NOUN|ADV)$/.test(tokens.pos[k] ?? '')) k--;
  const owner = ownerAt(frame, k);
  let i = group.head + 1;
  while (tokens.pos[i] === 'ADV' && i - group.head < 3) i++;
  const next = tokens.lower[i] ?? '';
  const mark = next === ',' || next === ':' ? i + 1 : i;
  const quote = quoteAt(frame, mark);
  const that = next === 'that';
  const to = next === 'to' && tokens.pos[i + 1] === 'VERB';
  const asks = /^(?:how|what|why|whether|who|when|where)$/.test(next);
  if (quote === undefined && next !== ':' && !that && !asks && !(to && owner !== null)) return null;
  if (owner === null && !that && quote === undefined && next !== ':') return null;
  const start = quote === undefined ? mark : quote.open;
  const content =
    quote === undefined
      ? asContent(frame, start, next === ':' ? frame.to : contentEnd(frame, start))
      : ([quote.open, quote.end] as Range);
  if (content === null) return null;
  return {
    rule: 'noun-is',
    source: owner === null ? [] : [owner],
    cue: [[owner === null ? noun : owner[1], mark > i && next === ':' ? mark : group.head + 1]],
    content: [content],
    stance: lexicons.nouns.get(word)?.stance ?? 'said',
    negated: group.negated,
    modal: group.modal,
    sentence: frame.sentence,
    score: 0.65,
    carries: false,
  };
}

function ownerAt(frame: Frame, k: number): Range | null {
  const { tokens } = frame;
  const word = tokens.lower[k] ?? '';
  if (k < frame.from) return null;
  if (/^(?:his|her|their|its|my|our|your)$/.test(word)) return [k, k + 1];
  if (tokens.pos[k] === 'PART' && /^['’]s?$/.test(word) && k - 1 >= frame.from) {
    const start = nounPhraseLeft(tokens, k - 1, frame.from);
    return start >= 0 ? [start, k + 1] : null;
  }
  return null;
}

const gets =
  /^(?:w[io]n|wins|winning|earn(?:s|ed|ing)?|dr[ae]w|draws|drawn|drawing|receive[sd]?|receiving|g[eo]t|gets|getting|gain(?:s|ed|ing)?|face[sd]?|facing|attract(?:s|ed|ing)?|garner(?:s|ed|ing)?|enjoy(?:s|ed|ing)?|secure[sd]?|securing|prompt(?:s|ed|ing)?|spark(?:s|ed|ing)?|provoke[sd]?|provoking|trigger(?:s|ed|ing)?|have|has|had|landed|picked|nabbed|elicit(?:s|ed|ing)?|met|weathered|endured|found|inspire[sd]?|raise[sd]?)$/;
/** What is said of somebody, by those who stand behind the noun. */
const verdicts =
  /^(?:criticisms?|support|praise|backing|endorsements?|condemnation|scorn|rebukes?|complaints?|attacks|outrage|fire|approval|blame|accusations|warnings|protests?|ridicule|opposition|backlash|applause|cheers|boos|jeers|anger|ire|fury|derision|objections|approbation|acclaim|plaudits|thanks|assurances?|permission|promises?|pledges?|demands|requests?|invitations?|resistance|skepticism|scepticism|pushback|calls|questions|scrutiny|flak|denials?|sympathy|condolences)$/;

/** "drew criticism from the union", "won the endorsement of the council": the speakers stand behind the noun. */
function isGiven(frame: Frame, group: VerbGroup): Draft | null {
  const { tokens, lexicons } = frame;
  if (!gets.test(tokens.lower[group.head] ?? '') || group.passive || group.infinitive) return null;
  let i = group.head + 1;
  if (tokens.lower[i] === 'up') i++;
  while (i < frame.to && i - group.head < 6 && /^(?:DET|ADJ|ADV|NUM)$/.test(tokens.pos[i] ?? '')) i++;
  if (tokens.pos[i] === 'NOUN' && verdicts.test(tokens.lower[i + 1] ?? '')) i++;
  const noun = tokens.lower[i] ?? '';
  const link = tokens.lower[i + 1] ?? '';
  const possessed = /^(?:support|backing|endorsements?|approval|blessing|sympathy)$/.test(noun);
  if (!verdicts.test(noun) || !(link === 'from' || (possessed && /^(?:of|among)$/.test(link)))) return null;
  const end = nounPhraseRight(tokens, i + 2, frame.to);
  if (end === i + 2 || !canHoldViews(frame, [i + 2, end])) return null;
  const subject = subjectLeft(frame, group);
  const content: Range[] = subject === null || subject.how === 'relative' ? [] : [subject.range];
  const about = /^(?:for|over|about|after)$/.test(tokens.lower[end] ?? '')
    ? asContent(frame, end, phraseContentEnd(frame, end))
    : null;
  if (about !== null) content.push(about);
  if (content.length === 0) return null;
  return {
    rule: 'noun-given',
    source: [[i + 2, end]],
    cue: [[group.start, i + 2]],
    content,
    stance: lexicons.nouns.get(noun)?.stance ?? 'said',
    negated: group.negated,
    modal: group.modal,
    sentence: frame.sentence,
    score: 0.6,
    carries: false,
  };
}
