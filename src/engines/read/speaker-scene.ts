import type { Speaker, SpeakerCandidate } from '#domain/reading';
import type { Antecedents } from './antecedents.ts';
import { type Entities, firstAt } from './entities.ts';
import type { Writer } from './forms/form.ts';
import type { Lexicons } from './lexicons.ts';
import type { Named } from './name-types.ts';
import type { RoleMention } from './roles.ts';

/** What the resolver is told of one attribution, in text order. */
export type SourceWords = {
  /** The words of the source, or '' where there is none. */
  readonly text: string;
  readonly start: number;
  readonly end: number;
  /** For "who" and "which": where the noun they stand for lies. */
  readonly antecedent: readonly [start: number, end: number] | null;
  readonly cueStart: number;
  /** The attribution in whose content this one lies, as an index, or -1; not one that the form makes. */
  readonly quotedIn: number;
  /** The attribution whose speaker "I" is here, as an index, or -1. */
  readonly voice: number;
  /** Set where the form of the document names the writer. */
  readonly writer: Writer | null;
  /** A pronoun looks no further back than this place. */
  readonly floor: number;
  /** Paragraph number: a pronoun looks back no further than two. */
  readonly block: number;
};

/** Who spoke in an attribution, as what. */
export type Known = {
  readonly name: string;
  readonly kind: 'person' | 'organisation' | 'role' | 'group' | 'document' | 'joint';
  readonly block: number;
  readonly at: number;
};

/** What is known of the document while its speakers are resolved in text order. */
export type Scene = {
  readonly whole: string;
  readonly sources: readonly SourceWords[];
  readonly entities: Entities;
  readonly nearby: Antecedents;
  readonly roles: readonly RoleMention[];
  readonly abbreviations: ReadonlyMap<string, string>;
  readonly author: string | null;
  readonly lexicons: Lexicons;
  /** For whom a letter says it acts. */
  readonly client: string | null;
  /** The body that the document's head names as the one that issues it. */
  readonly issuer: string | null;
  /** The speakers so far, and as what each spoke; both grow as the text goes on. */
  readonly before: readonly Speaker[];
  readonly seen: readonly (Known | null)[];
};

export type Resolved = { readonly speaker: Speaker; readonly as: Known | null };

/** Who it is, known from here on for "he", "she" and "they". */
export function settled(
  source: SourceWords,
  name: string,
  why: string,
  kind: Known['kind'],
  candidates: readonly SpeakerCandidate[] = [],
): Resolved {
  return {
    speaker: { name, mention: source.text, why, candidates: [...candidates] },
    as: { name, kind, block: source.block, at: source.cueStart },
  };
}

/** Not certain: nobody is named, some may be offered. */
export function unsettled(source: SourceWords, why: string, candidates: readonly SpeakerCandidate[] = []): Resolved {
  return { speaker: { name: null, mention: source.text, why, candidates: [...candidates] }, as: null };
}

/** The last of the forty before who spoke in the text itself, not inside another's words, and is wanted. */
export function lastOf({ seen, sources }: Scene, source: SourceWords, wanted: (k: Known) => boolean): Known | null {
  for (let i = seen.length - 1; i >= 0 && i > seen.length - 40; i--) {
    const k = seen[i];
    if (
      k !== null &&
      k !== undefined &&
      sources[i]?.quotedIn === -1 &&
      k.at < source.cueStart &&
      k.at >= source.floor &&
      wanted(k)
    )
      return k;
  }
  return null;
}

/** The last person named before the source. */
export function lastPersonBefore(
  { entities: { names, fullName } }: Scene,
  source: SourceWords,
  fits: (name: string) => boolean,
): Named | null {
  const low = firstAt(names, source.start);
  for (let i = low - 1; i >= 0 && i > low - 30; i--) {
    const name = names[i];
    if (name !== undefined && name.start < source.floor) break;
    if (name !== undefined && name.type === 'person' && fits(fullName(name).name)) return name;
  }
  return null;
}

/** The role that begins at a place and ends by another. */
export function roleIn({ roles }: Scene, start: number, end: number): RoleMention | undefined {
  const role = roles[firstAt(roles, start - 1)];
  return role !== undefined && role.end <= end + 1 ? role : undefined;
}
