import type { Script } from './scripts.ts';

/** What bears a name; a thing is a ship, an aircraft, a vehicle. Its name is read as a body's. */
export type NameKind = 'person' | 'organisation' | 'thing' | 'unknown';

/** What keeps the score of a name low whatever it is compared with. */
export type Limit = { readonly words: string; readonly most: number };

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
  /** What is left without a beginning or ending that many names share (Abdul-, -ullah, -ovich), and which that is. */
  readonly core: { readonly affix: string; readonly letters: string } | null;
  /** Groups of short and sister forms that the word belongs to, or null. */
  readonly nicknames: readonly number[] | null;
  /** Source letters as unit numbers of the script's transliteration model, or null. */
  readonly units: readonly number[] | null;
};

/** One way of parting a name; `content` leaves out titles, particles and legal forms where anything else is there. */
export type Way = {
  readonly parts: readonly Part[];
  readonly content: readonly Part[];
  /** Where in `content` the father's name stands after bin, ibn or bint; -1 where there is none. */
  readonly sonAt: number;
  /** All but the legal forms, in Latin letters, written together. */
  readonly whole: string;
  /** What the first letters of the words spell; empty for persons. */
  readonly initials: readonly string[];
  /** Neighbouring words written together, filled when first asked for. */
  readonly joins: Map<number, Part>;
};

/** A name read into parts; `ways` holds every way of parting it (a Han name may be family and given, or one transcribed word). */
export type Name = {
  readonly text: string;
  readonly kind: NameKind;
  readonly script: Script;
  readonly parts: readonly Part[];
  readonly ways: readonly Way[];
  /** What a reader should know of this name, in words: mixed scripts in a word, signs that do not show. */
  readonly notes: readonly string[];
  readonly limits: readonly Limit[];
};
