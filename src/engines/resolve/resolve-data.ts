import type { Calibration } from './names/calibrate.ts';
import { foldWord } from './names/fold.ts';
import { tokensOf } from './names/tokens.ts';
import { type Glossary, glossaryOf } from './names/glossary.ts';
import { givenStem } from './names/slavic.ts';
import { soundOf } from './names/sound.ts';
import type { LearntScript } from './names/units.ts';
import { TransliterationModel } from './names/transliteration-model.ts';

type Sourced = { readonly id: string; readonly source: string; readonly as_of: string; readonly status: string };
type Words = Readonly<Record<string, string>>;

/** The data files as they stand, handed to `compileResolve` by whoever may read files. */
export type ResolveFiles = {
  readonly calibration: Sourced & {
    readonly points: Readonly<Record<'persons' | 'bodies', readonly (readonly number[])[]>>;
  };
  readonly weights: Sourced & { readonly weights: Readonly<Record<WeightId, Weight>> };
  readonly reference: Sourced & {
    readonly legalForms: readonly { readonly id: string; readonly aliases: readonly string[] }[];
    readonly terms: Readonly<Record<string, readonly string[]>>;
    readonly persons: Readonly<Record<string, readonly string[]>>;
    readonly nicknames: readonly (readonly string[])[];
    readonly titles: readonly string[];
  };
  readonly persons: Sourced & {
    readonly titles: string;
    readonly suffixes: string;
    readonly particles: string;
    readonly kunya: string;
    readonly sonOf: string;
    readonly patronymics: { readonly m: string; readonly f: string };
    readonly familyEndings: { readonly m: string; readonly f: string };
    readonly affixes: string;
    readonly hanFamilies: string;
    readonly hanCompound: string;
    readonly hangulFamilies: string;
    readonly nicknames: readonly (readonly string[])[];
    /** Forms of one given name in Russian, Ukrainian, Belarusian and their neighbours, with short forms. */
    readonly slavicNames: readonly string[];
  };
  readonly organisations: Sourced & {
    readonly named: string;
    readonly general: string;
    readonly numbers: Readonly<Record<string, number>>;
  };
  readonly romanisation: Sourced & {
    readonly Cyrl: Words;
    readonly Arab: Words;
    readonly Hebr: Words;
    readonly Kana: Words;
    /** Spellings of Chinese names elsewhere: "chan:陈陳", one entry a spelling. */
    readonly Hani: Readonly<Record<'Cantonese' | 'Hokkien' | 'Vietnamese', string>>;
    readonly Hang: Readonly<Record<'first' | 'firstNorth' | 'vowel' | 'vowelNorth' | 'last', string>> & {
      readonly families: Words;
    };
  };
  readonly glossary: Sourced & {
    /** Traditional and simplified forms of characters, two by two. */
    readonly hanVariants: string;
    readonly words: Readonly<Record<'Hani' | 'Cyrl' | 'Arab' | 'Hang' | 'Latn', Words>>;
  };
  /** What places are called in other languages: states, and the regions and chief cities of some. */
  readonly countries: Sourced & {
    readonly words: Readonly<Partial<Record<'Hani' | 'Cyrl' | 'Arab' | 'Hang' | 'Latn', Words>>>;
  };
  readonly regions: Sourced & {
    readonly words: Readonly<Partial<Record<'Hani' | 'Cyrl' | 'Arab' | 'Hang' | 'Latn', Words>>>;
  };
  readonly letters: Sourced & { readonly han: string; readonly blocks: Words };
  readonly transliteration: Sourced & { readonly models: Readonly<Record<LearntScript | 'Pinyin', Words>> };
  readonly commonWords: Sourced & { readonly words: string };
};

export type Weight = { readonly value: number; readonly what: string; readonly example: string };
export type WeightId =
  | 'unlikeKind'
  | 'otherKind'
  | 'cutShort'
  | 'onlyParticles'
  | 'oneLetter'
  | 'rareShared'
  | 'sameWord'
  | 'conflict'
  | 'extraWord'
  | 'singleWord'
  | 'initial'
  | 'nickname'
  | 'patronymicGender'
  | 'sonOfTurned'
  | 'orderTurned'
  | 'legalForm'
  | 'number'
  | 'numberAlone'
  | 'numberMissing'
  | 'series'
  | 'generalOnly'
  | 'acrossConflict'
  | 'termWeight'
  | 'acronym';

/** A run of words with one meaning; `kind` says whether it is a legal form. */
export type Phrase = {
  readonly tokens: readonly string[];
  readonly kind: 'legal form' | 'term' | 'place';
  readonly id: string;
  /** How much it tells one body from another. */
  readonly weight: number;
};

/** Everything that reading and comparing names needs, compiled once. */
export type ResolveData = {
  /** From raw scores to probabilities: of two persons' names, and of others. */
  readonly calibration: Readonly<Record<'persons' | 'bodies', Calibration>>;
  readonly weight: Readonly<Record<WeightId, number>>;
  readonly phrases: ReadonlyMap<string, readonly Phrase[]>;
  /** What general words of other languages are in English, by script. */
  readonly glossary: Readonly<Record<'Hani' | 'Cyrl' | 'Arab' | 'Hang' | 'Latn', Glossary>>;
  /** The simplified form of a traditional character. */
  readonly simplified: ReadonlyMap<string, string>;
  /** Words of bodies that tell little, in English. */
  readonly general: ReadonlySet<string>;
  readonly titles: ReadonlySet<string>;
  readonly suffixes: ReadonlySet<string>;
  readonly particles: ReadonlySet<string>;
  readonly kunya: ReadonlySet<string>;
  readonly sonOf: ReadonlySet<string>;
  readonly patronymics: { readonly m: readonly string[]; readonly f: readonly string[] };
  readonly familyEndings: { readonly m: readonly string[]; readonly f: readonly string[] };
  /** Beginnings ("abdul-") and endings ("-ullah") that many names share. */
  readonly affixes: readonly string[];
  readonly hanFamilies: ReadonlySet<string>;
  readonly hangulFamilies: ReadonlyMap<string, readonly string[]>;
  /** Groups of names that stand for each other, by folded word. */
  readonly nicknames: ReadonlyMap<string, readonly number[]>;
  /** Groups of East Slavic given names, by sound, and of the fathers that patronymics name, by stem (see `slavic.ts`). */
  readonly slavic: ReadonlyMap<string, readonly number[]>;
  readonly fathers: ReadonlyMap<string, readonly number[]>;
  readonly numbers: ReadonlyMap<string, number>;
  readonly tables: Readonly<Record<'Cyrl' | 'Arab' | 'Hebr' | 'Kana', Words>>;
  readonly hangul: Readonly<Record<'first' | 'firstNorth' | 'vowel' | 'vowelNorth' | 'last', readonly string[]>>;
  readonly pinyin: readonly string[];
  /** What a character of a Chinese name is in Cantonese, Hokkien and Vietnamese spelling. */
  readonly hanSpellings: readonly ReadonlyMap<string, string>[];
  /** Readings of single letters of scripts without a model, by code unit. */
  readonly letters: ReadonlyMap<number, string>;
  readonly models: Readonly<Record<LearntScript, TransliterationModel>>;
  /** Log2 of how often a word was seen as part of a personal name; absent for rare ones. */
  readonly common: ReadonlyMap<string, number>;
};

const split = (text: string): string[] => text.split(' ').filter(Boolean);
const folded = (text: string): string[] => split(text).map(foldWord);

const calibrationOf = (points: readonly (readonly number[])[]): Calibration => ({
  points: points.map(([raw = 0, probability = 0]) => [raw, probability] as const),
});

/** Where the groups of East Slavic names and of fathers begin among the numbers of groups. */
const firstSlavic = 100_000;
const firstFather = 200_000;

function spellingsOf(rows: string): ReadonlyMap<string, string> {
  const entries = split(rows).flatMap((row) => {
    const [spelt = '', characters = ''] = row.split(':');
    return [...characters].map((c) => [c, spelt] as const);
  });
  return new Map(entries);
}

/** Compiles the data files; a few tens of milliseconds, so do it once. */
export function compileResolve(files: ResolveFiles): ResolveData {
  const named = new Set(split(files.organisations.named));
  const phrases = new Map<string, Phrase[]>();
  const add = (text: string, kind: Phrase['kind'], id: string): void => {
    const tokens = tokensOf(text).map((token) => foldWord(token.text));
    const first = tokens[0];
    if (first === undefined) return;
    const list = phrases.get(first) ?? [];
    if (list.some((p) => p.tokens.length === tokens.length && p.tokens.every((t, n) => t === tokens[n]))) return;
    const weight = kind === 'legal form' ? 0 : named.has(id) ? 1 : files.weights.weights.termWeight.value;
    phrases.set(
      first,
      [...list, { tokens, kind, id, weight }].sort((a, b) => b.tokens.length - a.tokens.length),
    );
  };
  for (const form of files.reference.legalForms) for (const alias of form.aliases) add(alias, 'legal form', form.id);
  for (const [id, aliases] of Object.entries(files.reference.terms))
    for (const alias of aliases) add(alias, 'term', id);
  const wordsIn = (script: 'Hani' | 'Cyrl' | 'Arab' | 'Hang' | 'Latn'): Words => ({
    ...files.countries.words[script],
    ...files.regions.words[script],
    ...files.glossary.words[script],
  });
  const words = {
    Hani: wordsIn('Hani'),
    Cyrl: wordsIn('Cyrl'),
    Arab: wordsIn('Arab'),
    Hang: wordsIn('Hang'),
    Latn: wordsIn('Latn'),
  };
  const latin: Record<string, string> = { ...words.Latn };
  for (const [stem, english] of Object.entries(words.Cyrl)) {
    const spelt = [...foldWord(stem)].map((c) => files.romanisation.Cyrl[c] ?? c).join('');
    if (stem.length >= 6 && !stem.includes(' ')) latin[spelt] ??= english;
  }
  const variants = [...files.glossary.hanVariants];
  const simplified = new Map(variants.flatMap((c, n) => (n % 2 === 0 ? [[c, variants[n + 1]!] as const] : [])));
  const simple = (text: string): string => [...text].map((c) => simplified.get(c) ?? c).join('');
  const glossary = {
    Hani: glossaryOf(Object.fromEntries(Object.entries(words.Hani).map(([key, value]) => [simple(key), value]))),
    Cyrl: glossaryOf(words.Cyrl),
    Arab: glossaryOf(words.Arab),
    Hang: glossaryOf(words.Hang),
    Latn: glossaryOf(latin),
  };
  const general = new Set(
    Object.values(words)
      .flatMap((list) => Object.values(list).flatMap(split))
      .filter((word) => !named.has(word)),
  );
  for (const word of split(files.organisations.general)) general.add(word);
  const nicknames = new Map<string, number[]>();
  for (const [n, group] of [...files.reference.nicknames, ...files.persons.nicknames].entries())
    for (const word of group) nicknames.set(foldWord(word), [...(nicknames.get(foldWord(word)) ?? []), n]);
  const slavic = new Map<string, readonly number[]>();
  const fathers = new Map<string, readonly number[]>();
  const into = (map: Map<string, readonly number[]>, key: string, group: number): void => {
    const before = map.get(key) ?? [];
    if (!before.includes(group)) map.set(key, [...before, group]);
  };
  for (const [n, group] of files.persons.slavicNames.entries())
    for (const word of split(group)) {
      into(slavic, soundOf(word), firstSlavic + n);
      const stem = givenStem(word);
      if (stem.length > 1) into(fathers, stem, firstFather + n);
    }
  const letters = new Map<number, string>();
  for (const [first, row] of Object.entries(files.letters.blocks))
    for (const [n, reading] of row.split(' ').entries())
      if (reading !== '-') letters.set(Number.parseInt(first, 16) + n, reading);
  const { models } = files.transliteration;
  const model = (script: LearntScript): TransliterationModel => new TransliterationModel(models[script]);
  const pinyin = files.letters.han.split(' ').map((r) => (r === '-' ? '' : r));
  const { Hang } = files.romanisation;
  const row = (key: 'first' | 'firstNorth' | 'vowel' | 'vowelNorth' | 'last'): string[] =>
    Hang[key].split(' ').map((r) => (r === '-' ? '' : r));
  return {
    calibration: {
      persons: calibrationOf(files.calibration.points.persons),
      bodies: calibrationOf(files.calibration.points.bodies),
    },
    weight: Object.fromEntries(
      Object.entries(files.weights.weights).map(([id, weight]) => [id, weight.value]),
    ) as Record<WeightId, number>,
    phrases,
    glossary,
    simplified,
    general,
    titles: new Set([...folded(files.persons.titles), ...files.reference.titles.map(foldWord)]),
    suffixes: new Set(folded(files.persons.suffixes)),
    particles: new Set(folded(files.persons.particles)),
    kunya: new Set(folded(files.persons.kunya)),
    sonOf: new Set(folded(files.persons.sonOf)),
    patronymics: { m: folded(files.persons.patronymics.m), f: folded(files.persons.patronymics.f) },
    familyEndings: { m: folded(files.persons.familyEndings.m), f: folded(files.persons.familyEndings.f) },
    affixes: split(files.persons.affixes),
    hanFamilies: new Set([...files.persons.hanFamilies, ...split(files.persons.hanCompound)]),
    hangulFamilies: new Map(
      split(files.persons.hangulFamilies).map((family) => [family, split(Hang.families[family] ?? '')]),
    ),
    nicknames,
    slavic,
    fathers,
    numbers: new Map(Object.entries(files.organisations.numbers)),
    tables: files.romanisation,
    hangul: {
      first: row('first'),
      firstNorth: row('firstNorth'),
      vowel: row('vowel'),
      vowelNorth: row('vowelNorth'),
      last: row('last'),
    },
    pinyin,
    hanSpellings: Object.values(files.romanisation.Hani).map(spellingsOf),
    letters,
    models: {
      Cyrl: model('Cyrl'),
      Arab: model('Arab'),
      Hebr: model('Hebr'),
      Hang: model('Hang'),
      Kana: model('Kana'),
      Hani: new TransliterationModel(models.Hani, (unit) => models.Pinyin[pinyin[unit.charCodeAt(0) - 0x4e00] ?? '']),
    },
    common: new Map(
      split(files.commonWords.words).map((entry) => {
        const colon = entry.indexOf(':');
        return [entry.slice(0, colon), Number(entry.slice(colon + 1))];
      }),
    ),
  };
}
