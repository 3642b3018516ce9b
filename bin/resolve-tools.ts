import type { ResolveTools } from '#cli/command-host';
import { compileResolve } from '#engines/resolve/resolve-data';
import { readTable } from '#files/read-table';
import { resolveFiles } from '../data/resolve/load.ts';

/** Names compared by the data that comes with the program, and tables to take them from. */
export function resolveTools(): ResolveTools {
  return { data: compileResolve(resolveFiles), readTable };
}
