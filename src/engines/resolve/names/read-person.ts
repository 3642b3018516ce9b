import type { ResolveData } from '../resolve-data.ts';
import type { Part, Role } from './name.ts';
import { foldWord } from './fold.ts';
import { hanReadings } from './han-readings.ts';
import { nicknamesOf, partOf } from './part-of.ts';
import { readingsOf } from './romanise.ts';
import type { Script } from './scripts.ts';
import { fatherStem, isRespelt, russianSpelling } from './slavic.ts';
import { soundOf } from './sound.ts';
import type { Word } from './word.ts';

type Roled = { word: Word; own: string; text: string; role: Role };

/** Ways to part a person's name; two where a Han or Hangul word may be family and given name or one transcribed word. */
export function readPerson(words: readonly Word[], data: ResolveData): readonly (readonly Part[])[] {
  const kept = withArabicJoins(
    words.flatMap((word) => (word.script === 'Latn' || word.script === 'Cyrl' ? camelParts(word) : [word])),
  );
  const roled = rolesOf(kept, data);
  const isSlavic = roled.some(
    ({ role, own, word }) =>
      role === 'patronymic' ||
      (word.script === 'Latn' && isRespelt(own) && data.slavic.has(soundOf(own))) ||
      (word.script === 'Cyrl' && own.length > 1),
  );
  const way = roled.map((r) => toPart(r, data, isSlavic));
  const parted = partedHan(roled, data);
  return parted === null ? [way] : [parted, way];
}

/** Letters that Belarusian and Ukrainian have and Russian has not. */
const slavicLetters = /[ўіїє]/;

function toPart({ own, text, word, role }: Roled, data: ResolveData, isSlavic = false): Part {
  const weak =
    role === 'initial' ? 0.3 : role === 'particle' ? 0.1 : role === 'title' || role === 'suffix' ? 0 : undefined;
  const gender = role === 'patronymic' || role === 'family' || role === 'word' ? genderOf(own, role, data) : null;
  const given = {
    text,
    own,
    script: word.script,
    role,
    gender,
    ...(weak === undefined ? {} : { weight: weak }),
  };
  const isGiven = weak === undefined && (word.script === 'Latn' || word.script === 'Cyrl');
  if (word.script === 'Hani' && (role === 'family' || role === 'given'))
    return partOf({ ...given, readings: hanReadings(own, data) }, data);
  return partOf(isGiven ? { ...given, ...slavicForms(own, word.script, role, isSlavic, data) } : given, data);
}

/** The groups of given names or fathers that a word belongs to, and in an East Slavic name how Russian would spell it. */
function slavicForms(own: string, script: Script, role: Role, isSlavic: boolean, data: ResolveData) {
  const readings = readingsOf(own, script, data);
  const [first = ''] = readings;
  const isOther = isSlavic && (script === 'Latn' || slavicLetters.test(own));
  const russian = isOther ? russianSpelling(first) : null;
  const stem = role === 'patronymic' ? fatherStem(first) : null;
  const groups =
    stem === null
      ? [...nicknamesOf(first, own, data), ...(data.slavic.get(soundOf(first)) ?? [])]
      : (data.fathers.get(stem) ?? []);
  return {
    readings: russian === null ? readings : [...new Set([first, russian, ...readings.slice(1)])],
    nicknames: groups.length > 0 ? groups : null,
  };
}

/** "SergeiLavrov" as two words; McDonald and DeVries stay one. */
function camelParts(word: Word): readonly Word[] {
  const cut = /^(\p{Lu}\p{Ll}{3,})(\p{Lu}\p{Ll}{2,})$/u.exec(word.text);
  if (cut === null) return [word.script === 'Latn' ? withLetters(word) : word];
  return [cut[1]!, cut[2]!].map((text, n) => ({
    ...word,
    text,
    own: foldWord(text),
    afterComma: word.afterComma && n === 0,
  }));
}

const letterFor: Readonly<Record<string, string>> = {
  '0': 'o',
  '1': 'i',
  '3': 'e',
  '4': 'a',
  '5': 's',
  '7': 't',
  '8': 'b',
  '9': 'g',
  '@': 'a',
  $: 's',
};

/** Digits that stand for letters ("Ig0r"). */
function withLetters(word: Word): Word {
  if (!/[a-z]/.test(word.own) || !/[0-9@$]/.test(word.own)) return word;
  return { ...word, own: word.own.replace(/[0-9@$]/g, (c) => letterFor[c] ?? c) };
}

const servant = /^(?:abd|abed|abid|عبد)$/;
const servantOf = /^(?:abd|abed|abid)(?:ul|el|al|ur|er|ar|us|es|as|oul|ool|u|e|ou|il|ol)?$/;
const servantJoined =
  /^(?:abd|abed)(?:ul|el|al|oul|ool|il|ol|u(?=rr|ss|sh|nn|zz|dd|tt)|e(?=rr|ss|sh|nn|zz|dd|tt)|a(?=rr|ss|sh|nn|zz)|ou(?=rr|ss))?/;
const article = /^(?:al|el|ul|ur|ar|as|es|us|ash|esh|an|en|ad|ed|ud|az|ez|at|il|ال)$/;
const faith = /^(?:din|deen|dine|ddin|eddin|eddine|uddin|aldin|aldeen|dien|دين|الدين)$/;

/** Names that Arabic makes of several words become one: Abd al-Rahman, Saif al-Din; the article in front is parted off. */
function withArabicJoins(words: readonly Word[]): readonly Word[] {
  const out: Word[] = [];
  for (let i = 0; i < words.length; i++) {
    const word = words[i]!;
    if (word.script === 'Arab') {
      pushArabic(out, words, i);
      continue;
    }
    if (word.script !== 'Latn') {
      out.push(word);
      continue;
    }
    const next = words[i + 1];
    if (servantOf.test(word.own) && next !== undefined && next.script === 'Latn' && !next.afterComma) {
      let at = i + 1;
      if (article.test(next.own) && words[at + 1] !== undefined) at++;
      const last = words[at]!;
      if (last.own.length > 2) {
        const bare = last.own.replace(/^(?:al|el|ar|ur|as|us)(?=[a-z]{4})/, '');
        out.push({
          ...word,
          text: words
            .slice(i, at + 1)
            .map((w) => w.text)
            .join(' '),
          own: `abdul${servant.test(word.own) ? bare : last.own}`,
        });
        i = at;
        continue;
      }
    }
    if (servantJoined.test(word.own) && word.own.length > 6) {
      const rest = word.own.replace(servantJoined, '').replace(/^(rr|ss|nn|zz|dd|tt)/, (c) => c[0]!);
      out.push(rest.length > 2 && !/^all?ah/.test(rest) ? { ...word, own: `abdul${rest}` } : word);
      continue;
    }
    const before = out.at(-1);
    if (before !== undefined && before.script === 'Latn' && before.own.length > 1) {
      if (faith.test(word.own) && word.own.length > 3) {
        out[out.length - 1] = { ...before, text: `${before.text} ${word.text}`, own: `${before.own}uddin` };
        continue;
      }
      if (article.test(word.own) && next !== undefined && faith.test(next.own)) {
        out[out.length - 1] = {
          ...before,
          text: `${before.text} ${word.text} ${next.text}`,
          own: `${before.own}uddin`,
        };
        i++;
        continue;
      }
    }
    out.push(word);
  }
  return out;
}

function pushArabic(out: Word[], words: readonly Word[], i: number): void {
  const word = words[i]!;
  const bare = /^ال.{2,}/.test(word.own) ? { ...word, own: word.own.slice(2) } : word;
  const before = out.at(-1);
  if (before !== undefined && before.script === 'Arab' && (before.own === 'عبد' || bare.own === 'دين'))
    out[out.length - 1] = {
      ...before,
      text: `${before.text} ${word.text}`,
      own: before.own + (bare.own === 'دين' ? 'الدين' : bare.own),
    };
  else if (/^عبدال.{2,}/.test(bare.own)) out.push({ ...bare, own: `عبد${bare.own.slice(5)}` });
  else out.push(bare);
}

function rolesOf(words: readonly Word[], data: ResolveData): Roled[] {
  const content = words.filter((w) => !data.particles.has(w.own));
  const commaAt = words.findIndex((word, n) => n > 0 && word.afterComma);
  const isCaps = (word: Word): boolean =>
    word.text.length > 1 && /\p{Lu}{2}/u.test(word.text) && word.text === word.text.toUpperCase();
  const caps = content.filter(isCaps).length;
  const capsTell = caps > 0 && caps < content.filter((w) => w.own.length > 1).length;
  return words.map((word, n) => {
    const { own, text } = word;
    const as = (role: Role): Roled => ({ word, own, text, role });
    if (data.titles.has(own) && content.length > 1 && own.length > 1) return as('title');
    if (data.suffixes.has(own) && n > 0 && content.length > 1) return as('suffix');
    if (isParticle(words, n, data)) return as('particle');
    if (/^\d+$/.test(own)) return as('number');
    if (own.length === 1 && word.script !== 'Hani' && word.script !== 'Hang') return as('initial');
    if (own.length === 2 && word.dotted && /^[a-z]{2}$/.test(own)) return as('initial');
    if (patronymicGender(own, data) !== null && n > 0) return as('patronymic');
    if (commaAt > 0) return as(n < commaAt ? 'family' : 'given');
    if (capsTell) return as(isCaps(word) ? 'family' : 'given');
    return as('word');
  });
}

const always = new Set(
  'al el ul bin ibn ibnu bint binti ould wuld abu abou umm oum von van der den del della des zu y aal und'.split(' '),
);

/** Family names after which Van is a middle name. */
const vietnamese =
  /^(?:nguyen|tran|le|pham|huynh|hoang|phan|vu|vo|dang|bui|do|ho|ngo|duong|ly|dinh|trinh|truong|lam|mai|dao|cao|luong|luu)$/;

/** Particles that may be names too (An, Do, Ben, La) count only in small letters or before a hyphen. */
function isParticle(words: readonly Word[], n: number, data: ResolveData): boolean {
  const word = words[n]!;
  if (!data.particles.has(word.own)) return false;
  if (words.length < 2) return always.has(word.own);
  if (word.own === 'van' && vietnamese.test(words[0]!.own)) return false;
  if (word.script !== 'Latn' || always.has(word.own)) return true;
  return word.text === word.text.toLowerCase() || words[n + 1]?.hyphened === true;
}

function patronymicGender(own: string, data: ResolveData): 'm' | 'f' | null {
  if (own.length < 6) return null;
  if (data.patronymics.f.some((ending) => own.endsWith(ending))) return 'f';
  if (data.patronymics.m.some((ending) => own.endsWith(ending))) return 'm';
  return null;
}

function genderOf(own: string, role: Role, data: ResolveData): 'm' | 'f' | null {
  if (role === 'patronymic') return patronymicGender(own, data);
  if (own.length < 5) return null;
  if (data.familyEndings.f.some((ending) => own.endsWith(ending))) return 'f';
  if (data.familyEndings.m.some((ending) => own.endsWith(ending))) return 'm';
  return null;
}

/** The family name first where a Han or Hangul word of two to four letters begins with one. */
function partedHan(roled: readonly Roled[], data: ResolveData): readonly Part[] | null {
  const at = roled.findIndex(
    (r) => (r.word.script === 'Hani' || r.word.script === 'Hang') && r.own.length >= 2 && r.own.length <= 4,
  );
  const one = roled[at];
  if (one === undefined || roled.filter((r) => r.word.script === one.word.script).length > 1) return null;
  const families = one.word.script === 'Hani' ? data.hanFamilies : data.hangulFamilies;
  const width = one.own.length > 2 && families.has(one.own.slice(0, 2)) ? 2 : families.has(one.own[0]!) ? 1 : 0;
  if (width === 0 || one.own.length - width > 2) return null;
  const cut = (role: Role, text: string): Roled => ({ ...one, own: text, text, role });
  return [
    ...roled.slice(0, at),
    cut('family', one.own.slice(0, width)),
    cut('given', one.own.slice(width)),
    ...roled.slice(at + 1),
  ].map((r) => toPart(r, data));
}
