import type { Stance } from '#domain/stance';
import type { Sentence } from './sentences.ts';

/** `[from, to)` token positions of one paragraph. */
export type Range = readonly [from: number, to: number];

/** An attribution in token positions, before speakers are resolved and spans are cut. */
export type Draft = {
  readonly rule: string;
  readonly source: readonly Range[];
  readonly cue: readonly Range[];
  content: readonly Range[];
  readonly stance: Stance;
  readonly negated: boolean;
  readonly modal: boolean;
  readonly sentence: Sentence;
  readonly score: number;
  /** True when quoted paragraphs that follow are the same speaker's words. */
  readonly carries: boolean;
};

/** What a verb's own words settle, whatever its content. */
export type DraftBase = Pick<Draft, 'stance' | 'negated' | 'modal' | 'sentence'>;
