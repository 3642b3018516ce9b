import { createBitmap, drawText, fillBox } from './bitmap.ts';
import { encodePng } from './png.ts';

const PAPER = 0;
const WALL = 1;
const INK = 2;
const GREEN = 3;

/** The photograph of the committee's flip chart that stood in the group for two minutes. */
export function flipChart(): Uint8Array {
  const photo = createBitmap(360, 260, [
    [246, 243, 232],
    [176, 170, 160],
    [52, 54, 66],
    [24, 122, 66],
  ]);
  fillBox(photo, { x: 0, y: 0, width: 360, height: 260 }, WALL);
  fillBox(photo, { x: 40, y: 16, width: 280, height: 244 }, PAPER);
  drawText(photo, 'PORTS - FIVE MONTHS', { x: 66, y: 34, scale: 2, colour: INK });
  drawText(photo, 'EASTERN BERTH', { x: 66, y: 78, scale: 2, colour: INK });
  fillBox(photo, { x: 60, y: 84, width: 168, height: 2 }, INK);
  fillBox(photo, { x: 58, y: 108, width: 246, height: 40 }, GREEN);
  fillBox(photo, { x: 61, y: 111, width: 240, height: 34 }, PAPER);
  drawText(photo, 'NORTHERN BERTH', { x: 68, y: 118, scale: 2, colour: GREEN });
  drawText(photo, 'HOW LONG', { x: 66, y: 166, scale: 2, colour: INK });
  drawText(photo, 'FOOTNOTE: DREDGING', { x: 66, y: 196, scale: 2, colour: INK });
  drawText(photo, '7 - 4', { x: 66, y: 226, scale: 2, colour: INK });
  return encodePng(photo);
}
