import type { Named } from './name-types.ts';

const companyEnd = /^(?:ltd|limited|plc|inc|llc|llp|gmbh|ag|sa|bv|nv|corp|corporation|co|group|holdings)$/;
const companyWord = /^(?:company|firm|business|supplier|manufacturer|contractor|start-up|startup|group)$/;
const ofState =
  /^(?:embassy|consulate|ministry|government|police|army|navy|office|news|times|press|bank|parliament|court|council|city|university|union|association|society|fund|abroad|ports|airlines|airways|radio|television)$/;
const anyBody = 'company';

/** The bodies of one document as it speaks of them further on ("the university", "the firm", "the Trust"). */
export type DefiniteBodies = {
  /** The one body whom a noun behind "the" can mean; null where none or several can. */
  called(noun: string): string | null;
  /** The one longer name that a short one begins ("Dunmore" for "Dunmore Cells"); null where none or several do. */
  longer(name: string): string | null;
};

/** Indexes a document's bodies by the noun that heads their names, and by the words that their names begin with. */
export function definiteBodies(names: readonly Named[]): DefiniteBodies {
  const all = new Set(names.filter((one) => one.type === 'organisation').map((one) => one.name));
  const several = [...all].filter((name) => name.includes(' '));
  const starts = new Map<string, string | null>();
  for (const name of several) {
    const words = name.split(' ');
    for (let n = 1; n < words.length; n++) {
      const start = words.slice(0, n).join(' ').toLowerCase();
      const had = starts.get(start);
      // "Lane Freight" and "Lane Freight Ltd" are one body, the longer its name.
      const joined = had === undefined || had === null ? name : joinedName(had, name);
      starts.set(start, had === null ? null : joined);
    }
  }
  const longer = (name: string): string | null => {
    const found = starts.get(name.toLowerCase()) ?? null;
    if (found === null || name.includes(' ')) return found;
    // "Norland" alone is the country, not the "Norland Friendship Fund".
    const rest = found.toLowerCase().split(' ').slice(1);
    const last = (rest.at(-1) ?? '').replace(/\.$/, '');
    return companyEnd.test(last) || (rest.length === 1 && !ofState.test(last)) ? found : null;
  };
  const heads = new Map<string, string | null>();
  const put = (head: string, name: string): void => {
    const had = heads.get(head);
    heads.set(head, had === undefined || had === name ? name : null);
  };
  for (const name of new Set(several.map((one) => longer(one) ?? one))) {
    const words = name.toLowerCase().split(' ');
    const of = words.findIndex((word) => /^(?:of|for)$/.test(word));
    const last = (words.at(-1) ?? '').replace(/\.$/, '');
    put(of > 0 ? (words[of - 1] ?? '') : last, name);
    if (companyEnd.test(last)) put(anyBody, name);
  }
  return {
    longer,
    called: (noun) => {
      const word = noun.toLowerCase();
      return heads.get(word) ?? (companyWord.test(word) ? (heads.get(anyBody) ?? null) : null);
    },
  };
}

const joinedName = (a: string, b: string): string | null =>
  a.startsWith(`${b} `) ? a : b.startsWith(`${a} `) || a === b ? b : null;
