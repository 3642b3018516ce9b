import type { Span } from '#domain/span';
import { segmentAt, type PlaceSegment } from './segment.ts';

export type Box = readonly [number, number, number, number];

/** Words on a page: their rectangle in the units of the map, or null where only the page is known. */
export type PlacedWords = { readonly page: number; readonly box: Box | null };

/** How wide words are, in any unit; only ratios of two answers are used. */
export type Measure = (words: string) => number;

const RTL = /^\P{L}*[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}]/u;

/** The rectangles that a span covers, line by line; of a line that it covers in part, that part. */
export function boxesOf(
  text: string,
  map: readonly PlaceSegment[],
  [start, end]: Span,
  measure: Measure,
): readonly PlacedWords[] {
  const found: PlacedWords[] = [];
  for (let i = segmentAt(map, start); i < map.length && map[i]!.start < end; i += 1) {
    const segment = map[i]!;
    if (segment.kind !== 'page') continue;
    const words = text.slice(segment.start, map[i + 1]?.start ?? text.length).trimEnd();
    const from = Math.max(start - segment.start, 0);
    const to = Math.min(end - segment.start, words.length);
    if (to <= from) continue;
    const page = segment.page ?? 1;
    const box = segment.box === undefined ? null : partOf(segment.box, words, from, to, measure);
    found.push({ page, box });
  }
  return found;
}

function partOf(box: Box, words: string, from: number, to: number, measure: Measure): Box {
  const [x0, y0, x1, y1] = box;
  const whole = measure(words);
  // A line that stands upright does not say which way it runs.
  if ((from === 0 && to === words.length) || whole <= 0 || Math.abs(y1 - y0) > 2 * Math.abs(x1 - x0)) return box;
  const [a, b] = [measure(words.slice(0, from)) / whole, measure(words.slice(0, to)) / whole];
  const at = (part: number): number => x0 + (x1 - x0) * Math.min(1, Math.max(0, RTL.test(words) ? 1 - part : part));
  return [Math.min(at(a), at(b)), y0, Math.max(at(a), at(b)), y1];
}
