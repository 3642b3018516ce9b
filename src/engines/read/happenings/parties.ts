import type { Span } from '#domain/span';
import type { Entities } from '../entities.ts';
import { canBe } from '../gender.ts';
import type { Lexicons } from '../lexicons.ts';
import type { Named, NameType } from '../name-types.ts';

/** What the words of a party are settled against. */
export type PartyContext = {
  readonly text: string;
  readonly entities: Entities;
  readonly lexicons: Lexicons;
  /** The body that the document's head names as issuing it, whom "we" means; null where none is. */
  readonly issuer: string | null;
};

/** Whose words a happening stands in. */
export type Voice = {
  /** Whom "I" and "we" mean; null where that is not certain. */
  readonly name: string | null;
  /** Whom "you" means. */
  readonly addressee: string | null;
  /** Who is said to say so, where the words are reported and not given: "he" in them may be the speaker. */
  readonly reporting: { readonly name: string; readonly contentFrom: number } | null;
};

export type Parties = {
  /** Persons and bodies that the words name, or the words themselves where they are somebody's. */
  readonly names: readonly string[];
  /** False where a pronoun or a common noun stands for somebody. */
  readonly named: boolean;
  /** What they all are; `other` where they differ or no name says it. */
  readonly type: NameType | 'other';
  /** True where the words pick somebody out ("a courier", "the two men"), false for kinds of people ("brokers"). */
  readonly specific: boolean;
};

const nobody: Parties = { names: [], named: false, type: 'other', specific: false };
const picksOut = /^(?:the|an?|another|one|two|three|four|five|this|that|these|those|his|her|its|their|my|our|your)\s/i;
const standing =
  /^(?:police|customs|parliament|congress|prosecutors|detectives|officers|counsel|staff|solicitors|lawyers|officials)$/i;

/** Who the words of a span are, by name where the reader is sure, else as the document puts it; nobody where they are no one. */
export function partiesOf(
  context: PartyContext,
  span: Span,
  block: number,
  voice: Voice,
  not: readonly string[] = [],
): Parties {
  const { text, entities, lexicons, issuer } = context;
  const words = text.slice(span[0], span[1]).replace(/\s+/g, ' ').trim();
  const lower = words.toLowerCase();
  if (/^(i|we|me|us|my|our|myself)$/.test(lower)) {
    const name = voice.name ?? (/^(?:we|us|our)$/.test(lower) ? issuer : null);
    return name === null ? nobody : some(name);
  }
  if (/^(you|your|u)$/.test(lower)) return voice.addressee === null ? nobody : some(voice.addressee);
  if (/^(he|she|him|her|his|himself|herself)$/.test(lower)) {
    const name = pronoun(lower, span[0], block, voice, context, not);
    if (name !== null) return some(name);
    return /^h(?:is|er)$/.test(lower) ? nobody : { names: [words], named: false, type: 'person', specific: false };
  }
  if (/^its?$/.test(lower)) {
    const body = bodyBefore(span[0], block, entities);
    return body === null ? nobody : { ...some(body), type: 'organisation' };
  }
  if (
    /^(it|its|they|them|their|themselves|who|whom|which|that|this|these|those|there|one|someone|somebody|anyone|anybody|others|everyone|everybody|nobody|both|all|some)$/.test(
      lower,
    )
  )
    return nobody;
  if (/^(?:no|neither|any|what|whatever|each other)\b/.test(lower)) return nobody;
  // "a woman known as Heron": by the name; "Falk called Heron" is two.
  const called = entities.within(...span).length === 0 ? nameGiven(text.slice(span[1], span[1] + 80)) : undefined;
  if (called !== undefined) return some(called);
  const joined = joinedParties(context, span, block, voice);
  if (joined !== null) return joined;
  const heads = headNames(text, span, entities);
  if (heads.length > 0)
    return {
      names: [...new Set(heads.map((name) => entities.fullName(name).name))],
      named: true,
      type: heads.every((name) => name.type === heads[0]?.type) ? (heads[0]?.type ?? 'other') : 'other',
      specific: true,
    };
  const definite = /^(?:the|our|this|that) (\p{L}[\p{Ll}-]+)$/iu.exec(words);
  const body = definite === null ? null : entities.bodyCalled(definite[1] ?? '');
  if (body !== null) return { ...some(body), type: 'organisation' };
  // Words with capitals that no list knows are a body's name where a post or an employer is called for.
  if (/^(?:the )?\p{Lu}[\p{L}'’&-]+(?: (?:of |and |for |& )?(?:the )?\p{Lu}[\p{L}'’&-]+){0,6}$/u.test(words))
    return { names: [words.replace(/^the /i, '')], named: false, type: 'organisation', specific: words.includes(' ') };
  const bare = words
    .replace(/^(?:the|a|an|his|her|their|its|my|our|one|two) /i, '')
    .replace(/,.*$|\s(?:who|whom|which)\s.*$/, '');
  if (!isSomebody(bare, lexicons)) return nobody;
  const specific = picksOut.test(words) || standing.test(bare) || /^\d/.test(words);
  return { names: [bare], named: false, type: headsPerson(bare, lexicons) ? 'person' : 'other', specific };
}

const nameGiven = (behind: string): string | undefined =>
  /^,? (?:known (?:only )?as|called|named|nicknamed|using the name) [“"‘]?(\p{Lu}[\p{L}'’-]+(?: \p{Lu}[\p{L}'’-]+)*)/u.exec(
    behind,
  )?.[1];

const some = (name: string): Parties => ({
  names: name.split('; '),
  named: true,
  type: 'person',
  specific: true,
});

/** "Ida Falk and a senior officer": each side of an "and" that stands inside no name, where both are somebody. */
function joinedParties(context: PartyContext, span: Span, block: number, voice: Voice): Parties | null {
  const { text, entities } = context;
  const words = text.slice(span[0], span[1]);
  const at = words.search(/\sand\s/);
  if (at < 1 || span[1] - span[0] > 200) return null;
  const middle = span[0] + at + 1;
  if (entities.within(span[0], span[1]).some((name) => name.start < middle && name.end > middle)) return null;
  const left = partiesOf(context, [span[0], span[0] + at], block, voice);
  const right = partiesOf(context, [middle + 4, span[1]], block, voice);
  if (left.names.length === 0 || right.names.length === 0) return null;
  return {
    names: [...new Set([...left.names, ...right.names])],
    named: left.named || right.named,
    type: left.type === right.type ? left.type : 'other',
    specific: left.specific && right.specific,
  };
}

/** The names a phrase is about: not those that only qualify ("Brandt's lawyer", "the embassy of Norland"). */
function headNames(text: string, span: Span, entities: Entities): Named[] {
  const inside = entities.within(span[0], span[1]);
  const heads: Named[] = [];
  for (const name of inside) {
    const before = text.slice(heads.at(-1)?.end ?? span[0], name.start);
    const after = text.slice(name.end, span[1]);
    // What stands before a further capital is part of a longer name that nobody knows.
    if (/^['’]s?\s+\S/.test(after) || /^\s*-/.test(after) || /^\s\p{Lu}\p{Ll}/u.test(after)) continue;
    // Behind a comma stands the name of whom the phrase before it describes.
    const apposed = /,\s*(?:(?:mr|mrs|ms|dr|sir|dame)\.?\s*)?$/i.test(before);
    if (/\b(?:of|for|at|from|in|on|about|to|by|near|with)\b/i.test(before) && !apposed) continue;
    if (name.type === 'place' && heads.length === 0 && /\p{L}/u.test(after.replace(/^[^,]*,.*/, ''))) continue;
    if (heads.length > 0 && !/(?:\band\b|&|,)/.test(before)) continue;
    // "the Minister of Unity, Ida Falk": the person, not the ministry named on the way.
    if (apposed && name.type === 'person') heads.splice(0, heads.length, name);
    else heads.push(name);
  }
  return heads;
}

function headsPerson(words: string, lexicons: Lexicons): boolean {
  const head = words.split(/\s(?:of|in|at|for|from|with|on|who|whom|near|to)\s|,/)[0] ?? '';
  const last = (head.split(' ').at(-1) ?? '').toLowerCase().replace(/-in-law$/, '');
  const one = last.endsWith('s') ? last.slice(0, -1) : last;
  return [last, one].some((word) => lexicons.people.has(word) || lexicons.roles.has(word) || lexicons.kin.has(word));
}

/** A role, a body or a person as a common noun heads the phrase. */
function isSomebody(words: string, lexicons: Lexicons): boolean {
  const head = words.split(/\s(?:of|in|at|for|from|with|on|who|whom|near|to)\s|,/)[0] ?? '';
  if (head.split(' ').length > 7 || words.length > 90) return false;
  const last = (head.split(' ').at(-1) ?? '').toLowerCase().replace(/-in-law$/, '');
  const known = (word: string): boolean =>
    lexicons.people.has(word) ||
    lexicons.roles.has(word) ||
    lexicons.kin.has(word) ||
    lexicons.groupNouns.has(word) ||
    lexicons.organisationHeads.has(word);
  return (
    known(last) ||
    (last.endsWith('s') && known(last.slice(0, -1))) ||
    (last.endsWith('ies') && known(`${last.slice(0, -3)}y`))
  );
}

/**
 * "he" is sure where one person alone is named in the paragraph before it, or where somebody's reported words say it
 * and name nobody else first; else null.
 */
function pronoun(
  word: string,
  at: number,
  block: number,
  voice: Voice,
  { text, entities, lexicons }: PartyContext,
  not: readonly string[],
): string | null {
  const male = /^h(?:e|im|is|imself)$/.test(word);
  const fits = (name: string): boolean => canBe(male ? 'he' : 'she', name, entities.titlesOf(name), lexicons);
  const named = (from: number): string[] => [
    ...new Set(
      entities
        .within(from, at)
        .filter((name) => name.type === 'person')
        .map((name) => entities.fullName(name).name)
        .filter((name) => name !== voice.name && name !== voice.addressee && !not.includes(name) && fits(name)),
    ),
  ];
  if (voice.reporting !== null) {
    const { name, contentFrom } = voice.reporting;
    if (
      contentFrom <= at &&
      !name.includes(';') &&
      /^\p{Lu}/u.test(name) &&
      fits(name) &&
      named(Math.max(block, contentFrom - 160)).every((one) => one === name)
    )
      return name;
  }
  const before = named(block);
  if (before.length === 1) return before[0] ?? null;
  // At the head of a paragraph: the one person of the paragraph before.
  if (before.length > 0 || at - block > 60) return null;
  const above = text.slice(Math.max(0, block - 600), block).trimEnd();
  const start = Math.max(0, block - 600) + Math.max(0, above.lastIndexOf('\n'));
  const over = named(start);
  return over.length === 1 ? (over[0] ?? null) : null;
}

/** "it": the one body named in the paragraph before it, else in the one above. */
function bodyBefore(at: number, block: number, entities: Entities): string | null {
  for (const from of [block, Math.max(0, block - 400)]) {
    const bodies = new Set(
      entities
        .within(from, at)
        .filter((name) => name.type === 'organisation')
        .map((name) => entities.fullName(name).name),
    );
    if (bodies.size > 0) return bodies.size === 1 ? ([...bodies][0] ?? null) : null;
  }
  return null;
}
