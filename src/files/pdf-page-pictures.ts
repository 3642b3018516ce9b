import type { PdfEngine, PdfPage } from './pdf-engine.ts';
import type { PdfBox } from './pdf-page-text.ts';

/** A picture that a page paints: its pixels as a PNM file, which needs no packing, and where it lies in points. */
export type PagePicture = {
  readonly pnm: Uint8Array;
  readonly width: number;
  readonly height: number;
  /** Where it lies; null where it is turned or slanted. */
  readonly box: PdfBox | null;
  /** How it is to be held, as EXIF says it. */
  readonly orientation: number;
};

type Matrix = readonly [number, number, number, number, number, number];
type PdfImage = { readonly width: number; readonly height: number; readonly kind: number; readonly data?: Uint8Array };

/** Smaller pictures are logos and rules. */
const LEAST_WIDTH = 200;
const LEAST_HEIGHT = 30;
const MOST_PICTURES = 64;

/** The larger pictures of a page in the order in which it paints them. */
export async function pagePictures(engine: PdfEngine, page: PdfPage): Promise<readonly PagePicture[]> {
  const { OPS } = engine;
  const { fnArray, argsArray } = await page.getOperatorList();
  const found: PagePicture[] = [];
  const stack: Matrix[] = [];
  let now: Matrix = [1, 0, 0, 1, 0, 0];
  for (const [i, op] of fnArray.entries()) {
    const args = argsArray[i] as readonly unknown[] | null;
    if (op === OPS.save) stack.push(now);
    else if (op === OPS.restore) now = stack.pop() ?? now;
    else if (op === OPS.transform) now = times(now, args as unknown as Matrix);
    else if (op === OPS.paintImageXObject && found.length < MOST_PICTURES) {
      const picture = await imageOf(page, String(args?.[0]));
      if (picture === null || picture.width < LEAST_WIDTH || picture.height < LEAST_HEIGHT) continue;
      const pnm = pnmOf(picture);
      if (pnm === null) continue;
      const { width, height } = picture;
      found.push({ pnm, width, height, ...placeOf(now, page.rotate) });
    }
  }
  return found;
}

const times = ([a, b, c, d, e, f]: Matrix, [g, h, i, j, k, l]: Matrix): Matrix => [
  a * g + c * h,
  b * g + d * h,
  a * i + c * j,
  b * i + d * j,
  a * k + c * l + e,
  b * k + d * l + f,
];

const WAIT_MS = 30_000;

/** pdf.js gives a picture when it has unpacked it, and never where it cannot. */
function imageOf(page: PdfPage, id: string): Promise<PdfImage | null> {
  const store = id.startsWith('g_') ? page.commonObjs : page.objs;
  return new Promise((resolve) => {
    const timer = setTimeout(() => resolve(null), WAIT_MS);
    const give = (image: unknown): void => {
      clearTimeout(timer);
      resolve((image as PdfImage | null) ?? null);
    };
    try {
      (store as { get(id: string, callback: (image: unknown) => void): unknown }).get(id, give);
    } catch {
      give(null);
    }
  });
}

/** As a grey or colour PNM (Netpbm), from the three layouts of pixels that pdf.js has. */
function pnmOf({ width, height, kind, data }: PdfImage): Uint8Array | null {
  if (data === undefined) return null;
  const count = width * height;
  const head = (magic: string): Buffer => Buffer.from(`${magic}\n${width} ${height}\n255\n`);
  if (kind === 2) return Buffer.concat([head('P6'), data.subarray(0, count * 3)]);
  const grey = Buffer.alloc(count);
  if (kind === 3) {
    for (let i = 0; i < count; i++) grey[i] = (data[4 * i]! * 77 + data[4 * i + 1]! * 150 + data[4 * i + 2]! * 29) >> 8;
  } else {
    const row = (width + 7) >> 3;
    for (let y = 0; y < height; y++)
      for (let x = 0; x < width; x++)
        grey[y * width + x] = ((data[y * row + (x >> 3)]! >> (7 - (x & 7))) & 1) === 1 ? 255 : 0;
  }
  return Buffer.concat([head('P5'), grey]);
}

/** EXIF's words for a quarter turn right, a half turn and a quarter turn left. */
const TURNED: Readonly<Record<number, number>> = { 90: 6, 180: 3, 270: 8 };

function placeOf([a, b, c, d, e, f]: Matrix, rotate: number): Pick<PagePicture, 'box' | 'orientation'> {
  const isUpright = Math.abs(b) < 0.01 * Math.abs(a) && Math.abs(c) < 0.01 * Math.abs(d) && a > 0 && d > 0;
  const turn = ((((isUpright || a !== 0 ? 0 : b > 0 ? 270 : 90) + rotate) % 360) + 360) % 360;
  return {
    box: isUpright && rotate === 0 ? [e, f, e + a, f + d] : null,
    orientation: TURNED[turn] ?? 1,
  };
}
