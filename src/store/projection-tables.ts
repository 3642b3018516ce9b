import { firstProjections } from './migrations/0002-projections.ts';
import { resolutionProjections } from './migrations/0005-resolution.ts';
import { savedViewProjections } from './migrations/0006-saved-views.ts';
import { pinnedRouteProjections } from './migrations/0008-pinned-routes.ts';
import { noticeProjections } from './migrations/0011-notices.ts';
import { laneProjections } from './migrations/0012-lanes.ts';
import { childProjections } from './migrations/0013-children.ts';
import { recordProjections } from './migrations/0016-records.ts';
import { savedSearchProjections } from './migrations/0018-saved-searches.ts';

/** Tables of the fold with their keys; the dump that `rebuild` compares is ordered by these. */
export const projectionTables: Readonly<Record<string, string>> = {
  ...firstProjections,
  ...resolutionProjections,
  ...savedViewProjections,
  ...pinnedRouteProjections,
  ...noticeProjections,
  ...laneProjections,
  ...childProjections,
  ...recordProjections,
  ...savedSearchProjections,
};
