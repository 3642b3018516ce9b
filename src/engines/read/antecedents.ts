import { type Entities, firstAt } from './entities.ts';
import { canBe } from './gender.ts';
import type { Lexicons } from './lexicons.ts';
import type { Named } from './name-types.ts';
import type { RoleMention } from './roles.ts';

/** Where a pronoun stands, and how far back it may look. */
type Pronoun = { readonly start: number; readonly floor: number };

/** Whom the words around can mean by a pronoun or a bare role; every answer is from words in the text itself. */
export type Antecedents = {
  /** The person whom the nearest sentence before begins with, in the same paragraph. */
  subjectBefore(pronoun: Pronoun, fits: (name: string) => boolean): Named | null;
  /** "a woman came in": an unnamed person whom the sentences before bring in; not one of whom the last speaker spoke. */
  personNounBefore(
    pronoun: Pronoun,
    word: 'he' | 'she',
    spokeAt: number,
  ): { readonly words: string; readonly at: number } | null;
  /** The one person whom the text puts beside a role: "the case officer, Sergeant Ida Falk", "Ida Falk (Chair)". */
  holderOf(role: string): string | null;
  /** "the ambassador" after "the ambassador of Norland": the one longer form of a bare role that the text gives before. */
  fullerRole(role: RoleMention): string | null;
  /** "a nice lad", "my mother-in-law": one person, whom "he" or "she" may mean further on. */
  isOnePerson(words: string): boolean;
};

const opensSentence =
  /^[\s_]*(?:(?:On|In|At|By|After|Before|From|Last|Earlier|Later|Yesterday|Today)\b[^,.]{0,50},\s*|(?:But|And|Then|So|Now)\s+)?(?:\d+[.)]\s*)?(?:\p{Lu}[\p{L}.]*\s+){0,3}$/u;
const bringsIn =
  /\b(?:[Aa]n?|[Aa]nother|[Mm]y|[Oo]ne) ((?:[\p{Ll}-]+ ){0,2}?)(\p{Ll}[\p{Ll}-]*)\b(?! ?['’-]|\s+of\b)/gu;
const saidOf = /(?:\b(?:is|was|be|been|are|were|as|became|become|like|not|of|than|for|with|by|from|to)|['’]s) $/;
const onePerson =
  /^(?:an?|the|my|his|her|our|one|another)\s+(?:[\p{L}-]+\s+){0,3}?([\p{L}]+)(?:-in-law)?(?:\s+(?:of|in|at|from|with|who)\b.*|,.*)?$/iu;

/** Looks for antecedents in one document. */
export function antecedents(
  whole: string,
  { within, fullName }: Entities,
  roles: readonly RoleMention[],
  lexicons: Lexicons,
): Antecedents {
  let holders: ReadonlyMap<string, string | null> | null = null;
  return {
    subjectBefore(pronoun, fits) {
      const { from, text } = sentencesBefore(pronoun);
      if (text === '') return null;
      const people = within(from, from + text.length).filter((name) => name.type === 'person');
      for (let i = people.length - 1; i >= 0; i--) {
        const name = people[i];
        if (name === undefined || text[name.start - from] === '_' || !fits(fullName(name).name)) continue;
        const lead = text.slice(0, name.start - from);
        const sentence = lead.slice(Math.max(lead.lastIndexOf('. ') + 1, lead.lastIndexOf('_ ') + 1));
        if (opensSentence.test(sentence) && !/^['’]s?\s/.test(whole.slice(name.end, name.end + 3))) return name;
      }
      return null;
    },
    personNounBefore(pronoun, word, spokeAt) {
      const { from, text } = sentencesBefore(pronoun);
      let last: { words: string; at: number } | null = null;
      for (const found of text.matchAll(bringsIn)) {
        const head = (found[2] ?? '').toLowerCase();
        const at = from + found.index;
        if (!isPersonNoun(head) || !canBe(word, head, [], lexicons)) continue;
        // "Ida Falk is a judge": said of somebody, not brought in.
        if (saidOf.test(text.slice(Math.max(0, found.index - 12), found.index))) continue;
        if (spokeAt >= 0 && spokeAt < at && !/[.?!_]\s/.test(whole.slice(spokeAt, at))) continue;
        last = { words: `${found[1] ?? ''}${found[2] ?? ''}`, at };
      }
      return last;
    },
    holderOf(role) {
      holders ??= holdersOfRoles();
      return holders.get(role.toLowerCase()) ?? null;
    },
    fullerRole(role) {
      const bare = role.text.toLowerCase();
      if (bare.includes(' ')) return null;
      let found: string | null = null;
      for (let i = firstAt(roles, role.start) - 1, n = 0; i >= 0 && n < 60; i--, n++) {
        const other = roles[i];
        if (other === undefined) break;
        const lower = other.text.toLowerCase();
        if (lower === bare || other.named || !/\p{Lu}/u.test(other.text)) continue;
        if (!lower.endsWith(` ${bare}`) && !lower.startsWith(`${bare} `)) continue;
        if (found !== null && found.toLowerCase() !== lower) return null;
        found = other.text;
      }
      return found;
    },
    isOnePerson(words) {
      const head = onePerson.exec(words)?.[1]?.toLowerCase();
      return head !== undefined && isPersonNoun(head);
    },
  };

  function isPersonNoun(word: string): boolean {
    if (/^(?:men|women|people|staff)$/.test(word) || (word.endsWith('s') && lexicons.people.has(word.slice(0, -1))))
      return false;
    return lexicons.people.has(word) || lexicons.roles.has(word) || lexicons.kin.has(word);
  }

  /** The words of the same paragraph before a pronoun, in whole sentences, with what is quoted blanked out. */
  function sentencesBefore({ start, floor }: Pronoun): { readonly from: number; readonly text: string } {
    const low = Math.max(floor, start - 1500, 0);
    const before = whole.slice(low, start);
    const line = before.lastIndexOf('\n') + 1;
    // Cut anywhere else it might begin inside a quotation.
    if (line === 0 && low > floor) return { from: low, text: '' };
    const plain = before.slice(line).replace(/“[^”]*(?:”|$)|"[^"]*(?:"|$)/g, (words) => '_'.repeat(words.length));
    const end = Math.max(plain.lastIndexOf('. '), plain.lastIndexOf('_ '), plain.lastIndexOf('? '), -1) + 1;
    return { from: low + line, text: plain.slice(0, end) };
  }

  function holdersOfRoles(): ReadonlyMap<string, string | null> {
    const found = new Map<string, string | null>();
    for (const { text, start, end } of roles) {
      const next = within(end, end + 60).find((n) => n.type === 'person');
      const before = within(Math.max(0, start - 60), start).findLast((n) => n.type === 'person');
      const holder =
        next !== undefined && /^,? (?:\p{Lu}[\p{L}.]* ){0,3}$/u.test(whole.slice(end, next.start))
          ? next
          : before !== undefined && /^(?: \(|, (?:the )?)$/.test(whole.slice(before.end, start))
            ? before
            : null;
      if (holder === null) continue;
      const { name } = fullName(holder);
      const had = found.get(text.toLowerCase());
      found.set(text.toLowerCase(), had === undefined || had === name ? name : null);
    }
    return found;
  }
}
