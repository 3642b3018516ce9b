import { randomUUID } from 'node:crypto';
import type { Operation } from '#api/operation';
import { operations } from '#api/operations';
import { createChartCache } from './chart-cache.ts';
import { createChartDesk } from './chart-desk.ts';
import { createConsultationLog } from './consultation-log.ts';
import type { Context } from './context.ts';
import type { ServerDeps } from './deps.ts';
import { createDocumentReceiver } from './document-receiver.ts';
import type { Exchange, Consultation } from './exchange.ts';
import { handlers } from './handlers.ts';
import { requireAllowedHost } from './http/allowed-host.ts';
import { openApiOf } from './http/openapi.ts';
import { peerOf } from './http/peer.ts';
import { problemResponse } from './http/problem.ts';
import { reasonOf } from './http/reason-of.ts';
import { createRouter, type Around } from './http/router.ts';
import { requireSameOrigin } from './http/same-origin.ts';
import { withSecurityHeaders } from './http/security-headers.ts';
import { tokenOf } from './http/session-cookie.ts';
import { createStaticFiles } from './http/static-files.ts';
import { failureOfUnexpected } from './http/unexpected.ts';
import { noteConsultations } from './note-consultations.ts';
import { notFound } from './refusals.ts';
import { createAttemptLimit } from './sessions/attempt-limit.ts';
import { createSessionCache } from './sessions/session-cache.ts';
import { resolveSession } from './sessions/resolve-session.ts';
import { createCaseTrace } from './trace/case-trace.ts';
import { createFlowDesk } from './trace/flow-desk.ts';
import { createUploadLimit } from './upload-limit.ts';

export type App = {
  fetch(request: Request, env?: unknown): Promise<Response>;
  /** Waits for the consultation log; the store is closed by whoever opened it. */
  close(): Promise<void>;
};

function contextOf(deps: ServerDeps): Context {
  const now = deps.clock;
  return {
    ...deps,
    consultations: createConsultationLog((notes) => noteConsultations(deps, notes)),
    receiver: createDocumentReceiver(deps),
    uploads: createUploadLimit({ inAll: 256, each: 160 }),
    sessions: createSessionCache(),
    charts: createChartCache(deps.chartDesk ?? createChartDesk()),
    trace: createCaseTrace(deps.flowDesk ?? createFlowDesk()),
    limits: {
      // Someone at another address must not be able to keep a person out, only to be slowed down there.
      loginHere: createAttemptLimit({ now, free: 5 }),
      login: createAttemptLimit({ now, free: 200, longestMs: 30_000 }),
      address: createAttemptLimit({ now, free: 40 }),
    },
  };
}

/** Reading, adding material and reviewing leave accounts, sessions and memberships as they are; all else may not. */
function mayChangeWhoMayWhat({ method, policy }: Operation): boolean {
  return method !== 'GET' && !['read-case', 'add-material', 'review'].includes(policy);
}

/** Everything around a handler: who asks, what is noted, which headers go out. */
function aroundOf(context: Context): Around {
  return async (request, env, operation, run) => {
    const { address, isSecure } = peerOf(env);
    const token = tokenOf(request);
    const session = token === null ? null : await resolveSession(context, token);
    const noted: Consultation[] = [];
    const cookies: string[] = [];
    const why = reasonOf(request);
    const exchange: Exchange = {
      context,
      actor: session?.actor ?? null,
      tokenHash: session?.tokenHash ?? null,
      address,
      isSecure,
      signal: request.signal,
      membershipsIn: (caseId) => session?.cases.get(caseId) ?? [],
      why,
      note: (consultation) => void noted.push(consultation),
      setCookie: (value) => void cookies.push(value),
    };
    const response = await run(exchange).finally(() => {
      if (mayChangeWhoMayWhat(operation)) context.sessions.forget();
    });
    if (session !== null && noted.length > 0) {
      const by = { accountId: session.actor.accountId, name: session.actor.name };
      await context.consultations.note(noted.map((one) => ({ ...one, by, why })));
    }
    for (const cookie of cookies) response.headers.append('set-cookie', cookie);
    return response;
  };
}

/** The whole server as one function from request to response; it opens no port and starts no timer by itself. */
export function createApp(deps: ServerDeps): App {
  const context = contextOf(deps);
  const router = createRouter(operations, handlers, aroundOf(context));
  router.onError((error) => {
    throw error;
  });
  const openApi = JSON.stringify(openApiOf(operations, deps.settings.version));
  const files = createStaticFiles(deps.webRoot);

  const answer = async (request: Request, env: unknown, path: string): Promise<Response> => {
    requireAllowedHost(request, deps.settings.hosts);
    requireSameOrigin(request);
    if (path === '/api/openapi.json')
      return new Response(openApi, { headers: { 'content-type': 'application/json; charset=utf-8' } });
    if (path === '/api' || path.startsWith('/api/')) return router.fetch(request, env as object);
    const file = request.method === 'GET' || request.method === 'HEAD' ? await files(path) : null;
    if (file === null) throw notFound();
    return file;
  };

  return {
    async fetch(request, env = {}) {
      const path = new URL(request.url).pathname;
      const api = path === '/api' || path.startsWith('/api/');
      try {
        return withSecurityHeaders(await answer(request, env, path), { api });
      } catch (error) {
        // Whoever asked has gone: there is nobody to tell, and nothing of ours went wrong.
        if (request.signal.aborted) return new Response(null, { status: 499 });
        const place = { id: randomUUID(), operation: `${request.method} ${api ? '/api' : '/'}`, log: deps.log };
        return withSecurityHeaders(problemResponse(failureOfUnexpected(error, place)), { api });
      }
    },
    close: () => context.consultations.settle(),
  };
}
