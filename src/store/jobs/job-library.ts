import { createRequire, Module } from 'node:module';
import type * as GraphileWorker from 'graphile-worker';

export type JobLibrary = typeof GraphileWorker;

let loaded: JobLibrary | undefined;

/**
 * graphile-worker, loaded when it is first needed. While it loads it would look for a settings file from the working
 * folder upwards and run it, were it a script: whoever starts the program inside a folder of documents must not run
 * what lies there. So the part that looks is put in its place beforehand, and finds nothing.
 */
export function jobLibrary(): JobLibrary {
  if (loaded !== undefined) return loaded;
  const require = createRequire(createRequire(import.meta.url).resolve('graphile-worker'));
  const place = require.resolve('cosmiconfig');
  if (require.cache[place] === undefined) {
    const blind = Object.assign(new Module(place), { filename: place, loaded: true });
    blind.exports = { cosmiconfigSync: () => ({ search: () => null }) };
    require.cache[place] = blind;
  }
  loaded = createRequire(import.meta.url)('graphile-worker') as JobLibrary;
  return loaded;
}
