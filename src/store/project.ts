import type { Transaction } from 'kysely';
import type { ChainKey, ItemKind } from '#domain/entry';
import { accountCreated, accountDisabled } from './projectors/account.ts';
import { caseOpened, caseProfiled, compartmentOpened, memberSet } from './projectors/case-file.ts';
import { documentPlaced } from './projectors/child.ts';
import {
  claimFlagged,
  claimGraded,
  claimMade,
  claimMended,
  claimReviewed,
  readingRecorded,
} from './projectors/claim.ts';
import {
  documentGraded,
  documentReceived,
  documentReleased,
  documentRetried,
  documentSetAside,
  documentUnreadable,
  renditionRecorded,
} from './projectors/document.ts';
import type { Fold, FoldItem, Projector } from './projectors/fold.ts';
import { entityMade, linkRelied, mentionMade, statusRecorded } from './projectors/link.ts';
import { logItems } from './projectors/log.ts';
import { entityDescribed, namesJoined, resolutionDecided } from './projectors/resolution.ts';
import { undone } from './projectors/undone.ts';
import { laneFact, laneFiled, laneStepped, laneTied } from './projectors/lane.ts';
import { noticeGiven } from './projectors/notice.ts';
import { mappingSaved, recordsBegun, recordsTaken } from './projectors/records.ts';
import { routePinned } from './projectors/pinned-route.ts';
import { searchSaved } from './projectors/saved-search.ts';
import { viewSaved } from './projectors/saved-view.ts';
import { markBehind } from './index-watch.ts';
import { lookAgain } from './lane-watch.ts';
import type { Database } from './schema.ts';

/** How each kind is folded; null where the log line is all there is to see. */
const projectors: { readonly [Kind in ItemKind]: Projector<Kind> | null } = {
  'account.created': accountCreated,
  'account.disabled': accountDisabled,
  'account.credential': null,
  'case.opened': caseOpened,
  'case.profiled': caseProfiled,
  'compartment.opened': compartmentOpened,
  'member.set': memberSet,
  'document.received': documentReceived,
  'document.placed': documentPlaced,
  'document.set-aside': documentSetAside,
  'document.released': documentReleased,
  'document.unreadable': documentUnreadable,
  'document.retried': documentRetried,
  'document.graded': documentGraded,
  'rendition.recorded': renditionRecorded,
  'reading.recorded': readingRecorded,
  'claim.made': claimMade,
  'claim.reviewed': claimReviewed,
  'claim.mended': claimMended,
  'claim.graded': claimGraded,
  'claim.flagged': claimFlagged,
  'entity.made': entityMade,
  'mention.made': mentionMade,
  'link.relied': linkRelied,
  'status.recorded': statusRecorded,
  'mapping.saved': mappingSaved,
  'records.begun': recordsBegun,
  'records.taken': recordsTaken,
  'resolution.decided': resolutionDecided,
  'names.joined': namesJoined,
  'entity.described': entityDescribed,
  'notice.given': noticeGiven,
  'view.saved': viewSaved,
  'search.saved': searchSaved,
  'route.pinned': routePinned,
  'lane.filed': laneFiled,
  'lane.stepped': laneStepped,
  'lane.fact': laneFact,
  'lane.tied': laneTied,
  undone,
  erased: null,
  consulted: null,
};

/** What gives entities names; what documents are found by is marked where that is put together. */
const indexedKinds: readonly ItemKind[] = ['records.taken', 'entity.made', 'entity.described'];

/** Folds one entry's items into the projections, kind by kind in the order in which the kinds first stand. */
export async function project(
  db: Transaction<Database>,
  key: ChainKey,
  entry: { seq: number; recordedAt: number; nonce: Uint8Array },
  items: readonly FoldItem[],
): Promise<void> {
  const fold: Fold = { db, key, ...entry };
  const byKind = new Map<ItemKind, FoldItem[]>();
  for (const item of items) {
    const list = byKind.get(item.body.kind);
    if (list) list.push(item);
    else byKind.set(item.body.kind, [item]);
  }
  for (const [kind, list] of byKind) await (projectors[kind] as Projector<ItemKind> | null)?.(fold, list);
  if (items.some(({ body: { kind } }) => kind.startsWith('lane.') || kind === 'undone' || kind === 'case.opened'))
    await lookAgain(db, key);
  if (indexedKinds.some((kind) => byKind.has(kind))) await markBehind(db, key);
  await logItems(fold, items);
}
