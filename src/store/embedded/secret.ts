import { randomBytes } from 'node:crypto';
import { chmod, chown, link, mkdir, open, readFile, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';

/** Reads a named random secret kept under the home folder (mode 0600), making it the first time; safe when two start at once. */
export async function secret(home: string, name: string): Promise<string> {
  const folder = join(home, 'secrets');
  const file = join(folder, name);
  const known = await readFile(file, 'utf8').catch(() => undefined);
  if (known) return known.trim();
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const { uid, gid } = await stat(home);
  const fresh = `${file}.${process.pid}.${randomBytes(4).toString('hex')}`;
  const handle = await open(fresh, 'wx', 0o600);
  try {
    await handle.writeFile(`${randomBytes(32).toString('base64url')}\n`);
    await handle.sync();
  } finally {
    await handle.close();
  }
  if (process.getuid?.() === 0) for (const path of [folder, fresh]) await chown(path, uid, gid);
  await chmod(folder, 0o700);
  // A link, unlike a rename, fails where another process was first: then theirs is the secret.
  await link(fresh, file).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'EEXIST') throw error;
  });
  await rm(fresh, { force: true });
  return (await readFile(file, 'utf8')).trim();
}
