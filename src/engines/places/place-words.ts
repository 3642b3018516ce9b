import { segmentAt, type PlaceSegment } from './segment.ts';

/** A place as a person says it, as "page 3" or "cell B7 of Staff"; null where the document has nothing but its text. */
export function placeWords(map: readonly PlaceSegment[], offset: number): string | null {
  const segment = map[segmentAt(map, offset)];
  if (segment?.kind === 'page') return `page ${segment.page ?? 1}`;
  if (segment?.kind === 'cell') return `cell ${segment.cell ?? ''} of ${segment.sheet ?? ''}`;
  if (segment?.kind !== 'paragraph' || segment.path === undefined) return null;
  const header = /^header (.+)$/.exec(segment.path)?.[1];
  return header === undefined ? null : `header ${header}`;
}
