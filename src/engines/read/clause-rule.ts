import type { Draft, Range } from './draft.ts';
import { contentAfter, type ContentStart } from './content-after.ts';
import { asContent, contentEnd, trimRight } from './content-range.ts';
import { appositionRight, isTimeWord, nounPhraseRight } from './noun-phrases.ts';
import { type Frame, type VerbGroup, quoteAt } from './phrases.ts';
import { type Subject, canSpeak, sharedSubject, subjectLeft } from './subject.ts';

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
  'consider',
  'deem',
  'presume',
  'assume',
  'understand',
  'see',
  'describe',
  'call',
  'project',
  'estimate',
  'feel',
  'regard',
  'view',
  'blame',
  'criticise',
  'criticize',
  'praise',
  'fear',
  'forecast',
  'anticipate',
  'find',
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
]);
const seeming = new Set(['seem', 'appear']);
const unspoken = new Set([
  'see',
  'find',
  'show',
  'prove',
  'like',
  'long',
  'need',
  'plan',
  'want',
  'figure',
  'consider',
  'back',
  'press',
  'rule',
  'cast',
  'rip',
  'air',
  'list',
  'bill',
  'offer',
]);

/** Attributions whose cue is a verb: subject, cue, content in any of their usual orders. */
export function readClauses(frame: Frame): Draft[] {
  const drafts: Draft[] = [];
  const subjects = new Map<VerbGroup, Subject | null>();
  for (const group of frame.groups) {
    let subject = group.infinitive || group.gerund ? null : subjectLeft(frame, group);
    if (subject === null && !group.infinitive && isJoined(frame, group))
      subject = sharedSubject(frame, group, subjects);
    if (subject === null && group.infinitive) subject = governorSubject(frame, group, subjects);
    subjects.set(group, subject);
    if (group.cue === null) continue;
    const draft = draftOf(frame, group, subject, subjects);
    if (draft !== null) drafts.push(draft);
  }
  return drafts;
}

function isJoined(frame: Frame, group: VerbGroup): boolean {
  const { tokens } = frame;
  if (group.gerund) return true;
  let k = group.start - 1;
  while (k >= frame.from && tokens.pos[k] === 'ADV') k--;
  const before = tokens.lower[k] ?? '';
  return (
    k >= frame.from && (before === 'and' || before === 'but' || before === 'or' || before === ',' || before === 'then')
  );
}

/** "declined to say", "went on to add": the infinitive speaks with its governor's subject. */
function governorSubject(
  frame: Frame,
  group: VerbGroup,
  subjects: ReadonlyMap<VerbGroup, Subject | null>,
): Subject | null {
  const at = frame.groups.indexOf(group);
  const before = frame.groups[at - 1];
  if (before === undefined || group.start - before.head > 3) return null;
  return subjects.get(before) ?? null;
}

function inverted(frame: Frame, group: VerbGroup): Range | null {
  const { tokens } = frame;
  let i = group.head + 1;
  if (tokens.pos[i] === 'ADV' && !isTimeWord(tokens.lower[i] ?? '')) return null;
  const end = nounPhraseRight(tokens, i, frame.to);
  if (end === i || isTimeWord(tokens.lower[i] ?? '') || tokens.lower[i] === 'it') return null;
  const full = appositionRight(tokens, end, frame.to, (k) => {
    if (quoteAt(frame, k) !== undefined) return true;
    if (tokens.text[k] === ',') {
      const g = frame.groups.find((x) => x.start === k + 1);
      const next = tokens.lower[k + 1] ?? '';
      return (
        (g !== undefined && g.gerund) ||
        next === 'in' ||
        next === 'as' ||
        next === 'when' ||
        next === 'while' ||
        next === 'and' ||
        next === 'but' ||
        next === 'after' ||
        next === 'on' ||
        next === 'during' ||
        next === 'though' ||
        next === 'although'
      );
    }
    return tokens.text[k] === ';' || tokens.text[k] === ':';
  });
  return [i, full];
}

/** Content that stands before its cue: a closed quotation, or a clause set off by a comma. */
function contentBefore(frame: Frame, limit: number, quotationOnly: boolean): Range | null {
  const { tokens } = frame;
  let end = limit;
  if (end - 1 >= frame.from && tokens.text[end - 1] === ',') end--;
  const quote = frame.quotes.find((q) => q.end === end || q.end === limit);
  if (quote !== undefined && quote.end > frame.from) {
    // A quotation that ends a longer clause is part of it.
    const lead = quote.open;
    if (lead > frame.from && !quoteStartsAlone(frame, lead))
      return asContentKeep(frame, clauseHead(frame, lead), quote.end);
    return [quote.open, quote.end];
  }
  const mark = tokens.text[end - 1] ?? '';
  if (quotationOnly && !/^[”"’»]$|^''$/.test(mark)) return null;
  if (end === limit && !/^[”"»]$|^''$/.test(mark)) return null;
  const range = asContent(frame, clauseHead(frame, end), end);
  return range;
}

function asContentKeep(frame: Frame, from: number, to: number): Range | null {
  const start = asContent(frame, from, to)?.[0] ?? from;
  return to > start ? [start, to] : null;
}

function quoteStartsAlone(frame: Frame, open: number): boolean {
  const word = frame.tokens.text[open - 1] ?? '';
  return /^[.,:;!?—–”"-]$/.test(word);
}

/** The head of the top clause that reaches `end`. */
function clauseHead(frame: Frame, end: number): number {
  const { tokens } = frame;
  for (let i = end - 1; i > frame.from; i--) if (tokens.text[i] === ';') return i + 1;
  return frame.from;
}

/** True when what follows the cue leaves no room for content there. */
function nothingFollows(frame: Frame, from: number): boolean {
  const { tokens } = frame;
  let i = from;
  for (let steps = 0; i < frame.to && steps < 40; steps++) {
    const word = tokens.lower[i] ?? '';
    const tag = tokens.pos[i];
    if (/^[.,;:!?—–”"]$/.test(word) || word === "''" || quoteAt(frame, i) !== undefined) return true;
    if (tag === 'ADV' || isTimeWord(word) || tag === 'NUM') {
      i++;
      continue;
    }
    if (/^(last|this|earlier|late|early|next)$/.test(word)) {
      i++;
      continue;
    }
    if (
      tag === 'ADP' ||
      tag === 'SCONJ' ||
      word === 'to' ||
      word === 'after' ||
      word === 'when' ||
      word === 'while' ||
      word === 'as' ||
      word === 'before' ||
      word === 'and' ||
      word === 'but'
    )
      return true;
    return false;
  }
  return true;
}

function draftOf(
  frame: Frame,
  group: VerbGroup,
  left: Subject | null,
  subjects: Map<VerbGroup, Subject | null>,
): Draft | null {
  const cue = group.cue;
  if (cue === null) return null;
  const { tokens } = frame;
  let subject = left;
  const after = contentAfter(frame, group.head, cue, group.passive);
  const cueStart = cueFrom(frame, group);
  const base = {
    stance: cue.stance,
    negated: group.negated,
    modal: group.modal,
    sentence: frame.sentence,
    more: [] as [number, number][],
  };
  const speaks = cue.takes.has('quotation') || cue.takes.has('clause');

  if (group.passive) return passiveDraft(frame, group, subject, after, cueStart, base);

  if (seeming.has(cue.verb)) {
    if (after === null || subject === null) return null;
    const content = asContent(frame, after.at, contentEnd(frame, after.at));
    if (content === null || after.form !== 'infinitive') return null;
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

  // A participle after its noun ("a report published by …") is no report of the noun's own.
  if (
    group.bare &&
    subject !== null &&
    subject.how === 'plain' &&
    (tokens.lower[group.head + 1] === 'by' || (cue.verb === 'accuse' && tokens.lower[group.head + 1] === 'of'))
  ) {
    if (cue.verb !== 'accuse' && cue.verb !== 'say') return null;
    return passiveDraft(frame, group, subject, after, cueStart, base);
  }

  // “…,” said Mr Smith; “…,” Mr Smith said; The plan was dead, Mr Smith said.
  if (
    speaks &&
    !group.infinitive &&
    (after === null || after.form === 'object' || after.form === 'quotation' || after.form === 'clause')
  ) {
    if (
      subject !== null &&
      subject.how !== 'relative' &&
      !group.gerund &&
      (after === null || after.form === 'quotation') &&
      nothingFollows(frame, group.head + 1)
    ) {
      const before = subject.how === 'shared' ? null : contentBefore(frame, subject.range[0], false);
      if (before !== null) {
        const content: Range[] = [before];
        if (after !== null) addQuotation(frame, after, content);
        return finish(frame, {
          ...base,
          rule: 'content-before',
          source: [subject.range],
          cue: [[cueStart, group.head + 1]],
          content,
          score: 0.9,
          carries: cue.takes.has('quotation'),
        });
      }
    }
    if (subject === null || quoteEndsAt(frame, group.start)) {
      const before = contentBefore(frame, group.start, false);
      const source = inverted(frame, group);
      if (before !== null && source !== null && !group.gerund) {
        const content: Range[] = [before];
        const next = frame.quotes.find((q) => q.open >= source[1] && q.open <= source[1] + 2 && q.open > group.head);
        if (next !== undefined) content.push([next.open, next.end]);
        subjects.set(group, { range: source, how: 'plain' });
        return finish(frame, {
          ...base,
          rule: 'content-before-inverted',
          source: [source],
          cue: [[cueStart, group.head + 1]],
          content,
          score: 0.9,
          carries: cue.takes.has('quotation'),
        });
      }
    }
  }
  if (after === null) {
    if (speaks && subject !== null && subject.how === 'shared' && nothingFollows(frame, group.head + 1)) return null;
    return null;
  }
  if (subject === null && group.gerund) subject = sharedSubject(frame, group, subjects);
  if (subject === null && !group.gerund && !group.infinitive) return null;
  if (subject !== null && !canSpeak(frame, subject)) return null;
  if (
    group.infinitive &&
    !(
      after.form === 'clause' ||
      after.form === 'quotation' ||
      after.form === 'colon' ||
      after.form === 'preposition' ||
      after.form === 'question' ||
      after.form === 'object' ||
      after.form === 'infinitive'
    )
  )
    return null;
  const source: Range[] = subject === null ? [] : [subject.range];

  if (after.form === 'quotation' || after.form === 'colon') {
    const content: Range[] = [];
    if (after.form === 'colon') {
      const range = asQuoteOrRest(frame, after.at);
      if (range !== null) content.push(range);
    } else addQuotation(frame, after, content);
    const atEnd = content.length === 0;
    if (atEnd && after.form !== 'colon') return null;
    return {
      ...base,
      rule: after.form === 'colon' ? 'colon' : 'quotation-after',
      source,
      cue: [[cueStart, after.cueEnd]],
      content,
      score: 0.9,
      carries: true,
    };
  }
  const range = asContent(frame, after.at, contentEnd(frame, after.at));
  if (range === null) return null;
  if (after.form === 'object' && unspoken.has(cue.verb) && cue.verb !== 'back') return null;
  return {
    ...base,
    rule: `verb-${after.form}${group.infinitive ? '-infinitive' : group.gerund ? '-participle' : subject?.how === 'relative' ? '-relative' : subject?.how === 'shared' ? '-joined' : subject === null ? '-bare' : ''}`,
    source,
    cue: [[cueStart, after.cueEnd]],
    content: [range],
    score: after.form === 'clause' ? 0.85 : after.form === 'object' ? 0.6 : 0.7,
    carries: cue.takes.has('quotation') && after.form === 'clause',
  };
}

function quoteEndsAt(frame: Frame, position: number): boolean {
  return frame.quotes.some((quote) => quote.end === position);
}

function asQuoteOrRest(frame: Frame, at: number): Range | null {
  const quote = quoteAt(frame, at);
  if (quote !== undefined) return [quote.open, quote.end];
  return at < frame.to ? asContent(frame, at, frame.to) : null;
}

/** The quotation at the content's start, with what follows it in the same clause. */
function addQuotation(frame: Frame, after: ContentStart, content: Range[]): void {
  const quote = quoteAt(frame, after.at);
  if (quote === undefined) return;
  const next = frame.tokens.text[quote.end] ?? '';
  if (quote.end >= frame.to || /^[.,;:!?]$/.test(next)) {
    content.push([quote.open, quote.end]);
    return;
  }
  const end = trimRight(frame, quote.open, contentEnd(frame, quote.open - 1));
  content.push([quote.open, Math.max(end, quote.end)]);
}

/** The cue begins with its auxiliaries and the adverbs beside it. */
function cueFrom(frame: Frame, group: VerbGroup): number {
  let start = group.start;
  if (group.infinitive) {
    const before = frame.groups[frame.groups.indexOf(group) - 1];
    if (before !== undefined && before.head === group.start - 1 && before.cue === null && !before.gerund)
      start = before.start;
  }
  return start;
}

type Base = Pick<Draft, 'stance' | 'negated' | 'modal' | 'sentence' | 'more'>;

function passiveDraft(
  frame: Frame,
  group: VerbGroup,
  subject: Subject | null,
  after: ContentStart | null,
  cueStart: number,
  base: Base,
): Draft | null {
  const cue = group.cue;
  if (cue === null) return null;
  const { tokens } = frame;
  const head = group.head;
  const by = agent(frame, head + 1);
  const source: Range[] = by === null ? [] : [by];
  const cueRange: Range = [cueStart, head + 1];
  if (addresseePassives.has(cue.verb)) {
    const start =
      tokens.lower[head + 1] === 'to' && tokens.pos[head + 2] === 'VERB' ? { at: head + 1, cueEnd: head + 1 } : after;
    if (start === null) return null;
    const content = asContent(frame, start.at, contentEnd(frame, start.at));
    return content === null
      ? null
      : {
          ...base,
          rule: 'passive-addressee',
          source,
          cue: [[cueStart, start.cueEnd]],
          content: [content],
          score: 0.7,
          carries: false,
        };
  }
  if (!raising.has(cue.verb)) return null;
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
  if (link === 'to' || link === 'of' || link === 'as' || link === 'for' || link === 'with' || follows === 'to') {
    const main = group.bare ? frame.groups.find((g) => g.start > head && !g.gerund && !g.infinitive) : undefined;
    const rest = asContent(frame, restStart, Math.min(contentEnd(frame, restStart), main?.start ?? frame.to));
    if (rest === null || subject === null) return null;
    if (
      (link === 'for' || link === 'as' || link === 'with' || link === 'of') &&
      !/^(accuse|charge|blame|criticise|criticize|praise|describe|regard|view|see|know|suspect|portray|depict|hail)$/.test(
        cue.verb,
      )
    )
      return null;
    return {
      ...base,
      rule: 'passive',
      source,
      cue: [cueRange],
      content: [subject.range, rest],
      score: 0.7,
      carries: false,
    };
  }
  return null;
}

function agent(frame: Frame, from: number): Range | null {
  if (frame.tokens.lower[from] !== 'by') return null;
  const end = nounPhraseRight(frame.tokens, from + 1, frame.to);
  return end > from + 1 ? [from + 1, end] : null;
}

function finish(frame: Frame, draft: Draft): Draft | null {
  const content = draft.content.filter(([from, to]) => to > from && from >= frame.from);
  return content.length === 0 ? null : { ...draft, content };
}
