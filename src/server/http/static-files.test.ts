import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createStaticFiles } from './static-files.ts';

let home = '';
beforeAll(async () => {
  home = await mkdtemp(join(tmpdir(), 'static-'));
  await mkdir(join(home, 'web/assets'), { recursive: true });
  await writeFile(join(home, 'web/index.html'), '<!doctype html>');
  await writeFile(join(home, 'web/assets/app-1a2b.js'), 'export {}');
  await writeFile(join(home, 'secret.txt'), 'secret');
  await symlink(join(home, 'secret.txt'), join(home, 'web/link.txt'));
});
afterAll(() => rm(home, { recursive: true }));

describe('static files', () => {
  it('serves hashed assets for ever and the page anew each time', async () => {
    const files = createStaticFiles(join(home, 'web'));
    const asset = await files('/assets/app-1a2b.js');
    expect(asset?.headers.get('cache-control')).toContain('immutable');
    expect(asset?.headers.get('content-type')).toContain('javascript');
    for (const path of ['/', '/cases/1/reader', '/index.html']) {
      const page = await files(path);
      expect(await page?.text()).toBe('<!doctype html>');
      expect(page?.headers.get('cache-control')).toBe('no-cache');
    }
  });

  it.each(['/../secret.txt', '/%2e%2e/secret.txt', '/assets/..%2f..%2fsecret.txt', '/link.txt', '/%zz', '/\0.txt'])(
    'leads nowhere by %j',
    async (path) => expect(await createStaticFiles(join(home, 'web'))(path)).toBeNull(),
  );

  it('does not answer a missing asset with the page', async () => {
    expect(await createStaticFiles(join(home, 'web'))('/assets/gone-ffff.js')).toBeNull();
  });

  it('finds pages that are built after it was made', async () => {
    const files = createStaticFiles(join(home, 'later'));
    expect(await files('/')).toBeNull();
    await mkdir(join(home, 'later'));
    await writeFile(join(home, 'later/index.html'), 'built');
    expect(await (await files('/'))?.text()).toBe('built');
  });
});

describe('what draws pages of documents', () => {
  it('may connect to nothing and run no code but its own, unlike all else', async () => {
    await writeFile(join(home, 'web/assets/page-worker-Ab_1-.js'), 'export {}');
    const files = createStaticFiles(join(home, 'web'));
    const drawer = await files('/assets/page-worker-Ab_1-.js');
    expect(drawer?.headers.get('content-security-policy')).toBe("default-src 'none'; script-src 'self'");
    expect((await files('/assets/app-1a2b.js'))?.headers.has('content-security-policy')).toBe(false);
  });
});
