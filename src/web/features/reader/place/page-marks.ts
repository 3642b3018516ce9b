import type { OffsetMap } from '#domain/rendition';
import { boxesOf, type Box, type Measure } from '#engines/places/page-boxes';
import type { PlaceSegment } from '#engines/places/segment';
import type { Mark } from '../mark-runs.ts';
import type { Transform } from './page-message.ts';

/** A mark on a page: its rectangle in parts of the page's width and height, from the upper left corner. */
export type PageMark = {
  readonly mark: Mark;
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
};

/** The marks that stand on one page, as rectangles on it as it is drawn. */
export function pageMarks(
  text: string,
  map: OffsetMap | readonly PlaceSegment[],
  marks: readonly Mark[],
  on: { readonly page: number; readonly width: number; readonly height: number; readonly transform: Transform },
  measure: Measure,
): readonly PageMark[] {
  return marks.flatMap((mark) =>
    boxesOf(text, map, [mark.start, mark.end], measure).flatMap(({ page, box }) => {
      if (page !== on.page || box === null) return [];
      const [x0, y0, x1, y1] = turned(box, on.transform);
      const [width, height] = [(x1 - x0) / on.width, (y1 - y0) / on.height];
      return [{ mark, left: x0 / on.width, top: y0 / on.height, width, height }];
    }),
  );
}

/** A rectangle in the page's own units as it stands on the drawn page, whichever way that is held. */
function turned([x0, y0, x1, y1]: Box, [a, b, c, d, e, f]: Transform): Box {
  const corners = [
    [x0, y0],
    [x1, y1],
  ] as const;
  const xs = corners.map(([x, y]) => a * x + c * y + e);
  const ys = corners.map(([x, y]) => b * x + d * y + f);
  return [Math.min(...xs), Math.min(...ys), Math.max(...xs), Math.max(...ys)];
}

let ruler: CanvasRenderingContext2D | null = null;

/** Widths in a common face: a line's letters stand about so in any. */
export const measureWords: Measure = (words) => {
  ruler ??= document.createElement('canvas').getContext('2d');
  if (ruler === null) return words.length;
  ruler.font = '20px sans-serif';
  return ruler.measureText(words).width;
};
