import { type Entities, firstAt } from './entities.ts';
import type { Named } from './name-types.ts';

/** Two persons whom the text names in one breath; `alone` when nobody else is named between them and the place asked about. */
export type Pair = { readonly persons: readonly [string, string]; readonly alone: boolean };

/** How far off the pair may stand before "both men" may mean others, in code units. */
const near = 1500;
const far = 4000;

/** The last two persons joined by "and" before a position. */
export function pairBefore(text: string, entities: Entities, position: number): Pair | null {
  const last = firstAt(entities.names, position);
  const persons = storyPersons(text, entities.names.slice(Math.max(0, last - 240), last));
  for (let i = persons.length - 1; i > 0 && i > persons.length - 120; i--) {
    const [a, b] = [persons[i - 1], persons[i]];
    if (a === undefined || b === undefined || b.end > position) continue;
    if (position - b.end > far) return null;
    if (!areJoined(text, a, b)) continue;
    const both = [entities.fullName(a).name, entities.fullName(b).name] as const;
    const alone =
      position - b.end < near && persons.slice(i + 1).every((one) => both.includes(entities.fullName(one).name));
    return { persons: both, alone };
  }
  return null;
}

/** The first two persons named after a position, where they are joined and nobody is named before them ("two men … A and B"). */
export function pairAfter(text: string, entities: Entities, position: number): Pair | null {
  const from = firstAt(entities.names, position);
  // Whoever stands before is found among the first names, or not at all.
  if (storyPersons(text, entities.names.slice(0, Math.min(from, 200))).length > 0) return null;
  const [a, b] = storyPersons(text, entities.names.slice(from, from + 20));
  if (a === undefined || b === undefined || a.start - position > 900 || !areJoined(text, a, b)) return null;
  return { persons: [entities.fullName(a).name, entities.fullName(b).name], alone: true };
}

/** Persons, without those who only wrote the report. */
function storyPersons(text: string, names: readonly Named[]): Named[] {
  return names.filter((name) => name.type === 'person' && !isByline(text, name.start));
}

/** True for a name in a line that says who wrote or edited the report. */
export function isByline(text: string, at: number): boolean {
  const before = text.slice(Math.max(0, at - 121), at);
  const line = before.slice(before.lastIndexOf('\n') + 1);
  return line.length < 120 && /^\W*(?:By|Reporting by|Editing by)\s/.test(line);
}

function areJoined(text: string, a: Named, b: Named): boolean {
  const between = text.slice(a.end, b.start);
  if (!/\band\b/.test(between) || /[;\n]|[.!?]\s+\p{Lu}(?!r\b|rs\b|s\b)/u.test(between)) return false;
  return between.length < 60 || (between.length < 130 && between.startsWith(',') && /, and\b/.test(between));
}
