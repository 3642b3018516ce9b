import { readFile, readdir } from 'node:fs/promises';
import { extname, join, relative, sep } from 'node:path';

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
  '.woff': 'font/woff',
  '.txt': 'text/plain; charset=utf-8',
  '.map': 'application/json; charset=utf-8',
};

/**
 * What draws pages of documents has a policy stricter than ours: no connections and no code made of words or bytes. A
 * file that took it over could still name an address of this server as a script, whose answer it cannot read.
 */
const drawerPolicy = "default-src 'none'; script-src 'self'";
const isDrawer = (address: string): boolean => /^\/assets\/page-worker-[\w-]+\.js$/.test(address);

export type StaticFiles = (path: string) => Promise<Response | null>;

/** Every regular file under the root by its address; symbolic links are left out. */
async function addressesOf(root: string): Promise<Map<string, string>> {
  const found = new Map<string, string>();
  const entries = await readdir(root, { recursive: true, withFileTypes: true }).catch(() => []);
  for (const entry of entries) {
    if (!entry.isFile()) continue;
    const file = join(entry.parentPath, entry.name);
    found.set(`/${relative(root, file).split(sep).join('/')}`, file);
  }
  return found;
}

function decoded(path: string): string | null {
  try {
    return decodeURIComponent(path);
  } catch {
    return null;
  }
}

/**
 * Serves the built pages: an address is looked up in the list of files and never joined to a path, so none leads out of
 * the root. Any other address without a file ending gets `index.html`. The list is read anew when a file is missing.
 */
export function createStaticFiles(root: string): StaticFiles {
  let addresses: Promise<Map<string, string>> | null = null;
  const list = () => (addresses ??= addressesOf(root));

  return async (path) => {
    const address = decoded(path);
    if (address === null) return null;
    const file =
      (await list()).get(address) ?? (extname(address) === '' ? (await list()).get('/index.html') : undefined);
    if (file === undefined) {
      addresses = null;
      return null;
    }
    const bytes = await readFile(file).catch(() => null);
    if (bytes === null) {
      addresses = null;
      return null;
    }
    const isHashed = address.startsWith('/assets/');
    return new Response(bytes, {
      headers: {
        'content-type': types[extname(file)] ?? 'application/octet-stream',
        ...(isDrawer(address) ? { 'content-security-policy': drawerPolicy } : {}),
        'cache-control': isHashed ? 'public, max-age=31536000, immutable' : 'no-cache',
      },
    });
  };
}
