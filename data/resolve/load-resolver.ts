import { compileResolve } from '#engines/resolve/resolve-data';
import { createResolver, type Resolver } from '#engines/resolve/resolver';
import { resolveFiles } from './load.ts';
import { propertyWeights } from './load-properties.ts';

/** What finds and compares entities, over the data that come with the program; they are compiled at the first question. */
export const loadResolver = (): Resolver => createResolver(() => compileResolve(resolveFiles), propertyWeights);
