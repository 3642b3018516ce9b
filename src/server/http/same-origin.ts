import { Failure } from '#domain/failure';
import { hostOf } from './allowed-host.ts';

const safe = ['GET', 'HEAD'];

function refuse(): never {
  throw new Failure('LL-ORIGIN', 'This request came from another site.', 'Use the pages of this server itself.');
}

/**
 * Refuses a state-changing request that another site could have sent. A browser names its origin on each of these, so
 * one without an origin may pass only if it carries no cookie that a browser would have added by itself.
 */
export function requireSameOrigin(request: Request): void {
  if (safe.includes(request.method)) return;
  const site = request.headers.get('sec-fetch-site');
  if (site !== null && site !== 'same-origin') refuse();
  const origin = request.headers.get('origin');
  if (origin === null) {
    if (request.headers.has('cookie')) refuse();
    return;
  }
  if (!URL.canParse(origin) || new URL(origin).host.toLowerCase() !== hostOf(request)) refuse();
}
