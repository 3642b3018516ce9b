import { firstAt } from './entities.ts';
import { canBe } from './gender.ts';
import {
  lastOf,
  lastPersonBefore,
  type Resolved,
  type Scene,
  settled,
  type SourceWords,
  unsettled,
} from './speaker-scene.ts';

/** Whom "he" or "she" stands for: who spoke last, whom the sentence before is about, or who was named. */
export function pronounSpeaker(scene: Scene, source: SourceWords, word: string): Resolved {
  const { whole, before, nearby, author, lexicons } = scene;
  const { fullName, titlesOf } = scene.entities;
  const fits = (name: string): boolean => canBe(word === 'he' ? 'he' : 'she', name, titlesOf(name), lexicons);
  const spoke = lastOf(scene, source, (k) => (k.kind === 'person' || k.kind === 'role') && fits(k.name));
  const own = source.voice >= 0 ? (before[source.voice]?.name ?? null) : author;
  const named = lastPersonBefore(scene, source, (name) => name !== own && fits(name));
  const asked = /^(?:replied|replies|answered|answers|responded)\b/.test(
    whole.slice(source.cueStart, source.cueStart + 12),
  )
    ? askedBefore(scene, source, fits)
    : null;
  if (asked !== null) return settled(source, asked.name, `"${word}" answers: who was asked before`, asked.kind);
  const noun = nearby.personNounBefore(source, word === 'he' ? 'he' : 'she', spoke?.at ?? -1);
  const subject = nearby.subjectBefore(source, (name) => name !== own && fits(name));
  const since = Math.max(subject?.start ?? -1, noun?.at ?? -1);
  if (since > (spoke?.at ?? -1) && (subject !== null || spoke !== null)) {
    const other = spoke === null ? [] : [{ name: spoke.name, why: 'spoke last' }];
    if (subject !== null && since === subject.start)
      return settled(source, fullName(subject).name, `"${word}": whom the sentence before is about`, 'person', other);
    if (noun !== null)
      return settled(source, noun.words, `"${word}": the last person spoken of, without a name`, 'role', other);
  }
  // Somebody named since is nearer than a post that spoke.
  const nearer = spoke?.kind === 'role' && named !== null && named.start > spoke.at && source.floor === 0;
  if (spoke !== null && !nearer && source.block - spoke.block <= 3) {
    const holder = spoke.kind === 'role' ? nearby.holderOf(spoke.name) : null;
    if (holder !== null && fits(holder))
      return settled(
        source,
        holder,
        `"${word}": the ${spoke.name}, who spoke last; the text gives the name`,
        'person',
        [{ name: spoke.name, why: 'the role that spoke last' }],
      );
    const other =
      named !== null && named.start > spoke.at && fullName(named).name !== spoke.name
        ? [{ name: fullName(named).name, why: 'named nearer, but did not speak' }]
        : [];
    return settled(source, spoke.name, `"${word}": the last person who spoke`, spoke.kind, other);
  }
  if (noun !== null && (named === null || noun.at > named.start))
    return settled(source, noun.words, `"${word}": the last person spoken of, who has no name`, 'role');
  if (named !== null) return settled(source, fullName(named).name, `"${word}": the last person named`, 'person');
  if (spoke !== null)
    return unsettled(source, `"${word}": the last person who spoke is far above`, [
      { name: spoke.name, why: 'spoke last' },
    ]);
  return unsettled(source, `"${word}": nobody is named before`);
}

/** Whom the cue before was put to: "Falk asked her manager whether …; he replied". */
function askedBefore(
  scene: Scene,
  source: SourceWords,
  fits: (name: string) => boolean,
): { readonly name: string; readonly kind: 'person' | 'role' } | null {
  const { whole, roles } = scene;
  const { within, fullName } = scene.entities;
  const asks = lastOf(scene, source, () => true);
  if (asks === null || asks.block !== source.block) return null;
  const cueEnd = asks.at + (/^\w+/.exec(whole.slice(asks.at, asks.at + 20))?.[0].length ?? 0);
  const role = roles[firstAt(roles, cueEnd)];
  if (
    role !== undefined &&
    /^ (?:the|a|an|his|her|its|their) $/.test(whole.slice(cueEnd, role.start)) &&
    fits(role.text)
  )
    return { name: role.text, kind: 'role' };
  const person = within(cueEnd, cueEnd + 60).find((name) => name.type === 'person');
  if (person === undefined || !/^ (?:\p{Lu}[\p{L}.]* )*$/u.test(whole.slice(cueEnd, person.start))) return null;
  const { name } = fullName(person);
  return fits(name) && name !== asks.name ? { name, kind: 'person' } : null;
}
