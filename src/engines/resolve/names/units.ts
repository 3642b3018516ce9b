import type { Script } from './scripts.ts';

/** The scripts whose spelling in Latin letters is learnt from pairs of names. */
export type LearntScript = 'Cyrl' | 'Arab' | 'Hebr' | 'Hani' | 'Hang' | 'Kana';

export const isLearnt = (script: Script): script is LearntScript =>
  script === 'Cyrl' ||
  script === 'Arab' ||
  script === 'Hebr' ||
  script === 'Hani' ||
  script === 'Hang' ||
  script === 'Kana';

/**
 * The units a folded word is spelt by: single letters, the first one marked by "^" where its place matters; Hangul in
 * jamo, which tell first from last; kana in katakana.
 */
export function unitsOf(word: string, script: LearntScript): readonly string[] {
  if (script === 'Hang') return [...word.normalize('NFD')];
  if (script === 'Hani') return [...word];
  if (script === 'Kana') return [...word].map(katakana);
  return [...word].map((letter, n) => (n === 0 ? `^${letter}` : letter));
}

function katakana(letter: string): string {
  const code = letter.charCodeAt(0);
  return code >= 0x3041 && code <= 0x3096 ? String.fromCharCode(code + 0x60) : letter;
}
