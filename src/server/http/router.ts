import { Hono } from 'hono';
import type { Operation } from '#api/operation';
import { Failure } from '#domain/failure';
import type { Exchange } from '../exchange.ts';
import type { Call, Handler } from '../handler.ts';
import { notFound } from '../refusals.ts';
import { lowerCaseIds } from './lower-case-ids.ts';
import { readJson } from './read-json.ts';
import { validate } from './validate.ts';

/** Makes the exchange of one request, and answers once everything it noted is safe. */
export type Around = (
  request: Request,
  env: unknown,
  operation: Operation,
  run: (exchange: Exchange) => Promise<Response>,
) => Promise<Response>;

async function bodyOf(operation: Operation, request: Request): Promise<unknown> {
  if (operation.body === null) return undefined;
  if (operation.body === 'bytes') return request.body;
  return lowerCaseIds(validate(operation.body, await readJson(request), 'body'));
}

function requireHandlerOf(operation: Operation, handler: Handler<Operation> | undefined): Handler<Operation> {
  if (handler?.policies.includes(operation.policy)) return handler;
  throw new TypeError(`${operation.id} is declared "${operation.policy}" and its handler does not ask that policy`);
}

/**
 * The routes under `/api`, made from the operations alone. Parameters are checked, then the policy is asked, and only
 * then are query and body read: a stranger learns nothing from what is wrong with them.
 */
export function createRouter(
  operations: Readonly<Record<string, Operation>>,
  handlers: Readonly<Record<string, Handler<never>>>,
  around: Around,
): Hono {
  const router = new Hono({ strict: false });
  for (const operation of Object.values(operations)) {
    const handler = requireHandlerOf(operation, handlers[operation.id] as Handler<Operation> | undefined);
    router.on(operation.method, `/api${operation.path.replace(/\{(\w+)\}/g, ':$1')}`, (c) =>
      around(c.req.raw, c.env, operation, async (exchange) => {
        const params = lowerCaseIds(validate(operation.params, c.req.param(), 'params') as Record<string, unknown>);
        const run = await handler.admit(exchange, params);
        const query = lowerCaseIds(validate(operation.query, c.req.query(), 'query'));
        const body = await bodyOf(operation, c.req.raw);
        const reply = await run({ params, query, body } as Call<Operation>);
        return reply instanceof Response ? reply : Response.json(reply);
      }),
    );
  }
  const known = new Set(Object.values(operations).map((one) => one.path.replace(/\{\w+\}/g, '[^/]+')));
  const isKnown = (path: string) => [...known].some((one) => new RegExp(`^/api${one}$`).test(path));
  router.all('/api/*', (c) => {
    if (!isKnown(c.req.path)) throw notFound();
    throw new Failure('LL-METHOD', `This address does not take ${c.req.method}.`, 'See /api/openapi.json.');
  });
  return router;
}
