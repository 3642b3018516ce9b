import { z } from 'zod';
import { entityProperties } from '#domain/entity-property';
import { entitySchemata } from '#domain/entity';
import { mentionTypes } from '#domain/reading';
import { resolutionDecisions } from '#domain/resolution';
import { entryRef, instant, person, uuid } from './common.ts';
import { entity, link } from './link.ts';

/** A likeness or a contradiction in words; weights are in decibans, below zero where it speaks against. */
export const likenessReason = z.object({ words: z.string(), weight: z.number() });
export type LikenessReason = z.infer<typeof likenessReason>;

/** Words in a document, and the way there. */
export const wordPlace = z.object({
  documentId: uuid,
  renditionId: uuid,
  title: z.string(),
  start: z.int(),
  end: z.int(),
});
export type WordPlace = z.infer<typeof wordPlace>;

export const fact = z.object({
  factId: uuid,
  entry: entryRef,
  entityId: uuid,
  property: z.enum(entityProperties),
  value: z.string(),
  /** Where it says so; null where whoever said it gave a note. */
  place: wordPlace.nullable(),
  words: z.string().nullable(),
  note: z.string().nullable(),
  /** A row of a table says it, and it goes with its table. */
  ofRow: z.boolean(),
  by: person,
  at: instant,
});
export type Fact = z.infer<typeof fact>;

/** A name that documents use for the entity. */
export const joinedName = z.object({
  entry: entryRef,
  entityId: uuid,
  type: z.enum(mentionTypes),
  name: z.string(),
  mentions: z.int(),
  place: wordPlace.nullable(),
  documentId: uuid,
  title: z.string(),
  by: person,
  at: instant,
});
export type JoinedName = z.infer<typeof joinedName>;

/** How much hangs on something: what would stand under one name with it. */
export const hanging = z.object({ links: z.int(), claims: z.int(), mentions: z.int(), documents: z.int() });
export type Hanging = z.infer<typeof hanging>;

/** One person or body as it is shown beside another: the entities that are one by decision, and what is known of them. */
export const entityCard = z.object({
  entity,
  members: z.array(entity),
  facts: z.array(fact),
  names: z.array(joinedName),
  hangs: hanging,
});
export type EntityCard = z.infer<typeof entityCard>;

export const looseName = z.object({
  name: z.string(),
  mentions: z.int(),
  documents: z.int(),
  score: z.number(),
  reasons: z.array(likenessReason),
  places: z.array(wordPlace),
  /** Another name in the documents that this one may as well stand for; then nobody should join it unseen. */
  doubt: z.string().nullable(),
});
export type LooseName = z.infer<typeof looseName>;

const likeness = {
  /** 0 to 1: of pairs with this score, so many are one; never a measure of a person. */
  score: z.number(),
  reasons: z.array(likenessReason),
  contradictions: z.array(likenessReason),
};

export const pairProposal = z.object({
  kind: z.literal('pair'),
  left: entityCard,
  right: entityCard,
  ...likeness,
  changes: hanging,
});

/** Names in documents that belong to no entity yet; `entity` is the one they may mean, null where there is none. */
export const namesProposal = z.object({
  kind: z.literal('names'),
  compartmentId: uuid,
  type: z.enum(mentionTypes),
  schema: z.enum(entitySchemata),
  /** Pass with the decision: nothing that came after it is joined. */
  seen: z.int(),
  names: z.array(looseName),
  /** A role is joined in these documents alone, since it passes from one to another; null where all are meant. */
  documentIds: z.array(uuid).nullable(),
  entity: entityCard.nullable(),
  ...likeness,
  changes: hanging,
});

export const proposal = z.discriminatedUnion('kind', [pairProposal, namesProposal]);
export type Proposal = z.infer<typeof proposal>;
export type PairProposal = z.infer<typeof pairProposal>;
export type NamesProposal = z.infer<typeof namesProposal>;

export const resolution = z.object({
  resolutionId: uuid,
  entry: entryRef,
  left: entity,
  right: entity,
  decision: z.enum(resolutionDecisions),
  reasons: z.array(likenessReason),
  contradictions: z.array(likenessReason),
  note: z.string().nullable(),
  by: person,
  at: instant,
  /** False where a newer decision on the same two covers it. */
  counts: z.boolean(),
});
export type Resolution = z.infer<typeof resolution>;

/** A "not the same" that a chain of "the same" crosses; nobody in the group is joined while it stands. */
export const resolutionConflict = z.object({
  left: entity,
  right: entity,
  negatives: z.array(resolution),
  chain: z.array(resolution),
  group: z.array(entity),
});
export type ResolutionConflict = z.infer<typeof resolutionConflict>;

export const entityView = entityCard.extend({
  links: z.array(link),
  decisions: z.array(resolution),
  conflicts: z.array(resolutionConflict),
  possibly: z.array(proposal),
});
export type EntityView = z.infer<typeof entityView>;

/** Who or what a name may be: an entity, or names that documents use and nobody has joined yet. */
export const nameHit = z.object({
  entity: entity.nullable(),
  /** The name by which it was found. */
  name: z.string(),
  type: z.string(),
  hangs: hanging,
  ...likeness,
});
export type NameHit = z.infer<typeof nameHit>;

/** How far names are indexed: entries of the caller's ledgers that are in, and how many there are. */
export const indexed = z.object({ done: z.int(), of: z.int() });
