import type { ResolveData } from '../resolve-data.ts';
import { distance } from './edit-distance.ts';
import { bitsIn } from './mask.ts';
import type { Part } from './name.ts';
import { soundOf } from './sound.ts';
import { isLearnt } from './units.ts';

/** Bits a letter at which a learnt spelling is no likeness at all. */
const farBits = 6;
/** Likenesses below this are taken for none. */
const least = 0.45;

/** How alike two words are, 0 to 1, by letters, by sounds, and across scripts by what the learnt models expect. */
export function likeness(a: Part, b: Part, data: ResolveData): number {
  if (a.term !== null && a.term === b.term) return 1;
  const x = a.readings[0]!;
  const y = b.readings[0]!;
  if (x === y && x !== '' && (a.script !== 'Hani' || b.script !== 'Hani')) return 1;
  if (a.role === 'number' || b.role === 'number') return a.own === b.own ? 1 : 0;
  if (a.role === 'initial' || b.role === 'initial') return initialLikeness(x, y, a, b, data);
  if (a.script === 'Hani' && b.script === 'Hani') return hanLikeness(a.own, b.own, data);
  if (a.core !== null && b.core !== null && a.core.affix === b.core.affix) {
    const cores = coreLikeness(a.core.letters, b.core.letters);
    return cores < data.weight.nickname && areForms(a, b) ? data.weight.nickname : cores;
  }
  let best = 0;
  if (bitsIn(a.mask ^ b.mask) <= 6) {
    best = spelt(x, y, least);
    for (let i = 0; i < a.sounds.length; i++)
      for (let j = 0; j < b.sounds.length; j++) {
        const heard = spelt(a.sounds[i]!, b.sounds[j]!, Math.max(best, least)) * 0.99;
        if (heard > best) best = heard;
      }
  }
  if (a.script !== b.script && best < 0.98) {
    if (a.units !== null && b.script === 'Latn' && isLearnt(a.script))
      best = Math.max(best, 1 - data.models[a.script].fit(a.units, y, farBits * (1 - Math.max(best, least))) / farBits);
    else if (b.units !== null && a.script === 'Latn' && isLearnt(b.script))
      best = Math.max(best, 1 - data.models[b.script].fit(b.units, x, farBits * (1 - Math.max(best, least))) / farBits);
  }
  if (best < servantLikeness && (a.core === null) !== (b.core === null)) {
    const [core, whole] = a.core === null ? [b.core!, x] : [a.core, y];
    if (core.affix === 'abdul-' && spelt(core.letters, whole, 0.85) > 0) best = servantLikeness;
  }
  if (best < data.weight.nickname && areForms(a, b)) best = data.weight.nickname;
  return best;
}

const areForms = (a: Part, b: Part): boolean =>
  a.nicknames !== null && b.nicknames !== null && a.nicknames.some((n) => b.nicknames!.includes(n));

/** Abdul Hanif against Hanif. */
const servantLikeness = 0.66;

/** Words that share an ending or beginning are alike only as far as the rest is. */
function coreLikeness(x: string, y: string): number {
  const sim = Math.max(spelt(x, y, least), spelt(soundOf(x), soundOf(y), least) * 0.99);
  return Math.max(x.length, y.length) < 4 && sim < 1 ? sim * 0.9 : sim;
}

/** Han against Han, character by character; another character of the same sound counts a little less (old and new forms). */
function hanLikeness(x: string, y: string, data: ResolveData): number {
  let same = 0;
  for (let i = 0; i < Math.min(x.length, y.length); i++)
    if (x[i] === y[i]) same++;
    else if (data.pinyin[x.charCodeAt(i) - 0x4e00] === data.pinyin[y.charCodeAt(i) - 0x4e00]) same += 0.9;
  return same / Math.max(x.length, y.length);
}

function initialLikeness(x: string, y: string, a: Part, b: Part, data: ResolveData): number {
  const short = a.role === 'initial' ? x : y;
  const long = a.role === 'initial' ? y : x;
  if (short === '' || long === '') return 0;
  if (long.startsWith(short[0]!)) return data.weight.initial;
  return b.sound[0] === a.sound[0] ? data.weight.initial * 0.95 : 0;
}

/** One less the distance a letter of the longer word; 0 where it cannot pass `atLeast`. */
export function spelt(x: string, y: string, atLeast: number): number {
  if (x === y) return x === '' ? 0 : 1;
  const length = Math.max(x.length, y.length);
  const most = length * (1 - atLeast);
  if (Math.abs(x.length - y.length) * 0.4 > most) return 0;
  const d = distance(x, y, most);
  return d >= most ? 0 : 1 - d / length;
}
