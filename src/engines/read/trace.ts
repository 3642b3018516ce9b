import type { Span } from '#domain/span';
import type { Stance } from '#domain/stance';
import type { Draft, Range } from './draft.ts';
import type { Form } from './forms/form.ts';
import type { Lexicons } from './lexicons.ts';
import type { Tokens } from './tokens.ts';

/** A lexicon entry that a cue's word matched. */
export type CueEntry = {
  readonly word: string;
  readonly entry: string;
  readonly stance: Stance;
  readonly takes: readonly string[];
};

/** One attribution as a rule drafted it, whatever became of it. */
export type DraftTrace = {
  readonly rule: string;
  readonly score: number;
  readonly stance: Stance;
  readonly negated: boolean;
  readonly modal: boolean;
  readonly sentence: Span;
  readonly entries: readonly CueEntry[];
  readonly source: readonly Span[];
  readonly cue: readonly Span[];
  /** As drafted: later stages may lengthen it. */
  readonly content: readonly Span[];
  /** Why it made no attribution; null where it did. */
  readonly rejected: string | null;
};

/** What the stages say of one reading while they run; handed in empty, and only where somebody asks. */
export type Trace = {
  form: Form | null;
  readonly rejected: DraftTrace[];
  /** By the attribution's id. */
  readonly made: Map<string, DraftTrace>;
};

/** An empty trace for `reader.read(text, { trace })`. */
export const newTrace = (): Trace => ({ form: null, rejected: [], made: new Map() });

/** A draft as the trace keeps it, with the lexicon's entries for the words of its cue. */
export function traceOf(
  draft: Draft,
  tokens: Tokens,
  lexicons: Lexicons,
  spans: (ranges: readonly Range[]) => Span[],
  rejected: string | null,
): DraftTrace {
  const { rule, score, stance, negated, modal, sentence } = draft;
  return {
    rule,
    score,
    stance,
    negated,
    modal,
    sentence: spans([[sentence.from, sentence.to]])[0] ?? [0, 0],
    entries: draft.cue.flatMap(([from, to]) => tokens.lower.slice(from, to).flatMap((word) => entryOf(word, lexicons))),
    source: spans(draft.source),
    cue: spans(draft.cue),
    content: spans(draft.content),
    rejected,
  };
}

function entryOf(word: string, lexicons: Lexicons): CueEntry[] {
  const verb = lexicons.cue.get(word);
  if (verb !== undefined) return [{ word, entry: verb.verb, stance: verb.stance, takes: [...verb.takes] }];
  const noun = lexicons.nouns.get(word) ?? lexicons.adjectives.get(word);
  if (noun !== undefined) return [{ word, entry: word, stance: noun.stance, takes: [...noun.links] }];
  const adverb = lexicons.hearsay.get(word) ?? lexicons.sourcePrepositions.get(word);
  return adverb === undefined ? [] : [{ word, entry: word, stance: adverb, takes: [] }];
}
