import type { Span } from '#domain/span';
import type { Stance } from '#domain/stance';
import type { Form } from './forms/form.ts';

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
