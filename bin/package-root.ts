import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';

/** The folder of package.json, seen from `dist/bin`. */
export const packageRoot = fileURLToPath(new URL('../../', import.meta.url));

export async function packageVersion(): Promise<string> {
  const text = await readFile(new URL('../../package.json', import.meta.url), 'utf8');
  return (JSON.parse(text) as { version: string }).version;
}
