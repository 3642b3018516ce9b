import { nameIndexTables } from './migrations/0005-resolution.ts';
import { denialIndexTables } from './migrations/0007-denial-name.ts';
import { nameTieTables } from './migrations/0010-name-tie.ts';
import { searchTables } from './migrations/0014-search-text.ts';
import { searchWindowTables } from './migrations/0023-search-windows.ts';
import { wordIndexTables } from './migrations/0022-words-noted.ts';

/**
 * Tables that the program makes of what is folded: emptied where that is folded anew, and made again when asked. How those
 * who bring them on are kept away meanwhile is said in `index-lock`.
 */
export const madeTables: readonly string[] = [
  ...nameIndexTables,
  ...nameTieTables,
  ...denialIndexTables,
  ...searchTables,
  ...wordIndexTables,
  ...searchWindowTables,
];
