import { posix } from 'node:path';
import { isTest, seen, type Sources, withoutComments } from './sources.ts';

const all = ['domain', 'engines', 'api', 'files', 'store', 'exchange', 'server', 'work', 'web', 'cli'];

/** What each layer may import, besides itself; an arrow that is not here is a breach. */
const allowed: Readonly<Record<string, readonly string[]>> = {
  domain: [],
  engines: ['domain'],
  api: ['domain'],
  files: ['domain', 'engines'],
  store: ['domain', 'engines'],
  exchange: ['domain', 'engines'],
  server: ['domain', 'engines', 'api', 'files', 'store', 'exchange'],
  work: ['domain', 'engines', 'files', 'store', 'server'],
  web: ['domain', 'engines', 'api'],
  cli: ['domain', 'engines', 'api'],
};

/** `import x from`, `export … from`, `import '…'`, `import('…')` and the type `import("…").T`. */
const specifiers = /\b(?:from|import)\s*\(?\s*(['"`])([^'"`\s\\]+)\1/g;

/** Lists each import in `src` that goes where its layer may not, as "file -> what". */
export function layerBreaches(sources: Sources): string[] {
  const files = seen(
    [...sources].filter(([path]) => path.startsWith('src/')),
    'src',
  );
  return files.flatMap(([path, text]) =>
    [...withoutProse(withoutComments(text)).matchAll(specifiers)]
      .map((match) => match[2] ?? '')
      .filter((specifier) => !mayImport(path, specifier))
      .map((specifier) => `${path} -> ${specifier}`),
  );
}

/** Empties strings that hold a blank: no module is named so, and some tests hold code in a string. */
function withoutProse(text: string): string {
  return text.replace(/(["'])(?:\\.|(?!\1)[^\\\n])*\1/g, (string) => (/\s/.test(string) ? "''" : string));
}

function mayImport(path: string, specifier: string): boolean {
  const from = path.split('/')[1] ?? '';
  const target = targetOf(path, specifier);
  // A test beside its file may use packages, test tools, real data and the demo, but no other layer than the file may.
  if (target === undefined) return from !== 'domain' || isTest(path);
  if (isTest(path) && /^(?:test|data|demo)\//.test(target)) return true;
  const [top, layer = ''] = target.split('/');
  if (top !== 'src' || !all.includes(layer)) return false;
  if (layer === from) return !specifier.startsWith('#') && staysInFeature(path, target);
  return specifier.startsWith('#') && (allowed[from]?.includes(layer) ?? false);
}

/** The path from the root that is meant, or undefined for a package or a part of Node.js. */
function targetOf(path: string, specifier: string): string | undefined {
  if (specifier.startsWith('#')) return `src/${specifier.slice(1)}`;
  return specifier.startsWith('.') ? posix.join(posix.dirname(path), specifier) : undefined;
}

const feature = /^src\/web\/features\/([^/]+)\/(api\/)?/;

/** Features of the web may use each other's requests (`api/`), no more; `app` brings them together. */
function staysInFeature(path: string, target: string): boolean {
  const from = feature.exec(path);
  const to = feature.exec(target);
  return !from || !to || from[1] === to[1] || to[2] !== undefined;
}
