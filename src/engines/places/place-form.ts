import type { PlaceSegment } from './segment.ts';

/** How the place of words is shown: the page of a file, a picture, a table, or a mail by its parts; null for the text alone. */
export type PlaceForm = 'page' | 'picture' | 'table' | 'mail';

/** What a document's type lets expect, where its offset map is not at hand. */
export function placeFormOfType(mediaType: string | null): PlaceForm | null {
  const type = mediaType ?? '';
  if (type === 'application/pdf') return 'page';
  if (type.startsWith('image/')) return 'picture';
  if (/spreadsheetml|ms-excel\.sheet|^text\/(?:csv|tab-separated-values)$/.test(type)) return 'table';
  return type === 'message/rfc822' ? 'mail' : null;
}

export function placeForm(mediaType: string | null, map: readonly PlaceSegment[]): PlaceForm | null {
  const type = mediaType ?? '';
  if (type === 'application/pdf' && map.some(({ kind }) => kind === 'page')) return 'page';
  if (type.startsWith('image/') && map.some(({ kind }) => kind === 'page')) return 'picture';
  if (map.some(({ kind }) => kind === 'cell')) return 'table';
  if (type === 'text/csv' || type === 'text/tab-separated-values') return 'table';
  return type === 'message/rfc822' ? 'mail' : null;
}
