import type { TimeExpression } from '#domain/reading';
import type { Paragraph } from './frames.ts';
import type { Tokens } from './tokens.ts';

export type TimeFound = TimeExpression;

export function timesOf(_tokens: Tokens, _paragraph: Paragraph, _date: string | null): TimeFound[] {
  return [];
}
