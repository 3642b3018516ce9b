import type { Attribution, Mention, Reading, TimeExpression, Unread } from '#domain/reading';
import { type Span } from '#domain/span';
import { antecedents } from './antecedents.ts';
import { authorOf } from './author.ts';
import { abbreviationsOf } from './abbreviations.ts';
import { blocksOf } from './blocks.ts';
import { continueFrom, nothingCarried, type Raw } from './continuations.ts';
import type { Draft, Range } from './draft.ts';
import { draftsOf } from './drafts.ts';
import type { FormReading, Passage } from './forms/form.ts';
import { passageName, passageRaw, withBlanks } from './forms/passage-raw.ts';
import { readForm } from './forms/read-form.ts';
import { entitiesOf } from './entities.ts';
import { estimativeOf } from './estimative.ts';
import { type Paragraph, paragraphOf } from './frames.ts';
import { happeningsOf } from './happenings/happenings-of.ts';
import type { Voice } from './happenings/parties.ts';
import type { RawHappening } from './happenings/raw-happening.ts';
import { settleHappenings } from './happenings/settle.ts';
import { foreignOf, hasEnglish } from './language.ts';
import { kindOf, polarityOf, stanceOf } from './judge.ts';
import { compileLexicons, type LexiconFiles, type Lexicons } from './lexicons.ts';
import { typeNames } from './name-types.ts';
import { type NameCandidate, namesOf } from './names.ts';
import { parentsOf } from './nesting.ts';
import { nounPhraseLeft } from './noun-phrases.ts';
import { quantitiesOf } from './quantities.ts';
import { type RoleMention, rolesOf } from './roles.ts';
import { shadowOf } from './shadow.ts';
import type { SourceWords } from './speaker-scene.ts';
import { resolveSpeakers } from './speakers.ts';
import { spansIn } from './spans.ts';
import { timesOf } from './times/times-of.ts';
import { type DraftTrace, type Trace, traceOf } from './trace.ts';
import { validReading } from './validate.ts';

/**
 * The reading engine: rules over wink-nlp's parts of speech, own splitting of quotations and sentences, lexicons as
 * data. It knows English only, reads each paragraph by itself, and leaves a name out rather than guess it.
 */

/** Part of every reading's record: a new version adds a reading, it never changes an old one. */
export const readerVersion = 'rules-3';

export type ReadOptions = {
  /** ISO date of the document, to which relative dates refer. */
  readonly date?: string | null;
  readonly title?: string | null;
  /** Where given, the stages tell here what they did; see `explain.ts`. */
  readonly trace?: Trace;
};
export type Reader = { readonly version: string; read(text: string, options?: ReadOptions): Reading };

type Gleaned = {
  readonly raw: Raw;
  readonly block: number;
  readonly antecedent: Span | null;
  /** Set where the form itself makes the attribution. */
  readonly passage: Passage | null;
  readonly traced: DraftTrace | null;
};

/** What the paragraphs yield before the document is looked at as a whole. */
type Gathered = {
  readonly raws: Gleaned[];
  readonly names: NameCandidate[];
  readonly roles: RoleMention[];
  readonly estimative: Span[];
  readonly mentions: Mention[];
  readonly times: TimeExpression[];
  readonly happenings: RawHappening[];
  readonly abbreviations: Map<string, string>;
  /** Words that the text writes small. */
  readonly common: Set<string>;
  readonly unread: Unread[];
};

/** Makes a reader of the lexicons; it keeps nothing between texts, so that one text always gives one reading. */
export function createReader(files: LexiconFiles): Reader {
  const lexicons = compileLexicons(files);
  return {
    version: readerVersion,
    read(text, options = {}) {
      const date = options.date ?? null;
      const shadow = shadowOf(text);
      const form = readForm(shadow, date);
      const trace = options.trace ?? null;
      if (trace !== null) trace.form = form.form;
      const gathered = gather(text, withBlanks(shadow, form.blanks), form, lexicons, date, trace);
      return settle(text, gathered, form, lexicons, date, trace);
    },
  };
}

function gather(
  text: string,
  shadow: string,
  form: FormReading,
  lexicons: Lexicons,
  date: string | null,
  trace: Trace | null,
): Gathered {
  const out: Gathered = {
    raws: [],
    names: [],
    roles: [],
    estimative: [],
    mentions: [],
    times: [],
    happenings: [],
    abbreviations: new Map(),
    common: new Set(),
    unread: [],
  };
  let carry = nothingCarried;
  let block = -1;
  let entered = -1;
  let isForeign = false;
  const readBlock = ([from, to]: Span, reads: boolean, own: boolean, said: string | null): void => {
    block++;
    const paragraph = paragraphOf(shadow, from, to, lexicons);
    const { tokens } = paragraph;
    const foreign = foreignOf(tokens, lexicons.languages);
    const before = out.unread.at(-1);
    // A heading that shows nothing of itself goes with what stands before it.
    const follows = foreign === null && isForeign && before !== undefined && !hasEnglish(tokens, lexicons.languages);
    isForeign = foreign !== null || follows;
    if (foreign !== null) putUnread(out.unread, { start: from, end: to, ...foreign });
    else if (follows) putUnread(out.unread, { ...before, start: from, end: to });
    if (isForeign) {
      carry = nothingCarried;
      return;
    }
    const spans = (ranges: readonly Range[]): Span[] => spansIn(text, tokens, ranges);
    const span = (start: number, end: number): Span => spans([[start, end]])[0] ?? [from, from + 1];
    if (reads) {
      const told = (draft: Draft, why: string): void =>
        void trace?.rejected.push(traceOf(draft, tokens, lexicons, spans, why));
      const raws = draftsOf(paragraph, own, trace === null ? null : told).map((draft): Raw => ({
        draft,
        source: spans(draft.source),
        cue: spans(draft.cue),
        content: spans(draft.content),
      }));
      for (const raw of raws)
        out.raws.push({
          raw,
          block,
          antecedent: antecedentOf(paragraph, raw, span),
          passage: null,
          traced: trace === null ? null : traceOf(raw.draft, tokens, lexicons, spans, null),
        });
      carry = continueFrom(carry, paragraph, raws, span);
      out.happenings.push(...happeningsOf(paragraph, span));
    }
    for (const word of tokens.text) if (/^\p{Ll}{4}/u.test(word)) out.common.add(word);
    const starts = new Set([...paragraph.top, ...paragraph.inner].map((frame) => frame.from));
    out.names.push(...namesOf(tokens, starts, lexicons));
    out.roles.push(...rolesOf(tokens, lexicons));
    out.estimative.push(...spans(estimativeOf(tokens, lexicons)));
    const times = timesOf(paragraph, said);
    out.times.push(...times);
    for (const quantity of quantitiesOf(tokens)) {
      const [start, end] = span(...quantity.range);
      if (!times.some((time) => time.start < end && start < time.end))
        out.mentions.push({ start, end, type: 'quantity', entity: text.slice(start, end) });
    }
    for (const [short, long] of abbreviationsOf(shadow.slice(from, to))) out.abbreviations.set(short, long);
  };
  for (const section of form.sections) {
    const passage = form.passages[section.passage];
    if (passage !== undefined && section.passage !== entered) {
      entered = section.passage;
      out.raws.push({ raw: passageRaw(passage), block: block + 1, antecedent: null, passage, traced: null });
      const name = passageName(text, passage);
      if (name !== null) out.names.push(name);
    }
    carry = nothingCarried;
    if (section.kind === 'mark') continue;
    for (const one of blocksOf(shadow, section.from, section.to))
      readBlock(one, section.kind === 'words', passage !== undefined, passage?.date ?? date);
  }
  for (const { start, end, value } of form.times)
    out.times.push({ start, end, type: value.includes('T') ? 'TIME' : 'DATE', value });
  if (form.times.length > 0) out.times.sort((a, b) => a.start - b.start);
  return out;
}

/** Paragraphs of one language in a row are one note. */
function putUnread(unread: Unread[], one: Unread): void {
  const last = unread.at(-1);
  if (last !== undefined && last.language === one.language && one.start - last.end < 8)
    unread[unread.length - 1] = { ...last, end: one.end };
  else unread.push(one);
}

/** What "who" and "which" stand for: the noun before them. */
function antecedentOf(paragraph: Paragraph, raw: Raw, span: (from: number, to: number) => Span): Span | null {
  const [range] = raw.draft.source;
  const { tokens } = paragraph;
  if (range === undefined || range[1] - range[0] !== 1 || !/^(who|which|that)$/.test(tokens.lower[range[0]] ?? ''))
    return null;
  let last = range[0] - 1;
  if (tokens.text[last] === ',') last--;
  const start = last >= 0 ? nounPhraseLeft(tokens, last, raw.draft.sentence.from) : -1;
  return start >= 0 ? span(start, last + 1) : null;
}

function settle(
  text: string,
  gathered: Gathered,
  form: FormReading,
  lexicons: Lexicons,
  date: string | null,
  trace: Trace | null,
): Reading {
  const kept = gathered.raws.filter(({ raw }) => raw.content.length > 0 && raw.cue.length > 0);
  const raws = kept.map(({ raw }) => raw);
  if (trace !== null)
    for (const [i, { traced }] of kept.entries()) if (traced !== null) trace.made.set(`a${i + 1}`, traced);
  const names = typeNames(gathered.names, lexicons, gathered.common, form.people);
  const entities = entitiesOf(names, form.people);
  const parents = parentsOf(raws);
  /** Whose "I" it is: the nearest outer one whose words are given as they were said. */
  const voiceOf = (i: number): number => {
    let up = parents[i] ?? -1;
    while (up >= 0) {
      const one = kept[up];
      if (one === undefined || one.passage !== null || /^(?:direct|mixed)$/.test(kindOf(text, one.raw))) break;
      up = parents[up] ?? -1;
    }
    return up;
  };
  const floorOf = (i: number): number => {
    let up = i;
    while ((parents[up] ?? -1) >= 0) up = parents[up] ?? -1;
    const top = kept[up]?.passage ?? null;
    return top !== null && top.isolated ? (top.content[0]?.[0] ?? 0) : 0;
  };
  const sources = kept.map(({ raw, block, antecedent, passage }, i): SourceWords => {
    const start = raw.source[0]?.[0] ?? 0;
    const end = raw.source.at(-1)?.[1] ?? 0;
    return {
      text: text.slice(start, end),
      start,
      end,
      antecedent,
      cueStart: raw.cue[0]?.[0] ?? 0,
      quotedIn: kept[parents[i] ?? -1]?.passage === null ? (parents[i] ?? -1) : -1,
      voice: voiceOf(i),
      writer: passage?.writer ?? null,
      floor: floorOf(i),
      block,
    };
  });
  const nearby = antecedents(text, entities, gathered.roles, lexicons);
  const author = form.author ?? authorOf(text);
  const speakers = resolveSpeakers(
    text,
    sources,
    entities,
    nearby,
    gathered.roles,
    gathered.abbreviations,
    author,
    lexicons,
  );
  const attributions = raws.map((raw, i): Attribution => {
    const parent = parents[i] ?? -1;
    return {
      id: `a${i + 1}`,
      source: raw.source,
      cue: raw.cue,
      content: raw.content,
      kind: kept[i]?.passage === null ? kindOf(text, raw) : 'direct',
      stance: stanceOf(raw.draft),
      // A passage is many sentences: one of them negated denies nothing of the rest.
      polarity: kept[i]?.passage === null ? polarityOf(text, raw) : raw.draft.stance === 'asked' ? 'asks' : 'asserts',
      speaker: speakers[i] ?? { name: null, mention: '', why: 'no source in the text', candidates: [] },
      parent: parent < 0 ? null : `a${parent + 1}`,
      estimative: inside(gathered.estimative, raw.content),
      by: `rule:${raw.draft.rule}`,
      score: raw.draft.score,
    };
  });
  /** Whose words a claim's content is: the writer's or speaker's own, or those of whoever reports it. */
  const voices = (claim: string | null): Voice => {
    const at = claim === null ? -1 : Number(claim.slice(1)) - 1;
    const one = attributions[at];
    const own = one !== undefined && (one.kind === 'direct' || one.kind === 'mixed') ? at : (sources[at]?.voice ?? -1);
    const passage = kept[own]?.passage ?? null;
    return {
      name: passage?.writer.name ?? (own < 0 ? author : (attributions[own]?.speaker.name ?? null)),
      addressee: passage?.addressee ?? null,
      reporting:
        one === undefined || own === at || one.speaker.name === null
          ? null
          : { name: one.speaker.name, contentFrom: one.content[0]?.[0] ?? 0 },
    };
  };
  const mentions: Mention[] = [
    ...names.map((name): Mention => ({
      start: name.start,
      end: name.end,
      type: name.type,
      entity: entities.fullName(name).name,
    })),
    ...gathered.roles.map((role): Mention => ({ start: role.start, end: role.end, type: 'role', entity: role.text })),
    ...gathered.times.map((time): Mention => ({ start: time.start, end: time.end, type: 'time', entity: time.value })),
    ...gathered.mentions,
  ];
  mentions.sort((a, b) => a.start - b.start || b.end - a.end);
  const settled = settleHappenings(gathered.happenings, {
    text,
    attributions,
    voiceOf: voices,
    entities,
    times: gathered.times,
    date,
    lexicons,
  });
  const stated = kept.flatMap(({ passage }, i) =>
    (passage?.flows ?? []).map((flow) => ({ ...flow, claim: `a${i + 1}` })),
  );
  return validReading(text, {
    attributions,
    mentions,
    times: gathered.times.map(({ start, end, type, value }) => ({ start, end, type, value })),
    relations: settled.relations,
    events: [...form.events.map((event) => ({ ...event, claim: null })), ...settled.events],
    ...(gathered.unread.length === 0 ? {} : { unread: gathered.unread }),
    flows: [...form.flows.map((flow) => ({ ...flow, claim: null })), ...stated, ...settled.flows],
  }).reading;
}

/** The spans of a sorted list that lie inside others, sorted too. */
function inside(spans: readonly Span[], outer: readonly Span[]): Span[] {
  const found: Span[] = [];
  for (const [from, to] of outer) {
    let low = 0;
    let high = spans.length;
    while (low < high) {
      const mid = (low + high) >> 1;
      if ((spans[mid]?.[0] ?? 0) < from) low = mid + 1;
      else high = mid;
    }
    for (let i = low; i < spans.length; i++) {
      const span = spans[i];
      if (span === undefined || span[0] >= to) break;
      if (span[1] <= to) found.push(span);
    }
  }
  return found;
}
