/** A small palette picture: one byte a pixel, an index into `palette`. */
export type Bitmap = {
  readonly width: number;
  readonly height: number;
  readonly palette: readonly (readonly [number, number, number])[];
  readonly pixels: Uint8Array;
};

export function createBitmap(width: number, height: number, palette: Bitmap['palette']): Bitmap {
  return { width, height, palette, pixels: new Uint8Array(width * height) };
}

/** Fills a rectangle; what lies outside the picture is left out. */
export function fillBox(
  on: Bitmap,
  box: { x: number; y: number; width: number; height: number },
  colour: number,
): void {
  for (let y = Math.max(0, box.y); y < Math.min(on.height, box.y + box.height); y++) {
    for (let x = Math.max(0, box.x); x < Math.min(on.width, box.x + box.width); x++)
      on.pixels[y * on.width + x] = colour;
  }
}

/** Five columns a letter, lowest bit at the top. */
const LETTERS: Readonly<Record<string, string>> = {
  A: '7e1111117e',
  B: '7f49494936',
  C: '3e41414122',
  D: '7f4141221c',
  E: '7f49494941',
  F: '7f09090901',
  G: '3e4149497a',
  H: '7f0808087f',
  I: '00417f4100',
  J: '2040413f01',
  K: '7f08142241',
  L: '7f40404040',
  M: '7f020c027f',
  N: '7f0408107f',
  O: '3e4141413e',
  P: '7f09090906',
  Q: '3e4151215e',
  R: '7f09192946',
  S: '4649494931',
  T: '01017f0101',
  U: '3f4040403f',
  V: '1f2040201f',
  W: '3f4038403f',
  X: '6314081463',
  Y: '0708700807',
  Z: '6151494543',
  0: '3e5149453e',
  1: '00427f4000',
  2: '4261514946',
  3: '2141454b31',
  4: '1814127f10',
  5: '2745454539',
  6: '3c4a494930',
  7: '0171090503',
  8: '3649494936',
  9: '064949291e',
  '.': '0060600000',
  ',': '0050300000',
  '-': '0808080808',
  ':': '0036360000',
  '/': '2010080402',
};

/** Draws capitals, digits and `.,-:/`; any other letter leaves a space. */
export function drawText(on: Bitmap, text: string, at: { x: number; y: number; scale: number; colour: number }): void {
  [...text].forEach((letter, position) => {
    const columns = LETTERS[letter] ?? '0000000000';
    for (let column = 0; column < 5; column++) {
      const bits = Number.parseInt(columns.slice(column * 2, column * 2 + 2), 16);
      for (let row = 0; row < 7; row++) {
        if (((bits >> row) & 1) === 0) continue;
        const x = at.x + (position * 6 + column) * at.scale;
        fillBox(on, { x, y: at.y + row * at.scale, width: at.scale, height: at.scale }, at.colour);
      }
    }
  });
}

/** The picture turned upside down, as a page fed the wrong way into a scanner. */
export function turned(bitmap: Bitmap): Bitmap {
  return { ...bitmap, pixels: bitmap.pixels.slice().reverse() };
}
