import type { Lexicons } from './lexicons.ts';
import type { Named } from './name-types.ts';

const headBehind =
  /^\s+(?!(?:of|who|whose|which|that|in|at|on|for|from|and|or|himself|herself|itself|themselves|said|says|also|now|then|with|by|to|as|but|when|while|has|have|had|is|was|will|does|did|do|the|an?|last|this|yesterday|today|later|earlier|alone)\b)\p{Ll}[\p{L}’'-]+/u;

/** The name is what the phrase is about, not what qualifies it ("Smith's lawyer", "an aide to Smith"). */
export function isHead(
  whole: string,
  source: { readonly start: number; readonly end: number },
  name: Named,
  here: readonly Named[],
): boolean {
  const after = whole.slice(name.end, source.end);
  const before = whole.slice(source.start, name.start);
  // "the Norland embassy", "Harbour Trust officials": what stands behind the name heads the phrase.
  if (name.type !== 'person' && headBehind.test(after)) return false;
  if (/^['’]s?\s+\S/.test(after) && !/^['’]s?\s*$/.test(after)) return false;
  if (
    /\b(of|for|to|from|at|by|with|in|on|about)\b(?!.*,)/i.test(before) &&
    !here.some((other) => other === name && /,\s*$/.test(before))
  )
    return name.type === 'person' && /\b(said|named|called)\b/.test(before);
  return true;
}

/** True when the first two persons of a phrase speak together: "A and his friend B". */
export function isJoint(whole: string, source: { readonly start: number }, people: readonly Named[]): boolean {
  const [a, b] = people;
  if (a === undefined || b === undefined) return false;
  const between = whole.slice(a.end, b.start);
  return (
    /(^|[\s,])(and|&)\s/.test(between) &&
    !/\b(of|for|between|with|who|whose|that)\b/.test(between) &&
    !/['’]s\s*$/.test(whole.slice(a.end, a.end + 3)) &&
    source.start <= a.start
  );
}

/** The document a phrase speaks of ("Mr Smith's witness statement" gives "witness statement"), or null. */
export function documentOf(text: string, here: readonly Named[], lexicons: Lexicons): string | null {
  const clean = text
    .replace(
      /^(?:one|two|three|four|five|several|some|many|most|both|each|\d+) of (?=(?:the|his|her|its|their|our|my)\b)/i,
      '',
    )
    .replace(/\(.*\)/, '')
    .replace(/\s\d+(?:\s(?:to|and|–|-)\s\d+)?\s*$/, '')
    .trim();
  const head =
    /^(.*?)(?:\s+(?:of|by|from|to|in|on|for|about|published|released|obtained|sent|seen|which|that)\b|,|$)/i.exec(
      clean,
    )?.[1] ?? clean;
  const last = (head.trim().split(/\s+/).at(-1) ?? '').toLowerCase().replace(/[^\p{L}-]/gu, '');
  if (!lexicons.documentNouns.has(last)) return null;
  const lastName = here.at(-1);
  if (lastName !== undefined && lastName.name.toLowerCase().endsWith(last)) return null;
  const afterOwner = /['’]s?\s+(.*)$/.exec(head)?.[1] ?? head;
  return stripArticle(afterOwner);
}

/** A phrase without its article or owner, as a name. */
export function stripArticle(text: string): string {
  return text
    .replace(/^(?:the|a|an|my|our|his|her|its|their)\s+/i, '')
    .replace(/,\s+(?:who|which|whose)\b[\s\S]*$/, '')
    .replace(/\s+(?:who|whom|which)\b[\s\S]*$/, '')
    .replace(/\s*\(\d{4}\)$/, '')
    .replace(/[\s,]+$/, '')
    .replace(/\s+/g, ' ');
}
