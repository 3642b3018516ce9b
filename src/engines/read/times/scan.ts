import type { TimeExpression } from '#domain/reading';
import type { Tokens } from '../tokens.ts';
import type { Day } from './calendar.ts';

/** A time expression in token positions. */
export type Found = {
  readonly from: number;
  readonly to: number;
  readonly type: TimeExpression['type'];
  readonly value: string;
};

/** What the time rules see: the words, the day they are said on, and whether a position speaks of what is to come. */
export type Scan = {
  readonly tokens: Tokens;
  readonly said: Day | null;
  word(i: number): string;
  ahead(i: number): boolean;
};

/** A rule tries to read an expression that starts at one word. */
export type TimeRule = (scan: Scan, at: number) => Found | null;
