import type { Script } from './scripts.ts';
import type { Token } from './tokens.ts';

/** A word with its script settled, before it is given a role. */
export type Word = Token & {
  readonly own: string;
  readonly script: Script;
  /** Put into English from another language. */
  readonly isTranslated?: boolean;
};
