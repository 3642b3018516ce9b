import type { Lexicons } from './lexicons.ts';
import type { Range } from './draft.ts';
import type { Tokens } from './tokens.ts';

/** Words of likelihood in one paragraph ("highly unlikely"): whoever says them owns them. */
export function estimativeOf(tokens: Tokens, lexicons: Lexicons): Range[] {
  const found: Range[] = [];
  for (let i = 0; i < tokens.length; i++) {
    const phrases = lexicons.estimative.get(tokens.lower[i] ?? '');
    if (phrases === undefined) continue;
    for (const words of phrases) {
      if (!words.every((word, k) => tokens.lower[i + k] === word)) continue;
      found.push([i, i + words.length]);
      i += words.length - 1;
      break;
    }
  }
  return found;
}
