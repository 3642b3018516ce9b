import type { SpeakerCandidate } from '#domain/reading';
import { type Entities, firstAt } from './entities.ts';
import type { RoleMention } from './roles.ts';

/** Persons and roles a role may be, each with its reason; the choice is the reader's. */
export function roleCandidates(
  whole: string,
  role: RoleMention,
  roles: readonly RoleMention[],
  { within, fullName }: Entities,
): SpeakerCandidate[] {
  const found: SpeakerCandidate[] = [];
  const bodies = within(role.start, role.end).filter((n) => n.type === 'organisation');
  const bare = role.text.toLowerCase();
  const at = firstAt(roles, role.start);
  for (const other of roles.slice(Math.max(0, at - 100), at + 100)) {
    if (found.length > 5) break;
    if (other === role || other.text.toLowerCase() === bare) {
      if (other !== role && other.named) pushNamed(other);
      continue;
    }
    if (other.named && (bare.includes(other.text.toLowerCase()) || other.text.toLowerCase().includes(bare)))
      pushNamed(other);
    const shared = bodies.find((b) => within(other.start, other.end).some((o) => o.name === b.name));
    if (shared !== undefined && !found.some((f) => f.name === other.text))
      found.push({ name: other.text, why: `also a role at ${shared.name}` });
  }
  return found;
  function pushNamed(other: RoleMention): void {
    const next = within(other.end, other.end + 60).find((n) => n.type === 'person');
    if (next === undefined || /[.;:]/.test(whole.slice(other.end, next.start))) return;
    const name = fullName(next).name;
    if (!found.some((f) => f.name === name))
      found.push({ name, why: `the text puts "${other.text}" beside this name` });
  }
}

/** Where short words stand in quotation marks, by the words. */
export type QuotedWords = ReadonlyMap<string, readonly number[]>;

/** Indexes a text's quoted words once, at most twenty places each, for `usersOf`. */
export function quotedWordsIn(whole: string): QuotedWords {
  const places = new Map<string, number[]>();
  for (const found of whole.matchAll(/(["“'])([^"“”'\s][^"“”'\n]{0,59})(?=["”'])/g)) {
    const words = found[2] ?? '';
    const had = places.get(words);
    if (had === undefined) places.set(words, [found.index]);
    else if (had.length < 20) had.push(found.index);
  }
  return places;
}

/** Persons named beside an account's name, in quotation marks, elsewhere in the text. */
export function usersOf(
  whole: string,
  account: string,
  quoted: QuotedWords,
  { within, fullName }: Entities,
): SpeakerCandidate[] {
  const found: SpeakerCandidate[] = [];
  for (const at of quoted.get(account) ?? []) {
    const mark = whole.slice(at, at + account.length + 2);
    const stop = /[.;\n]/.exec(whole.slice(at, at + 200))?.index ?? 200;
    for (const name of within(at, at + stop)) {
      const full = fullName(name).name;
      if (name.type === 'person' && !found.some((f) => f.name === full))
        found.push({ name: full, why: `named beside ${mark} in the text` });
    }
  }
  return found;
}
