import { definiteBodies } from './definite-bodies.ts';
import type { Named } from './name-types.ts';

/** The names of one document, by place and by person. */
export type Entities = {
  /** The names that lie wholly inside a stretch of text. */
  within(start: number, end: number): readonly Named[];
  /** The fullest form of a person's name in this text, and why it is taken for the same. */
  fullName(name: Named): { readonly name: string; readonly why: string };
  /** The one body that "the university" or "the firm" can mean here; null where none or several can. */
  bodyCalled(noun: string): string | null;
  /** The honorifics seen with a name ("Mr", "Dame"). */
  titlesOf(name: string): readonly string[];
  readonly names: readonly Named[];
};

/** Indexes a document's names, which come in text order, with persons whom its form names in full. */
export function entitiesOf(names: readonly Named[], people: readonly string[] = []): Entities {
  const persons = personIndex([...names, ...people.map(asNamed)]);
  const titles = titleIndex(names);
  const bodies = definiteBodies(names);
  return {
    names,
    within(start, end) {
      const found: Named[] = [];
      for (let i = firstAt(names, start); i < names.length; i++) {
        const name = names[i];
        if (name === undefined || name.start >= end) break;
        if (name.end <= end) found.push(name);
      }
      return found;
    },
    bodyCalled: bodies.called,
    fullName(name) {
      if (name.type === 'organisation') {
        const longer = bodies.longer(name.name) ?? (name.name.includes(' ') ? null : bodies.called(name.name));
        return longer === null || longer === name.name
          ? { name: name.name, why: 'named here' }
          : { name: longer, why: `"${name.name}" is short for ${longer}, the only body here so called` };
      }
      const last = (name.name.split(' ').at(-1) ?? '').toLowerCase();
      const full =
        name.type !== 'person'
          ? undefined
          : (persons.get(name.name.toLowerCase()) ?? (name.name.includes(' ') ? undefined : persons.get(last)));
      if (full !== undefined && full !== name.name)
        return {
          name: full,
          why: `"${name.title === null ? '' : `${name.title} `}${name.name}" is the surname or first name of ${full}`,
        };
      return { name: name.name, why: 'named here' };
    },
    titlesOf: (name) => titles.get(name) ?? titles.get(name.split(' ').at(-1) ?? '') ?? [],
  };
}

/** A person that the form of the document names, as a name among names. */
const asNamed = (name: string): Named => ({ start: 0, end: 0, type: 'person', name, title: null });

/** The index of the first item that starts at or after a position. */
export function firstAt(items: readonly { readonly start: number }[], position: number): number {
  let low = 0;
  let high = items.length;
  while (low < high) {
    const mid = (low + high) >> 1;
    if ((items[mid]?.start ?? 0) < position) low = mid + 1;
    else high = mid;
  }
  return low;
}

/** From a person's last name, first name or full name in lower case to the fullest name the text gives; ambiguous ones are left out. */
function personIndex(names: readonly Named[]): Map<string, string> {
  const index = new Map<string, string>();
  const clash = new Set<string>();
  for (const name of names) {
    if (name.type !== 'person') continue;
    const parts = name.name.split(' ');
    if (parts.length < 2) continue;
    for (const part of [parts.at(-1) ?? '', parts[0] ?? '']) {
      const key = part.toLowerCase();
      const had = index.get(key);
      const [a, b] = [had?.toLowerCase() ?? '', name.name.toLowerCase()];
      if (had !== undefined && a !== b && !a.endsWith(` ${b}`) && !b.endsWith(` ${a}`)) clash.add(key);
      // Of one name in capitals and in ordinary letters the ordinary one is shown.
      const isCapitals = had === had?.toUpperCase();
      if (had === undefined || name.name.length > had.length || (a === b && isCapitals)) index.set(key, name.name);
    }
  }
  for (const key of clash) index.delete(key);
  return index;
}

function titleIndex(names: readonly Named[]): Map<string, readonly string[]> {
  const index = new Map<string, readonly string[]>();
  for (const name of names) {
    if (name.title === null) continue;
    const words = name.title.split(' ');
    index.set(name.name, words);
    index.set(name.name.split(' ').at(-1) ?? '', words);
  }
  return index;
}
