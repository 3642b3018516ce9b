export const sessionCookie = 'lamplighter_session';

/** The token a request carries, by cookie or as a bearer; a bearer goes first, since no browser adds one by itself. */
export function tokenOf(request: Request): string | null {
  const bearer = /^Bearer ([\w-]{20,200})$/.exec(request.headers.get('authorization') ?? '');
  if (bearer) return bearer[1]!;
  for (const part of (request.headers.get('cookie') ?? '').split(';')) {
    const [name, value] = part.trim().split('=', 2);
    if (name === sessionCookie && value !== undefined && /^[\w-]{20,200}$/.test(value)) return value;
  }
  return null;
}

export function setCookieOf(token: string, options: { secure: boolean; maxAgeSeconds: number }): string {
  const secure = options.secure ? '; Secure' : '';
  return `${sessionCookie}=${token}; HttpOnly; SameSite=Strict; Path=/; Max-Age=${options.maxAgeSeconds}${secure}`;
}

export function clearCookieOf(options: { secure: boolean }): string {
  return setCookieOf('', { ...options, maxAgeSeconds: 0 });
}
