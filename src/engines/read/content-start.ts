import type { Cue } from './lexicons.ts';
import type { Frame } from './phrases.ts';

export type ContentStart = {
  readonly at: number;
  readonly form: 'quotation' | 'clause' | 'question' | 'infinitive' | 'object' | 'gerund' | 'preposition' | 'colon';
  /** The cue's end when it takes a particle or a preposition with it. */
  readonly cueEnd: number;
};

/** A verb cue and the place behind it where its content is looked for. */
export type Behind = {
  readonly frame: Frame;
  readonly cue: Cue;
  readonly passive: boolean;
  readonly head: number;
  /** The first token behind the cue, its particle passed over. */
  readonly i: number;
  readonly cueEnd: number;
  /** The cue takes a clause, with "that" or without. */
  readonly saysThat: boolean;
  /** The token at a place in lower case, or '' beyond the sentence. */
  readonly word: (k: number) => string;
};

/** What one way of beginning finds: content, null when the cue surely takes nothing here, undefined when another way may. */
export type Found = ContentStart | null | undefined;
