import type { ResolveData } from '../resolve-data.ts';
import { isAcronym } from './acronym.ts';
import type { Name } from './name.ts';
import { skeletonOf } from './sound.ts';

/**
 * Keys under which an index may find a name, without repeats: "=" the folded word, "~" its sounds, "#" its consonants in
 * eight classes, "%" a meaning shared by languages (terms of organisations), "@" the initials of an organisation's words.
 * Two names that `compareNames` scores well share at least one key of most pairs; rare keys first come from rare words.
 */
export function nameKeys(name: Name, _data: ResolveData): readonly string[] {
  const keys = new Set<string>();
  for (const way of name.ways) {
    for (const part of way.parts) {
      if (part.role === 'title' || part.role === 'particle' || part.role === 'legal form') continue;
      if (part.term !== null) keys.add(`%${part.term}`);
      for (const reading of part.readings) if (reading.length > 1) keys.add(`=${reading}`);
      for (const sound of part.sounds) {
        if (sound.length > 1) keys.add(`~${sound}`);
        const skeleton = skeletonOf(sound);
        if (skeleton.length > 1) keys.add(`#${skeleton}`);
      }
      if (name.kind !== 'person' && isAcronym(part)) keys.add(`@${part.readings[0]}`);
    }
    for (const initials of way.initials) keys.add(`@${initials}`);
  }
  return [...keys];
}
