import { register } from 'node:module';
import { isMainThread } from 'node:worker_threads';

// Lets a plain Node process import TypeScript source: what Vitest does for its own process, for the processes that
// tests start. Used as `node -C source --import test/files/typescript-hooks.mjs file.ts`.
if (isMainThread) register(import.meta.url);

export async function load(url, context, next) {
  if (!url.startsWith('file:') || !url.endsWith('.ts')) return next(url, context);
  const [{ readFile }, { fileURLToPath }, { transformWithOxc }] = await Promise.all([
    import('node:fs/promises'),
    import('node:url'),
    import('vite'),
  ]);
  const path = fileURLToPath(url);
  const { code } = await transformWithOxc(await readFile(path, 'utf8'), path, { lang: 'ts', sourcemap: false });
  return { format: 'module', source: code, shortCircuit: true };
}
