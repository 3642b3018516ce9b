/** What is known of an entity, as far as resolving needs it; free text as it stands in the sources. */
export type EntityFacts = {
  /** A FollowTheMoney schema or one of ours. */
  readonly schema: string;
  readonly names: readonly string[];
  /** Any form `readDate` takes. */
  readonly birthDate?: string;
  readonly nationality?: string;
  readonly gender?: string;
  readonly addresses: readonly string[];
  readonly identifiers: readonly { readonly kind: string; readonly value: string }[];
  readonly emails: readonly string[];
  readonly phones: readonly string[];
  readonly employers: readonly string[];
  readonly roles: readonly string[];
  /** Ids of entities that a link joins it with. */
  readonly neighbours: readonly string[];
  /** Ids of documents that name it. */
  readonly documents: readonly string[];
  /** Names that a document puts beside one of its own: as another name of it, or as one that may be meant. */
  readonly said?: readonly { readonly name: string; readonly how: 'alias' | 'candidate'; readonly words: string }[];
};

/** `weight` in decibans, negative where it speaks against. */
export type Reason = { readonly words: string; readonly weight: number };
