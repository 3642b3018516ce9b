import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { createServer, type AddressInfo } from 'node:net';
import { resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { promisify } from 'node:util';
import { describe, expect, it } from 'vitest';
import type { Confinement } from '../../src/files/confinement.ts';

const run = promisify(execFile);

/** The confinement of the compiled program: run from source, the child may read more. `npm run build:server` makes it. */
const compiled = (await import(
  resolve('dist/src/files/confinement.js')
)) as typeof import('../../src/files/confinement.ts');
const confinement: Confinement = await compiled.findConfinement();

/** What a script under the confinement prints. */
async function tryInside(script: string): Promise<string> {
  const args = [...confinement.execArgv, '--no-warnings', '--input-type=module', '--eval', script];
  return (await run(confinement.command, args, { env: {} })).stdout.trim();
}

const holds = (what: string): boolean => confinement.enforced.includes(what);

async function isAlive(pid: number): Promise<boolean> {
  // A process that ended and was not yet waited for is still listed, as a zombie.
  const status = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => '');
  return status !== '' && !/\) [ZX] /.test(status);
}

describe('the confinement of parsers', () => {
  it('is said whole: each limit either holds or is named as missing', () => {
    const { NO_NETWORK, ENDS_WITH_PROGRAM, OWN_FILES_ONLY, RESIDENT_MEMORY } = compiled;
    expect(confinement.enforced).toContain(OWN_FILES_ONLY);
    for (const what of [NO_NETWORK, ENDS_WITH_PROGRAM, RESIDENT_MEMORY]) {
      expect([...confinement.enforced, ...confinement.missing]).toContain(what);
    }
  });

  it('lets no file be read but the program’s own, none be written, and no process be started', async () => {
    const attempts = [
      "fs.readFileSync('/etc/hosts')",
      `fs.readFileSync(${JSON.stringify(resolve('README.md'))})`,
      "fs.readdirSync('/')",
      `fs.writeFileSync(${JSON.stringify(resolve('dist/planted.js'))}, '')`,
      "child.execFileSync('/bin/true')",
    ];
    const script = `import fs from 'node:fs'; import child from 'node:child_process';
      for (const attempt of [${attempts.map((attempt) => `() => ${attempt}`).join()}]) {
        try { attempt(); console.log('done'); } catch (error) { console.log(error.code); }
      }`;
    expect(await tryInside(script)).toBe(attempts.map(() => 'ERR_ACCESS_DENIED').join('\n'));
  });

  it('lets nothing be reached over the network where it says so', async () => {
    const server = createServer((socket) => socket.end()).listen(0, '127.0.0.1');
    await once(server, 'listening');
    const { port } = server.address() as AddressInfo;
    const script = `import net from 'node:net';
      net.connect(${port}, '127.0.0.1').on('connect', () => { console.log('reached'); process.exit(); }).on('error', () => console.log('not reached'));`;
    const outcome = await tryInside(script);
    server.close();
    expect(outcome).toBe(holds(compiled.NO_NETWORK) ? 'not reached' : 'reached');
  });

  it('ends a child in the middle of a loop with its parent, where it says so', async () => {
    if (!holds(compiled.ENDS_WITH_PROGRAM)) return;
    const inner = JSON.stringify([
      ...confinement.execArgv,
      '--no-warnings',
      '--eval',
      'console.log(process.pid); for (;;);',
    ]);
    const outer = `require('node:child_process').spawn(${JSON.stringify(confinement.command)}, ${inner}, { stdio: 'inherit' })`;
    const parent = spawn(process.execPath, ['--eval', outer], { stdio: ['ignore', 'pipe', 'inherit'] });
    const [line] = (await once(createInterface(parent.stdout), 'line')) as [string];
    expect(await isAlive(Number(line))).toBe(true);
    parent.kill('SIGKILL');
    await expect.poll(() => isAlive(Number(line)), { timeout: 30_000 }).toBe(false);
  });
});
