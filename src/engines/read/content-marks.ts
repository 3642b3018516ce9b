import type { ContentStart } from './content-start.ts';
import { type Frame, quoteAt } from './phrases.ts';

/** True where content surely begins: a colon, a quotation, "that", "whether" and the like. */
export function isContentMark(frame: Frame, k: number): boolean {
  const word = frame.tokens.lower[k] ?? '';
  if (k >= frame.to) return false;
  if (word === ':') return k + 1 <= frame.to;
  if (word === 'that' || word === 'whether' || word === 'how' || word === 'why' || word === 'what')
    return frame.tokens.pos[k + 1] !== 'VERB' || word !== 'that';
  return quoteAt(frame, k) !== undefined;
}

/** What begins at a place where `isContentMark` is true. */
export function markForm(frame: Frame, k: number, cueEnd: number): ContentStart {
  const word = frame.tokens.lower[k] ?? '';
  if (word === ':') return { at: k + 1, form: 'colon', cueEnd };
  if (word === 'that') return { at: k, form: 'clause', cueEnd };
  if (quoteAt(frame, k) !== undefined) return { at: k, form: 'quotation', cueEnd };
  return { at: k, form: 'question', cueEnd };
}
