import { Failure } from '#domain/failure';

const loopbackNames = ['localhost', '127.0.0.1', '[::1]'];

/** The host a request names, in lower case with its port; null when it names none that can be read. */
export function hostOf(request: Request): string | null {
  const host = request.headers.get('host') ?? new URL(request.url).host;
  return /^(\[[0-9a-f:]+\]|[a-z0-9.-]+)(:\d{1,5})?$/i.test(host) ? host.toLowerCase() : null;
}

/** Refuses a request for any host but loopback names and those configured: the defence against DNS rebinding. */
export function requireAllowedHost(request: Request, configured: readonly string[]): void {
  const host = hostOf(request);
  const name = host?.replace(/:\d+$/, '');
  const allowed = [...loopbackNames, ...configured.map((one) => one.toLowerCase())];
  if (host !== null && name !== undefined && (allowed.includes(name) || allowed.includes(host))) return;
  throw new Failure(
    'LL-HOST',
    'This server does not answer under that name.',
    'Use the address it printed at start, or name the host in its settings.',
  );
}
