import type { ResolveData } from '../resolve-data.ts';
import { foldWord } from './fold.ts';
import { type Script, scriptOf } from './scripts.ts';
import { isLearnt, unitsOf } from './units.ts';

/** Readings kept of one word. */
const most = 4;

/** Latin readings of one word in one script, folded, best first; a Latin word is its own reading. */
export function romanisations(text: string, data: ResolveData): readonly string[] {
  const own = foldWord(text);
  let script: Script = 'Latn';
  for (let i = 0; i < own.length; i++) {
    const found = scriptOf(own.charCodeAt(i));
    if (found !== null) {
      script = found;
      break;
    }
  }
  return readingsOf(own, script, data);
}

/** As `romanisations`, for a word already folded whose script is known. */
export function readingsOf(own: string, script: Script, data: ResolveData): readonly string[] {
  if (script === 'Latn') return [own];
  const byRule = ruleReadings(own, script, data);
  if (!isLearnt(script)) return byRule.length > 0 ? byRule : [''];
  const model = data.models[script];
  const learnt = model.read(model.numbersOf(unitsOf(own, script)), 3);
  const all = [...new Set([...byRule, ...learnt])].filter(Boolean).slice(0, most);
  return all.length > 0 ? all : [''];
}

function ruleReadings(own: string, script: Script, data: ResolveData): readonly string[] {
  switch (script) {
    case 'Cyrl':
      return [byTable(own, data.tables.Cyrl)];
    case 'Arab':
      return [
        byTable(own, data.tables.Arab)
          .replace(/^u(?=[aeiou])/, 'w')
          .replace(/^i(?=[aeiou])/, 'y'),
      ];
    case 'Hebr':
      return [byTable(own, data.tables.Hebr)];
    case 'Kana':
      return [byTable(unitsOf(own, 'Kana').join(''), data.tables.Kana)];
    case 'Hani':
      return [[...own].map((c) => data.pinyin[c.charCodeAt(0) - 0x4e00] ?? '').join('')];
    case 'Hang':
      return hangulReadings(own, data);
    default:
      return [[...own].map((c) => data.letters.get(c.charCodeAt(0)) ?? '').join('')];
  }
}

/** The longest entry first, two letters at most. */
function byTable(text: string, table: Readonly<Record<string, string>>): string {
  let out = '';
  for (let i = 0; i < text.length; i++) {
    const two = table[text.slice(i, i + 2)];
    if (two !== undefined && i + 1 < text.length) {
      out += two;
      i++;
    } else out += table[text[i]!] ?? '';
  }
  return out;
}

/** McCune-Reischauer as North Korea writes it, then Revised; a family name also in its customary spellings. */
function hangulReadings(own: string, data: ResolveData): readonly string[] {
  const { first, firstNorth, vowel, vowelNorth, last } = data.hangul;
  const spell = (firsts: readonly string[], vowels: readonly string[]): string =>
    [...own]
      .map((c) => {
        const at = c.charCodeAt(0) - 0xac00;
        if (at < 0 || at > 11171) return '';
        return firsts[Math.floor(at / 588)]! + vowels[Math.floor((at % 588) / 28)]! + last[at % 28]!;
      })
      .join('');
  const usual = data.hangulFamilies.get(own) ?? [];
  return [...new Set([...usual, spell(firstNorth, vowelNorth), spell(first, vowel)])];
}
