import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { operations } from '#api/operations';
import { issueLink } from '#server/commands/issue-link';
import { localOperator } from '#server/policies/local-operator';
import { sessionIdleMs, sessionLongestMs } from '#server/sessions/session-times';
import { base, createTestServer, localKey, type TestPerson, type TestServer } from './test-server.ts';

let server: TestServer;
let ada: TestPerson;
beforeAll(async () => {
  server = await createTestServer(inject('postgres'));
  ada = await server.person('ada', { administrator: true });
});
afterAll(() => server.close());

const post = (path: string, body: unknown, headers: Record<string, string> = {}, from = '127.0.0.1') =>
  server.send(
    `/api${path}`,
    { method: 'POST', body: JSON.stringify(body), headers: { 'content-type': 'application/json', ...headers } },
    from,
  );
const sessionOf = (cookie: string) => server.send('/api/session', { headers: { cookie } });
const cookieOf = (response: Response) => response.headers.get('set-cookie')!.split(';')[0]!;
const codeOf = async (response: Response) => ((await response.json()) as { code: string }).code;
const newLink = async (who: TestPerson) => {
  const { linkPath } = await issueLink(localOperator(), server.deps, who);
  return linkPath.split('#')[1]!;
};

describe('signing in', () => {
  it('by a link works once, also when two come at the same moment', async () => {
    const token = await newLink(ada);
    const both = await Promise.all([post('/session/link', { token }), post('/session/link', { token })]);
    expect(both.map((one) => one.status).toSorted()).toEqual([200, 401]);
    const won = both.find((one) => one.status === 200)!;
    expect(won.headers.get('set-cookie')).toMatch(/HttpOnly; SameSite=Strict; Path=\//);
    expect(await (await sessionOf(cookieOf(won))).json()).toMatchObject({
      account: { login: 'ada' },
      hasPassword: false,
    });
  });

  it('by a link ends after a day', async () => {
    const token = await newLink(ada);
    server.installation.clock.now += 24 * 3_600_000;
    expect(await codeOf(await post('/session/link', { token }))).toBe('LL-SIGN-IN');
  });

  it('by password says no more of an unknown login than of a wrong password', async () => {
    const pat = await server.person('pat');
    await pat.client.call('setPassword', { body: { current: null, password: 'correct horse battery' } });
    const wrong = await post('/session', { login: 'pat', password: 'wrong' });
    const unknown = await post('/session', { login: 'nobody', password: 'wrong' });
    expect(await wrong.text()).toBe(await unknown.text());
    const right = await post('/session', { login: ' PAT ', password: 'correct horse battery' });
    expect(right.status).toBe(200);
    expect(await (await sessionOf(cookieOf(right))).json()).toMatchObject({ hasPassword: true });
  });

  it('by a link lets a forgotten password be replaced, once and shortly after', async () => {
    const { clock } = server.installation;
    const kim = await server.person('kim');
    await kim.client.call('setPassword', { body: { current: null, password: 'a password to forget' } });
    const set = (cookie: string, password: string) =>
      server.send('/api/session/password', {
        method: 'PUT',
        body: JSON.stringify({ current: null, password }),
        headers: { cookie, origin: base, 'content-type': 'application/json' },
      });
    const byLink = async () => cookieOf(await post('/session/link', { token: await newLink(kim) }));
    const late = await byLink();
    clock.now += 15 * 60_000;
    expect(await codeOf(await set(late, 'one that comes too late'))).toBe('LL-FORBIDDEN');

    const unused = await newLink(kim);
    const fresh = await byLink();
    expect(await (await sessionOf(fresh)).json()).toMatchObject({ hasPassword: true, asksPassword: false });
    expect((await set(fresh, 'one that is remembered')).status).toBe(200);
    expect(await (await sessionOf(fresh)).json()).toMatchObject({ hasPassword: true, asksPassword: true });
    expect(await codeOf(await set(fresh, 'yet another one now'))).toBe('LL-FORBIDDEN');
    expect((await post('/session', { login: 'kim', password: 'one that is remembered' })).status).toBe(200);
    // Links that were made before open nothing any more.
    expect(await codeOf(await post('/session/link', { token: unused }))).toBe('LL-SIGN-IN');
  });

  it('clears away sessions and links that ran out', async () => {
    const { clock } = server.installation;
    await newLink(ada);
    clock.now += 31 * 24 * 3_600_000;
    await post('/session/local', { key: localKey, login: 'ada' });
    const [left] = await server.installation.ask<{ sessions: number; links: number }>(
      `select (select count(*)::int from lamplighter.session) as sessions, (select count(*)::int from lamplighter.sign_in_link) as links`,
    );
    expect(left).toEqual({ sessions: 1, links: 0 });
    ada = await server.person('ada2', { administrator: true });
  });

  it('is slowed down for a login that is tried again and again, there and for nobody else', async () => {
    const ben = await server.person('ben');
    const tries = [];
    for (let i = 0; i < 8; i += 1)
      tries.push((await post('/session', { login: 'ben', password: 'x' }, {}, '10.0.0.9')).status);
    expect(tries).toEqual([401, 401, 401, 401, 401, 429, 429, 429]);
    const limited = await post('/session', { login: 'ben', password: 'x' }, {}, '10.0.0.9');
    expect(Number(limited.headers.get('retry-after'))).toBeGreaterThan(0);
    expect((await post('/session', { login: 'pat', password: 'correct horse battery' })).status).toBe(200);
    expect((await post('/session', { login: 'ben', password: 'x' })).status).toBe(401);
    expect((await post('/session/link', { token: await newLink(ben) })).status).toBe(200);
  });

  it('by the local key works from this machine alone', async () => {
    const body = { key: localKey, login: 'ada' };
    const here = await post('/session/local', body);
    const { token } = (await here.json()) as { token: string };
    expect(here.headers.get('set-cookie')).toBeNull();
    expect((await server.send('/api/session', { headers: { authorization: `Bearer ${token}` } })).status).toBe(200);
    expect(await codeOf(await post('/session/local', body, {}, '192.168.1.5'))).toBe('LL-SIGN-IN');
    expect(await codeOf(await post('/session/local', { ...body, key: `${localKey}x` }))).toBe('LL-SIGN-IN');
  });
});

describe('a session', () => {
  const begin = async () => cookieOf(await post('/session', { login: 'pat', password: 'correct horse battery' }));

  it('ends by signing out, and its token is stored nowhere', async () => {
    const cookie = await begin();
    const rows = await server.installation.ask<{ all: string }>(
      "select string_agg(s::text, ' ') as all from lamplighter.session s",
    );
    expect(rows[0]!.all).not.toContain(cookie.split('=')[1]);
    const out = await server.send('/api/session', { method: 'DELETE', headers: { cookie, origin: base } });
    expect(out.headers.get('set-cookie')).toContain('Max-Age=0');
    expect(await codeOf(await sessionOf(cookie))).toBe('LL-SIGN-IN');
  });

  it('ends when it is not used, lives on by use, and ends after the longest time in any case', async () => {
    const { clock } = server.installation;
    const [idle, used] = [await begin(), await begin()];
    const began = clock.now;
    while (clock.now + sessionIdleMs / 2 < began + sessionLongestMs) {
      clock.now += sessionIdleMs / 2;
      expect((await sessionOf(used)).status).toBe(200);
    }
    expect((await sessionOf(idle)).status).toBe(401);
    clock.now = began + sessionLongestMs;
    expect((await sessionOf(used)).status).toBe(401);
  });

  it('of another place ends when the password is set, and all end when the account is barred', async () => {
    const cleo = await server.person('cleo');
    const other = cookieOf(await post('/session/link', { token: await newLink(cleo) }));
    await cleo.client.call('setPassword', { body: { current: null, password: 'a long new password' } });
    expect((await sessionOf(other)).status).toBe(401);
    expect((await cleo.client.call('getSession')).hasPassword).toBe(true);
    await expect(
      cleo.client.call('setPassword', { body: { current: 'not it', password: 'another long one' } }),
    ).rejects.toMatchObject({ code: 'LL-FORBIDDEN' });
    const admin = await server.person('root', { administrator: true });
    await admin.client.call('disableAccount', { params: { accountId: cleo.accountId } });
    await expect(cleo.client.call('getSession')).rejects.toMatchObject({ code: 'LL-SIGN-IN' });
    expect(await codeOf(await post('/session', { login: 'cleo', password: 'a long new password' }))).toBe('LL-SIGN-IN');
  });

  it('by cookie changes nothing from another origin', async () => {
    const cookie = await begin();
    const title = JSON.stringify({ title: 'x' });
    const ask = (headers: Record<string, string>) =>
      server.send('/api/cases', {
        method: 'POST',
        body: title,
        headers: { cookie, 'content-type': 'application/json', ...headers },
      });
    expect(await codeOf(await ask({ origin: 'http://evil.example' }))).toBe('LL-ORIGIN');
    expect(await codeOf(await ask({}))).toBe('LL-ORIGIN');
    expect((await ask({ origin: base })).status).toBe(200);
  });
});

describe('every operation but the public ones', () => {
  it('asks for a session, whatever else is wrong with the request', async () => {
    const some = '10000000-0000-4000-8000-000000000000';
    for (const op of Object.values(operations)) {
      if (op.policy === 'public') continue;
      const path = op.path.replace(/\{\w+\}/g, some);
      const response = await server.send(`/api${path}`, { method: op.method });
      expect([op.id, response.status, await codeOf(response)]).toEqual([op.id, 401, 'LL-SIGN-IN']);
    }
  });

  it('administering accounts is for administrators', async () => {
    const dan = await server.person('dan', { mayOpenCases: false });
    await expect(dan.client.call('listAccounts')).rejects.toMatchObject({ code: 'LL-FORBIDDEN' });
    await expect(dan.client.call('openCase', { body: { title: 'x' } })).rejects.toMatchObject({ code: 'LL-FORBIDDEN' });
    const fresh = await server.person('fay', { administrator: true });
    const made = await fresh.client.call('createAccount', { body: { login: 'eve', name: 'Eve' } });
    expect(made.link.linkPath).toMatch(/^\/sign-in#[\w-]{43}$/);
    await expect(fresh.client.call('createAccount', { body: { login: 'eve', name: 'Eve' } })).rejects.toMatchObject({
      code: 'LL-CONFLICT',
    });
    const { accounts } = await fresh.client.call('listAccounts');
    expect(accounts.map((one) => one.login)).toContain('eve');
  });
});

describe('around the API', () => {
  it('the OpenAPI document is public, and answers carry their headers', async () => {
    const response = await server.send('/api/openapi.json');
    expect((await response.json()) as object).toMatchObject({ openapi: '3.1.0' });
    expect(response.headers.get('cache-control')).toBe('no-store');
    expect(response.headers.get('content-security-policy')).toContain("default-src 'none'");
    expect(response.headers.get('x-content-type-options')).toBe('nosniff');
    expect(response.headers.get('referrer-policy')).toBe('no-referrer');
  });

  it('unknown addresses, methods and hosts are told apart', async () => {
    expect(await codeOf(await server.send('/api/nowhere'))).toBe('LL-NOT-FOUND');
    expect(await codeOf(await server.send('/api/status', { method: 'DELETE' }))).toBe('LL-METHOD');
    const host = await server.app.fetch(new Request('http://evil.example/api/session'));
    expect([host.status, await codeOf(host)]).toEqual([421, 'LL-HOST']);
  });

  it('what was sent wrongly is named by field and never repeated', async () => {
    const response = await post('/session', { login: 'a secret that must not come back!', password: 7 });
    const text = await response.text();
    expect(response.status).toBe(400);
    expect(JSON.parse(text)).toMatchObject({
      code: 'LL-INVALID',
      details: { issues: [{ path: 'body.login' }, { path: 'body.password' }] },
    });
    expect(text).not.toContain('must not come back');
  });

  it('says what it is', async () => {
    const fay = await server.person('gus');
    expect(await fay.client.call('getStatus')).toMatchObject({
      version: '0.0.0',
      database: expect.stringMatching(/^PostgreSQL \d+/),
      readerVersion: server.deps.reader.version,
    });
  });
});
