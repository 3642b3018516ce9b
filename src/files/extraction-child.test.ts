import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { afterEach, describe, expect, it } from 'vitest';
import { findConfinement } from './confinement.ts';
import { startChild, type ExtractionChild } from './extraction-child.ts';
import { DEFAULT_LIMITS } from './extraction-limits.ts';

const children: ExtractionChild[] = [];
afterEach(async () => void (await Promise.all(children.splice(0).map((child) => child.stop()))));

async function start(): Promise<ExtractionChild> {
  const child = startChild(await findConfinement(), 256, tmpdir());
  children.push(child);
  return child;
}

const page = (html: string) => {
  const bytes = Buffer.from(html);
  return { bytes, name: 'page.html', limits: DEFAULT_LIMITS, depth: 0, size: bytes.length };
};
const MINUTE = 60_000;

/** A process that ended but was not yet waited for by its new parent counts as gone. */
function exists(pid: number): boolean {
  try {
    process.kill(pid, 0);
  } catch {
    return false;
  }
  return process.platform !== 'linux' || !/\) [ZX] /.test(readFileSync(`/proc/${pid}/stat`, 'utf8'));
}

const nowhere = async () => undefined;

describe('startChild', () => {
  it('reads one file after another in one process', async () => {
    const child = await start();
    for (const words of ['First', 'Second']) {
      const outcome = await child.run(page(`<p>${words}`), { silentMs: MINUTE, wholeMs: MINUTE }, nowhere);
      expect(outcome).toMatchObject({ kind: 'result', result: { ok: true, extraction: { text: words } } });
    }
    expect(child.served()).toBe(2);
  });

  it('says so when the process is killed under a file', async () => {
    const child = await start();
    const outcome = child.run(page('<p>Words'), { silentMs: MINUTE, wholeMs: MINUTE }, nowhere);
    process.kill(child.pid ?? 0, 'SIGKILL');
    expect(await outcome).toEqual({ kind: 'crashed', why: 'its process was ended by SIGKILL' });
    expect(child.isAlive()).toBe(false);
  });

  it('kills a process that takes too long', async () => {
    const child = await start();
    expect(await child.run(page('<p>Words'), { silentMs: 1, wholeMs: MINUTE }, nowhere)).toEqual({ kind: 'timed-out' });
    await expect.poll(() => exists(child.pid ?? 0)).toBe(false);
  });

  it('leaves no process behind when the program is killed', async () => {
    const hooks = resolve('test/files/typescript-hooks.mjs');
    const holder = spawn(process.execPath, ['-C', 'source', '--import', hooks, resolve('test/files/pool-holder.ts')], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    const [line] = (await once(createInterface(holder.stdout), 'line')) as [string];
    expect(exists(Number(line))).toBe(true);
    holder.kill('SIGKILL');
    await expect.poll(() => exists(Number(line)), { timeout: 30_000 }).toBe(false);
  });
});
