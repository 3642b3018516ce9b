import { describe, expect, it } from 'vitest';
import type { Failure } from '#domain/failure';
import { requireAllowedHost } from './allowed-host.ts';
import { contentDispositionOf } from './attachment.ts';
import { readJson } from './read-json.ts';
import { requireSameOrigin } from './same-origin.ts';
import { setCookieOf, tokenOf } from './session-cookie.ts';

const at = 'http://127.0.0.1:4180/api/cases';
const request = (init: RequestInit = {}, url = at) =>
  new Request(url, { ...init, headers: { host: new URL(url).host, ...(init.headers as Record<string, string>) } });
const codeOf = (run: () => unknown) => {
  try {
    run();
    return 'passes';
  } catch (error) {
    return (error as Failure).code;
  }
};

describe('the host', () => {
  it.each([
    ['127.0.0.1:4180', 'passes'],
    ['localhost', 'passes'],
    ['[::1]:4180', 'passes'],
    ['Lamp.Example:443', 'passes'],
    ['evil.example', 'LL-HOST'],
    ['127.0.0.1.evil.example', 'LL-HOST'],
    ['localhost:1:2', 'LL-HOST'],
  ])('%s: %s', (host, code) => {
    expect(codeOf(() => requireAllowedHost(request({ headers: { host } }), ['lamp.example']))).toBe(code);
  });
});

describe('the origin of what changes state', () => {
  const post = (headers: Record<string, string>) =>
    codeOf(() => requireSameOrigin(request({ method: 'POST', headers })));
  const cookie = 'lamplighter_session=x';
  it('passes from the same origin, and without one where no cookie came along', () => {
    expect(post({ origin: 'http://127.0.0.1:4180', cookie })).toBe('passes');
    expect(post({ authorization: 'Bearer x' })).toBe('passes');
  });
  it.each([
    { origin: 'http://evil.example', cookie },
    { origin: 'http://127.0.0.1:9999', cookie },
    { origin: 'null', cookie },
    { origin: 'http://evil.example' },
    { 'sec-fetch-site': 'cross-site' },
    { 'sec-fetch-site': 'same-site', cookie, origin: 'http://127.0.0.1:4180' },
    { cookie },
  ])('refuses %j', (headers) => expect(post(headers as Record<string, string>)).toBe('LL-ORIGIN'));
  it('does not ask it of what only reads', () => {
    expect(codeOf(() => requireSameOrigin(request({ headers: { origin: 'http://evil.example' } })))).toBe('passes');
  });
});

describe('the session token', () => {
  const token = 'a'.repeat(43);
  it('comes by cookie or bearer, and goes out so that no script and no other site sees it', () => {
    expect(tokenOf(request({ headers: { cookie: `a=b; lamplighter_session=${token}` } }))).toBe(token);
    expect(tokenOf(request({ headers: { authorization: `Bearer ${token}` } }))).toBe(token);
    expect(tokenOf(request({ headers: { cookie: 'lamplighter_session=short' } }))).toBeNull();
    const cookie = setCookieOf(token, { secure: true, maxAgeSeconds: 60 });
    for (const part of ['HttpOnly', 'SameSite=Strict', 'Path=/', 'Secure']) expect(cookie).toContain(part);
  });
});

describe('a JSON body', () => {
  const body = (text: string | Uint8Array, type = 'application/json') =>
    readJson(
      new Request(at, {
        method: 'POST',
        body: typeof text === 'string' ? text : new Blob([text as Uint8Array<ArrayBuffer>]),
        headers: { 'content-type': type },
      }),
      100,
    );
  it('is read whole and no further than the limit', async () => {
    expect(await body('{"a":1}')).toEqual({ a: 1 });
    await expect(body(`"${'x'.repeat(200)}"`)).rejects.toMatchObject({ code: 'LL-TOO-LARGE' });
  });
  it('may be left out where nothing is asked for', async () => {
    expect(await readJson(new Request(at, { method: 'POST' }))).toEqual({});
    const empty = new Request(at, { method: 'POST', body: new Blob([]) });
    empty.headers.delete('content-type');
    expect(await readJson(empty)).toEqual({});
  });
  it('is refused as another type, as broken UTF-8 and as broken JSON', async () => {
    await expect(body('{}', 'text/plain')).rejects.toMatchObject({ code: 'LL-MEDIA-TYPE' });
    await expect(body(new Uint8Array([0x22, 0xff, 0x22]))).rejects.toMatchObject({ code: 'LL-INVALID' });
    await expect(body('{')).rejects.toMatchObject({ code: 'LL-INVALID' });
  });
});

describe('the name of a download', () => {
  it.each([
    ['report.pdf', `attachment; filename="report.pdf"; filename*=UTF-8''report.pdf`],
    ['../../etc/passwd', `attachment; filename="passwd"; filename*=UTF-8''passwd`],
    ['a"\r\nX: y.txt', `attachment; filename="a_X_ y.txt"; filename*=UTF-8''a%22X%3A%20y.txt`],
    ["Zoë's.txt", `attachment; filename="Zoe_s.txt"; filename*=UTF-8''Zo%C3%AB%27s.txt`],
  ])('%j', (name, header) => expect(contentDispositionOf(name)).toBe(header));
});
