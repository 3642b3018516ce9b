/** Where a command writes: results to `out`, all else to `err`. */
export type Terminal = {
  /** Resolves once the reader of a pipe has taken it, so that a long output is never held in memory. */
  out(text: string): Promise<void>;
  err(text: string): void;
  /** Progress is drawn only where a person looks on. */
  readonly isInteractive: boolean;
  columns(): number;
  /** Reads what is typed or piped in, without showing it. */
  readSecret(prompt: string): Promise<string>;
  /** Asks a person and answers what is typed, in plain sight; absent where nobody sits at the terminal. */
  ask?(question: string): Promise<string>;
};
