import { Failure } from '#domain/failure';
import type { CallOf, ReplyOf } from './operation.ts';
import { operations, type OperationId, type Operations } from './operations.ts';

type Fetch = (request: Request) => Promise<Response> | Response;

/** Parts of a call that the operation leaves empty may be left out. */
type CallArgs<Id extends OperationId> = Partial<CallOf<Operations[Id]>> & { signal?: AbortSignal };

export type Client = { call<Id extends OperationId>(id: Id, args?: CallArgs<Id>): Promise<ReplyOf<Operations[Id]>> };

/** The address of a call below `base`, its parameters filled in and its query appended. */
export function addressOf(
  base: string,
  path: string,
  params: Record<string, unknown>,
  query: Record<string, unknown>,
): string {
  const filled = path.replace(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(String(params[name])));
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(query))
    if (value !== undefined && value !== null) search.set(name, String(value));
  const text = search.toString();
  return `${base}/api${filled}${text === '' ? '' : `?${text}`}`;
}

/**
 * The typed client that the web and the command line share. Replies are checked against their schemas; a problem
 * becomes a `Failure` with the server's permanent code, and `details.status` holds the HTTP status.
 */
export function createClient(base: string, send: Fetch, headers: Record<string, string> = {}): Client {
  return {
    async call(id, args = {}) {
      const op = operations[id];
      const call = args as {
        params?: Record<string, unknown>;
        query?: Record<string, unknown>;
        body?: unknown;
        signal?: AbortSignal;
      };
      const isBytes = op.body === 'bytes';
      const init: RequestInit & { duplex?: 'half' } = { method: op.method, headers: { ...headers } };
      if (call.signal) init.signal = call.signal;
      if (op.body !== null) {
        const body = isBytes ? call.body : JSON.stringify(call.body ?? {});
        init.body = body as NonNullable<RequestInit['body']>;
        (init.headers as Record<string, string>)['content-type'] = isBytes
          ? 'application/octet-stream'
          : 'application/json';
        if (body instanceof ReadableStream) init.duplex = 'half';
      }
      const response = await send(new Request(addressOf(base, op.path, call.params ?? {}, call.query ?? {}), init));
      if (!response.ok) throw await failureOf(response);
      if (op.reply === 'bytes') return response as never;
      return op.reply.parse(await response.json()) as never;
    },
  };
}

async function failureOf(response: Response): Promise<Failure> {
  const text = await response.text();
  try {
    const problem = JSON.parse(text) as {
      code?: string;
      detail?: string;
      next?: string;
      details?: Record<string, unknown>;
    };
    return new Failure(problem.code ?? 'LL-HTTP', problem.detail ?? text, problem.next ?? 'Try again.', {
      ...problem.details,
      status: response.status,
    });
  } catch {
    return new Failure(
      'LL-HTTP',
      `The server answered ${response.status} without saying why.`,
      'Look at the output of the server.',
      { status: response.status },
    );
  }
}
