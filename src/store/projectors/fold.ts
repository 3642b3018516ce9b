import type { Transaction } from 'kysely';
import type { ActorRef, ChainKey, ItemBody, ItemKind } from '#domain/entry';
import type { Database } from '../schema.ts';

/** One entry while it is folded into the projections; the same live and at `rebuild`. */
export type Fold = {
  readonly db: Transaction<Database>;
  readonly key: ChainKey;
  readonly seq: number;
  readonly recordedAt: number;
  readonly nonce: Uint8Array;
};

export type FoldItem<Kind extends ItemKind = ItemKind> = {
  readonly actor: ActorRef;
  readonly body: Extract<ItemBody, { kind: Kind }>;
  readonly ordinal: number;
};

/** Folds all items of one kind that an entry holds. */
export type Projector<Kind extends ItemKind> = (fold: Fold, items: readonly FoldItem<Kind>[]) => Promise<void>;

/** The columns that every row of a fold begins with. */
export const standing = (fold: Fold) => ({
  case_id: fold.key.caseId,
  compartment_id: fold.key.compartmentId,
  from_seq: fold.seq,
  to_seq: null,
});
