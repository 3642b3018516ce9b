import type { CaseTrace } from './trace/case-trace.ts';
import type { ChartCache } from './chart-cache.ts';
import type { ConsultationLog } from './consultation-log.ts';
import type { ServerDeps } from './deps.ts';
import type { DocumentReceiver } from './document-receiver.ts';
import type { AttemptLimit } from './sessions/attempt-limit.ts';
import type { SessionCache } from './sessions/session-cache.ts';
import type { UploadLimit } from './upload-limit.ts';

/** What every handler may reach: the parts handed over, and those the server makes of them. */
export type Context = ServerDeps & {
  readonly consultations: ConsultationLog;
  readonly receiver: DocumentReceiver;
  readonly uploads: UploadLimit;
  readonly sessions: SessionCache;
  readonly charts: ChartCache;
  readonly trace: CaseTrace;
  readonly limits: { readonly loginHere: AttemptLimit; readonly login: AttemptLimit; readonly address: AttemptLimit };
};
