import { accountOperations } from './operations/account.ts';
import { caseOperations } from './operations/case.ts';
import { chartOperations } from './operations/chart.ts';
import { claimOperations } from './operations/claim.ts';
import { deconflictionOperations } from './operations/deconfliction.ts';
import { copyOperations } from './operations/copies.ts';
import { insideOperations } from './operations/inside.ts';
import { dueOperations } from './operations/due.ts';
import { tripwireOperations } from './operations/tripwire.ts';
import { documentOperations } from './operations/document.ts';
import { laneBoardOperations } from './operations/lane-board.ts';
import { lanePaperOperations } from './operations/lane-papers.ts';
import { laneThingOperations } from './operations/lane-things.ts';
import { laneOperations } from './operations/lanes.ts';
import { linkOperations } from './operations/link.ts';
import { loadOperations } from './operations/load.ts';
import { logOperations } from './operations/log.ts';
import { pinOperations } from './operations/pin.ts';
import { recordOperations } from './operations/records.ts';
import { reportFormOperations } from './operations/report-form.ts';
import { resolutionOperations } from './operations/resolution.ts';
import { savedSearchOperations } from './operations/saved-search.ts';
import { searchOperations } from './operations/search.ts';
import { traceOperations } from './operations/trace.ts';
import { timelineOperations } from './operations/timeline.ts';

/** Every operation of the API, once. */
export const operations = Object.freeze({
  ...accountOperations,
  ...caseOperations,
  ...documentOperations,
  ...loadOperations,
  ...searchOperations,
  ...savedSearchOperations,
  ...copyOperations,
  ...insideOperations,
  ...claimOperations,
  ...linkOperations,
  ...chartOperations,
  ...laneOperations,
  ...laneThingOperations,
  ...laneBoardOperations,
  ...dueOperations,
  ...tripwireOperations,
  ...lanePaperOperations,
  ...logOperations,
  ...resolutionOperations,
  ...timelineOperations,
  ...traceOperations,
  ...pinOperations,
  ...recordOperations,
  ...reportFormOperations,
  ...deconflictionOperations,
});

export type Operations = typeof operations;
export type OperationId = keyof Operations;
