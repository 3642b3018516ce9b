import { countText } from '../../lib/count-text.ts';
import type { FileToSend } from './upload-state.ts';

/** What a load is called: the folders that were dropped, else the first of the files by name, and how many others. */
export function labelOf(items: readonly FileToSend[]): string {
  const folders = new Set(items.map(({ path }) => (path.includes('/') ? path.slice(0, path.indexOf('/')) : '')));
  folders.delete('');
  if (folders.size > 0) return [...folders].join(', ').slice(0, 300);
  const [first = ''] = items.map(({ file }) => file.name).toSorted();
  const others = items.length > 1 ? ` and ${countText(items.length - 1, 'other file')}` : '';
  return `${first.slice(0, 200)}${others}`;
}
