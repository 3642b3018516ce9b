import { ledgerMigration } from './0001-ledger.ts';
import { projectionsMigration } from './0002-projections.ts';
import { searchMigration } from './0003-search.ts';
import { sessionByLinkMigration } from './0004-session-by-link.ts';
import { resolutionMigration } from './0005-resolution.ts';
import { savedViewsMigration } from './0006-saved-views.ts';
import { denialNameMigration } from './0007-denial-name.ts';
import { pinnedRoutesMigration } from './0008-pinned-routes.ts';
import { linkArrivalMigration } from './0009-link-arrival.ts';
import { nameTieMigration } from './0010-name-tie.ts';
import { noticesMigration } from './0011-notices.ts';
import { lanesMigration } from './0012-lanes.ts';
import { childrenMigration } from './0013-children.ts';
import { searchTextMigration } from './0014-search-text.ts';
import { jobsMigration } from './0015-jobs.ts';
import { recordsMigration } from './0016-records.ts';
import { searchSpeedMigration } from './0017-search-speed.ts';
import { savedSearchesMigration } from './0018-saved-searches.ts';
import { loadsMigration } from './0019-loads.ts';
import { laneWatchMigration } from './0020-lane-watch.ts';
import { loadPauseRightsMigration } from './0021-load-pause-rights.ts';
import { wordsNotedMigration } from './0022-words-noted.ts';
import { searchWindowsMigration } from './0023-search-windows.ts';
import type { Migration } from './migration.ts';

/** In order; the last one's id is the version of the schema. */
export const migrations: readonly Migration[] = [
  ledgerMigration,
  projectionsMigration,
  searchMigration,
  sessionByLinkMigration,
  resolutionMigration,
  savedViewsMigration,
  denialNameMigration,
  pinnedRoutesMigration,
  linkArrivalMigration,
  nameTieMigration,
  noticesMigration,
  lanesMigration,
  childrenMigration,
  searchTextMigration,
  jobsMigration,
  recordsMigration,
  searchSpeedMigration,
  savedSearchesMigration,
  loadsMigration,
  laneWatchMigration,
  loadPauseRightsMigration,
  wordsNotedMigration,
  searchWindowsMigration,
];
