import type { Grade } from '#domain/grade';

/** What a key does to a grade being typed: the first of two, the whole, none at all, or nothing. */
export type GradeStep =
  | { readonly to: 'first'; readonly first: string }
  | { readonly to: 'grade'; readonly grade: Grade | null }
  | { readonly to: 'nothing' };

/** Letter then digit is an Admiralty grade ("C3"), digit then letter one of 3x5x2 ("2B"); Backspace takes it away. */
export function gradeAfterKey(first: string | null, key: string): GradeStep {
  const typed = key.toUpperCase();
  if (key === 'Backspace') return { to: 'grade', grade: null };
  if (first === null) return /^[A-F1-3]$/.test(typed) ? { to: 'first', first: typed } : { to: 'nothing' };
  if (/[A-F]/.test(first) && /^[1-6]$/.test(typed))
    return { to: 'grade', grade: { scheme: 'admiralty', source: first, information: typed } };
  if (/[1-3]/.test(first) && /^[A-E]$/.test(typed))
    return { to: 'grade', grade: { scheme: '3x5x2', source: first, information: typed } };
  return { to: 'nothing' };
}
