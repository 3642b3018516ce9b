import type { Handlers } from './handler.ts';
import { accountHandlers } from './handlers/account.ts';
import { caseHandlers } from './handlers/case-file.ts';
import { chartHandlers } from './handlers/chart.ts';
import { claimHandlers } from './handlers/claim.ts';
import { deconflictionHandlers } from './handlers/deconfliction.ts';
import { documentHandlers } from './handlers/document.ts';
import { laneBoardHandlers } from './handlers/lane-board.ts';
import { laneThingHandlers } from './handlers/lane-things.ts';
import { lanePaperHandlers } from './handlers/lane-papers.ts';
import { laneHandlers } from './handlers/lanes.ts';
import { copyHandlers } from './handlers/copies.ts';
import { insideHandlers } from './handlers/inside.ts';
import { savedSearchHandlers } from './handlers/saved-search.ts';
import { searchHandlers } from './handlers/search.ts';
import { linkHandlers } from './handlers/link.ts';
import { loadHandlers } from './handlers/load.ts';
import { logHandlers } from './handlers/log.ts';
import { pinHandlers } from './handlers/pin.ts';
import { recordHandlers } from './handlers/records.ts';
import { reportFormHandlers } from './handlers/report-form.ts';
import { resolutionHandlers } from './handlers/resolution.ts';
import { traceHandlers } from './handlers/trace.ts';
import { timelineHandlers } from './handlers/timeline.ts';

/** Every operation with what answers it; leaving one out does not compile. */
export const handlers: Handlers = {
  ...accountHandlers,
  ...caseHandlers,
  ...documentHandlers,
  ...loadHandlers,
  ...searchHandlers,
  ...savedSearchHandlers,
  ...copyHandlers,
  ...insideHandlers,
  ...claimHandlers,
  ...linkHandlers,
  ...chartHandlers,
  ...laneHandlers,
  ...laneThingHandlers,
  ...laneBoardHandlers,
  ...lanePaperHandlers,
  ...logHandlers,
  ...resolutionHandlers,
  ...timelineHandlers,
  ...traceHandlers,
  ...pinHandlers,
  ...recordHandlers,
  ...reportFormHandlers,
  ...deconflictionHandlers,
};
