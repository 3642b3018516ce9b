import type { ResolveData } from '../resolve-data.ts';
import { distance } from './edit-distance.ts';
import { bitsIn } from './mask.ts';
import type { Part } from './name.ts';
import { isLearnt } from './units.ts';

/** Bits a letter at which a learnt spelling is no likeness at all. */
const farBits = 6;

/** How alike two words are, 0 to 1, by letters, by sounds, and across scripts by what the learnt models expect. */
export function likeness(a: Part, b: Part, data: ResolveData): number {
  if (a.term !== null && a.term === b.term) return 1;
  const x = a.readings[0]!;
  const y = b.readings[0]!;
  if (x === y && x !== '') return a.script === 'Hani' && b.script === 'Hani' && a.own !== b.own ? 0.9 : 1;
  if (a.role === 'number' || b.role === 'number') return 0;
  if (a.role === 'initial' || b.role === 'initial') return initialLikeness(x, y, a, b, data);
  let best = 0;
  if (bitsIn(a.mask ^ b.mask) <= 6) {
    best = spelt(x, y, 0);
    for (const s of a.sounds) for (const t of b.sounds) best = Math.max(best, spelt(s, t, best) * 0.99);
  }
  if (a.script !== b.script && best < 0.98) {
    if (a.units !== null && b.script === 'Latn' && isLearnt(a.script))
      best = Math.max(best, 1 - data.models[a.script].fit(a.units, y) / farBits);
    else if (b.units !== null && a.script === 'Latn' && isLearnt(b.script))
      best = Math.max(best, 1 - data.models[b.script].fit(b.units, x) / farBits);
  }
  if (best < data.weight.nickname) {
    const groups = data.nicknames.get(x);
    if (groups !== undefined && data.nicknames.get(y)?.some((n) => groups.includes(n)) === true)
      best = data.weight.nickname;
  }
  return best;
}

function initialLikeness(x: string, y: string, a: Part, b: Part, data: ResolveData): number {
  const short = a.role === 'initial' ? x : y;
  const long = a.role === 'initial' ? y : x;
  if (short === '' || long === '') return 0;
  if (long.startsWith(short[0]!)) return data.weight.initial;
  return b.sound[0] === a.sound[0] ? data.weight.initial * 0.95 : 0;
}

/** One less the distance a letter of the longer word; 0 where it cannot pass `least`. */
function spelt(x: string, y: string, least: number): number {
  if (x === y) return x === '' ? 0 : 1;
  const length = Math.max(x.length, y.length);
  if (length === 0) return 0;
  const most = length * (1 - Math.max(0.45, least));
  if (Math.abs(x.length - y.length) * 0.4 > most) return 0;
  const d = distance(x, y, most);
  return d === Infinity ? 0 : Math.max(0, 1 - d / length);
}
