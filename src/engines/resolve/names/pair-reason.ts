import type { ResolveData } from '../resolve-data.ts';
import type { Part } from './name.ts';
import type { Script } from './scripts.ts';

const scriptNames: Readonly<Record<Script, string>> = {
  Latn: 'Latin',
  Cyrl: 'Cyrillic',
  Arab: 'Arabic',
  Hebr: 'Hebrew',
  Grek: 'Greek',
  Hani: 'Han',
  Hang: 'Hangul',
  Kana: 'kana',
  other: 'another script',
};

/** Why two words were set together, in words. */
export function pairReason(
  a: Part,
  b: Part,
  sim: number,
  same: number,
  data: ResolveData,
): { words: string; weight: number } {
  const w = Math.round(((a.weight + b.weight) / 2) * sim * 100) / 100;
  const both = `“${a.text}” ~ “${b.text}”`;
  if (sim < same) return { words: `“${a.text}” and “${b.text}” are hardly alike`, weight: -w };
  if (a.text === b.text) return { words: `“${a.text}” on both sides`, weight: w };
  if (a.term !== null && a.term === b.term) return { words: `${both}: the same meaning`, weight: w };
  if (a.role === 'initial' || b.role === 'initial') return { words: `${both}: an initial that fits`, weight: w };
  if (a.script !== b.script) return { words: `${both}: ${acrossWords(a, b)}`, weight: w };
  if (a.own === b.own) return { words: `${both}: the same letters`, weight: w };
  if (sim === data.weight.nickname && a.nicknames?.some((n) => b.nicknames?.includes(n) === true) === true)
    return { words: `${both}: forms of one name`, weight: w };
  if (a.sound === b.sound) return { words: `${both}: the same sounds`, weight: w };
  if (a.text.includes(' ') !== b.text.includes(' ')) return { words: `${both}: written together and apart`, weight: w };
  return { words: `${both}: nearly the same letters`, weight: w };
}

function acrossWords(a: Part, b: Part): string {
  const [foreign, latin] = a.script === 'Latn' ? [b, a] : [a, b];
  if (latin.script !== 'Latn') return `the same sounds in ${scriptNames[a.script]} and ${scriptNames[b.script]}`;
  if (foreign.readings[0] === latin.own || foreign.sound === latin.sound)
    return `same by romanisation from ${scriptNames[foreign.script]}`;
  return `how ${scriptNames[foreign.script]} usually spells it`;
}
