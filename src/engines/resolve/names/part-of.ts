import type { ResolveData } from '../resolve-data.ts';
import { maskOf } from './mask.ts';
import type { Part, Role } from './name.ts';
import { readingsOf } from './romanise.ts';
import type { Script } from './scripts.ts';
import { soundOf } from './sound.ts';
import { isLearnt, unitsOf } from './units.ts';

/** A part with its readings, sounds and weight worked out. */
export function partOf(
  of: {
    text: string;
    own: string;
    script: Script;
    role: Role;
    weight?: number;
    term?: string | null;
    gender?: 'm' | 'f' | null;
    readings?: readonly string[];
    nicknames?: readonly number[] | null;
  },
  data: ResolveData,
): Part {
  const readings = of.readings ?? readingsOf(of.own, of.script, data);
  const sounds = [...new Set(readings.map(soundOf))];
  const sound = sounds[0]!;
  const units = isLearnt(of.script) ? data.models[of.script].numbersOf(unitsOf(of.own, of.script)) : null;
  const groups = of.nicknames === undefined ? nicknamesOf(readings[0]!, of.own, data) : none;
  return {
    text: of.text,
    role: of.role,
    script: of.script,
    own: of.own,
    readings,
    sound,
    sounds,
    mask: maskOf(sound),
    weight: of.weight ?? weightOf(readings[0]!, data),
    term: of.term ?? null,
    gender: of.gender ?? null,
    core: coreOf(readings[0]!, data),
    nicknames: of.nicknames !== undefined ? of.nicknames : groups.length > 0 ? groups : null,
    units,
  };
}

const none: readonly number[] = [];

/** The groups of short and sister forms that a word belongs to. */
export const nicknamesOf = (reading: string, own: string, data: ResolveData): readonly number[] =>
  data.nicknames.get(reading) ?? data.nicknames.get(own) ?? none;

/** How telling a word is: 1 for a rare one, less the more often personal names hold it. */
function weightOf(reading: string, data: ResolveData): number {
  const seen = data.common.get(reading) ?? 0;
  const rarity = 1 - 0.05 * seen;
  return Math.max(0.35, reading.length < 3 ? rarity * 0.7 : rarity);
}

function coreOf(reading: string, data: ResolveData): Part['core'] {
  for (const affix of data.affixes) {
    const isFirst = affix.endsWith('-');
    const bare = isFirst ? affix.slice(0, -1) : affix.slice(1);
    if (reading.length < bare.length + 2 || !(isFirst ? reading.startsWith(bare) : reading.endsWith(bare))) continue;
    return { affix, letters: isFirst ? reading.slice(bare.length) : reading.slice(0, -bare.length) };
  }
  return null;
}
