/**
 * Where words stand in the document they were taken from: the page and its rectangles, the sheet and cell, the header
 * or body of a mail. Everything is worked out from the rendition's text and offset map, so that no document is parsed
 * again to show a place. Limits: a map that leads to a whole line gives a part of that line by the widths of its
 * letters, which the caller measures; a line that is turned is given whole.
 */

/** A segment of the offset map, as the record or the wire has it. */
export type PlaceSegment = {
  readonly start: number;
  readonly kind: 'page' | 'paragraph' | 'cell' | 'byte';
  readonly page?: number | undefined;
  readonly box?: readonly [number, number, number, number] | undefined;
  readonly path?: string | undefined;
  readonly sheet?: string | undefined;
  readonly cell?: string | undefined;
};

/** Index of the segment that holds an offset; 0 where the map is empty. */
export function segmentAt(map: readonly PlaceSegment[], offset: number): number {
  let low = 0;
  let high = map.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (map[middle]!.start <= offset) low = middle;
    else high = middle - 1;
  }
  return Math.max(low, 0);
}
