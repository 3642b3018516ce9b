import type { Script } from './scripts.ts';

export type NameKind = 'person' | 'organisation' | 'unknown';

/** What a part does in the name; `word` where nothing more is known. */
export type Role =
  | 'given'
  | 'family'
  | 'patronymic'
  | 'initial'
  | 'particle'
  | 'title'
  | 'suffix'
  | 'legal form'
  | 'term'
  | 'place'
  | 'number'
  | 'word';

/** One part of a name, with all that comparing needs worked out beforehand. */
export type Part = {
  /** As written. */
  readonly text: string;
  readonly role: Role;
  readonly script: Script;
  /** Folded, in its own script. */
  readonly own: string;
  /** Latin readings, folded, best first; never empty. */
  readonly readings: readonly string[];
  /** The first reading in sounds (see `soundOf`). */
  readonly sound: string;
  /** Sounds of all readings, without repeats. */
  readonly sounds: readonly string[];
  /** Bits of the sounds that occur, for a quick no. */
  readonly mask: number;
  /** How much this part tells one name from another, 0 to 1. */
  readonly weight: number;
  /** For terms and legal forms: what they mean, as an id shared by all languages. */
  readonly term: string | null;
  /** For patronymics and family names with gendered endings. */
  readonly gender: 'm' | 'f' | null;
  /** Source letters as unit numbers of the script's transliteration model, or null. */
  readonly units: readonly number[] | null;
};

/** A name read into parts; `ways` holds every way of parting it (a Han name may be family and given, or one transcribed word). */
export type Name = {
  readonly text: string;
  readonly kind: NameKind;
  readonly script: Script;
  readonly parts: readonly Part[];
  readonly ways: readonly (readonly Part[])[];
  /** What a reader should know of this name, in words: mixed scripts in a word, cut at a length, nothing to compare. */
  readonly notes: readonly string[];
};
