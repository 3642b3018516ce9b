import { maskOf } from './mask.ts';
import type { Part, Way } from './name.ts';
import { soundOf } from './sound.ts';

/** `count` neighbouring parts of a way's content from `start` on, written together; kept, since one name meets many. */
export function joinedParts(way: Way, start: number, count: number): Part {
  const key = start * 32 + count;
  const known = way.joins.get(key);
  if (known !== undefined) return known;
  const parts = way.content.slice(start, start + count);
  const first = parts[0]!;
  const reading = parts.map((part) => part.readings[0]).join('');
  const sound = soundOf(reading);
  const oneScript = parts.every((part) => part.script === first.script);
  const joined: Part = {
    text: parts.map((part) => part.text).join(' '),
    role: 'word',
    script: first.script,
    own: parts.map((part) => part.own).join(''),
    readings: [reading],
    sound,
    sounds: [sound],
    mask: maskOf(sound),
    weight: Math.max(...parts.map((part) => part.weight)),
    term: null,
    gender: parts.at(-1)!.gender,
    core: null,
    nicknames: null,
    units: oneScript && first.units !== null ? parts.flatMap((part) => part.units ?? []) : null,
  };
  way.joins.set(key, joined);
  return joined;
}
