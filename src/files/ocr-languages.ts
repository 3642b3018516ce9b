import { existsSync, readdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

/**
 * Languages whose letters Tesseract can be taught, by the script that they are written in; scripts are called as its
 * detector calls them. Data of a language comes as a package of its own beside the one for English; what is installed
 * when the program starts is what is used.
 */
const WRITTEN_IN: Readonly<Record<string, string>> = {
  Latin:
    'eng afr aze bos bre cat ceb ces cos cym dan deu epo est eus fao fil fin fra frm fry gla gle glg hat hrv hun ind isl ita jav lat lav lit ltz mlt mri msa nld nor oci pol por que ron slk slv spa sqi srp_latn sun swa swe ton tur uzb vie yor',
  Cyrillic: 'ukr rus bel bul kaz kir mkd mon srp tat tgk aze_cyrl uzb_cyrl',
  Arabic: 'fas pus kur_ara snd uig urd ara',
  Hebrew: 'heb yid',
  Greek: 'ell grc',
  Armenian: 'hye',
  Georgian: 'kat',
  Devanagari: 'hin mar nep san',
  Bengali: 'ben asm',
  Gujarati: 'guj',
  Gurmukhi: 'pan',
  Oriya: 'ori',
  Tamil: 'tam',
  Telugu: 'tel',
  Kannada: 'kan',
  Malayalam: 'mal',
  Sinhala: 'sin',
  Thai: 'tha',
  Lao: 'lao',
  Khmer: 'khm',
  Myanmar: 'mya',
  Tibetan: 'bod dzo',
  Ethiopic: 'amh tir',
  Han: 'chi_sim chi_tra',
  Japanese: 'jpn',
  Korean: 'kor',
};

/**
 * Scripts in which one language has other letters at the place of another's, as Persian and Arabic: tried one by one, the
 * richer alphabet first. In the others the languages that are here are looked for together.
 */
const ONE_BY_ONE = new Set(['Arabic', 'Han']);

/** Languages to look for at one time, one set after the other. */
export const setsOf = (script: string, codes: readonly string[]): readonly (readonly string[])[] =>
  ONE_BY_ONE.has(script) ? codes.map((code) => [code]) : [codes];

const SAME_SCRIPT: Readonly<Record<string, string>> = {
  Fraktur: 'Latin',
  Hiragana: 'Japanese',
  Katakana: 'Japanese',
  Hangul: 'Korean',
};

/** A script as it is called here, whatever the detector calls it. */
export const scriptNamed = (name: string): string => SAME_SCRIPT[name] ?? name;

/** Codes of languages that a script is written in, whether their data is here or not. */
export const languagesOf = (script: string): readonly string[] => WRITTEN_IN[script]?.split(' ') ?? [];

export type InstalledLanguages = {
  /** By script, in the order in which they are tried. */
  readonly byScript: ReadonlyMap<string, readonly string[]>;
  /** The file of a language's letters. */
  readonly dataOf: (code: string) => string;
};

const FITTED = '4.0.0_best_int';

/** The packages of language data that lie beside the one for English. */
export function installedLanguages(): InstalledLanguages {
  const all = dirname(dirname(createRequire(import.meta.url).resolve('@tesseract.js-data/eng/package.json')));
  const dataOf = (code: string): string => join(all, code, FITTED, `${code}.traineddata.gz`);
  const there = new Set(readdirSync(all).filter((code) => existsSync(dataOf(code))));
  const found = Object.keys(WRITTEN_IN).map((script) => [
    script,
    languagesOf(script).filter((code) => there.has(code)),
  ]);
  return { byScript: new Map(found.filter(([, codes]) => codes!.length > 0) as [string, string[]][]), dataOf };
}

/** The codes of all of them, for `status`. */
export const installedCodes = (): readonly string[] => [...installedLanguages().byScript.values()].flat();
