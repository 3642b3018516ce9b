import { countText } from '../../lib/count-text.ts';
import type { FileToSend } from './upload-state.ts';

/** What a load is called: the folders that were dropped, else how many files. */
export function labelOf(items: readonly FileToSend[]): string {
  const folders = new Set(items.map(({ path }) => (path.includes('/') ? path.slice(0, path.indexOf('/')) : '')));
  folders.delete('');
  return folders.size === 0 ? countText(items.length, 'file') : [...folders].join(', ').slice(0, 300);
}
