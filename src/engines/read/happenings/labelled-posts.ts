import type { Relation } from '#domain/reading';
import type { Entities } from '../entities.ts';

const line = /^[ \t]*(?:\p{Lu}[\p{L} ]{1,28}:[ \t]+)([^\n:;]{5,120})$/gmu;

/** "Checked by: Ida Falk, Harbour Research Office": in the fields of a form a person's body stands behind the comma. */
export function labelledPosts(text: string, { within, fullName }: Entities): Relation[] {
  const found: Relation[] = [];
  for (const match of text.matchAll(line)) {
    const words = match[1] ?? '';
    const from = match.index + match[0].length - words.length;
    const [person, body, ...others] = within(from, from + words.length);
    if (person?.type !== 'person' || body?.type !== 'organisation' || others.length > 0) continue;
    const between = text.slice(person.end, body.start);
    const lead = text.slice(from, person.start);
    if (!/^, (?:[\p{Ll} -]{0,40}, )?(?:the )?$/u.test(between) || !/^(?:\p{Lu}\p{L}{0,12}\.? ){0,2}$/u.test(lead))
      continue;
    if (!/^[\s.]*$/.test(text.slice(body.end, from + words.length))) continue;
    found.push({ kind: 'employment', from: fullName(person).name, to: fullName(body).name, claim: null });
  }
  return found;
}
