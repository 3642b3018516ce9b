/** A piece of a line with its box, in points from the lower left corner; a wide gap within a line begins a new piece. */
export type PdfPiece = {
  readonly text: string;
  readonly box: PdfBox;
  readonly begins: 'paragraph' | 'line' | 'column';
};
export type PdfBox = readonly [left: number, bottom: number, right: number, top: number];

/** What pdf.js gives for a run of glyphs; `transform` places the start of its baseline. */
export type PdfTextRun = {
  readonly str: string;
  readonly transform: readonly number[];
  readonly width: number;
  readonly height: number;
  readonly hasEOL: boolean;
};

/** A step between lines past this many line heights starts a new paragraph. */
const PARAGRAPH_GAP = 1.7;
/** A gap within a line past this many line heights parts columns of a table or names of a chart. */
const COLUMN_GAP = 1.5;

/**
 * Runs to lines, in the order of the page's content; hyphens at line ends stay, because they may belong to the word.
 * Columns come out right where the file writes them one after the other, as nearly all do.
 */
export function pdfPieces(runs: readonly PdfTextRun[]): readonly PdfPiece[] {
  const pieces: PdfPiece[] = [];
  let text = '';
  let box: PdfBox | null = null;
  let last: PdfBox | null = null;
  let inLine = false;
  const close = (lineEnds: boolean): void => {
    const trimmed = text.trim();
    if (trimmed !== '' && box !== null) {
      const begins = inLine ? 'column' : isParagraph(pieces[pieces.length - 1]?.box, box) ? 'paragraph' : 'line';
      pieces.push({ text: trimmed, box, begins });
      inLine = true;
    }
    if (lineEnds) inLine = false;
    text = '';
    box = null;
  };
  for (const run of runs) {
    const next = run.str.trim() === '' ? null : boxOf(run);
    if (next !== null && box !== null && last !== null) {
      // Some files leave out the end of a line; a step down or up with no end marked is one.
      if (isApart(box, next)) close(true);
      else if (gapWithin(last, next) > COLUMN_GAP * heightOf(next)) close(false);
    }
    text += run.str;
    if (next !== null) {
      box = box === null ? next : around(box, next);
      last = next;
    }
    if (run.hasEOL) close(true);
  }
  close(true);
  return pieces;
}

function boxOf({ transform, width, height }: PdfTextRun): PdfBox {
  const [a = 1, b = 0, c = 0, d = 1, e = 0, f = 0] = transform;
  const along = Math.hypot(a, b) || 1;
  const across = Math.hypot(c, d) || 1;
  const [wx, wy] = [(a / along) * width, (b / along) * width];
  const [hx, hy] = [(c / across) * height, (d / across) * height];
  const xs = [e, e + wx, e + hx, e + wx + hx];
  const ys = [f, f + wy, f + hy, f + wy + hy];
  return [Math.min(...xs), Math.min(...ys), Math.max(...xs), Math.max(...ys)];
}

const around = (a: PdfBox, b: PdfBox): PdfBox => [
  Math.min(a[0], b[0]),
  Math.min(a[1], b[1]),
  Math.max(a[2], b[2]),
  Math.max(a[3], b[3]),
];

const heightOf = (box: PdfBox): number => box[3] - box[1];

const isApart = (line: PdfBox, next: PdfBox): boolean => next[3] < line[1] || next[1] > line[3];

/** Free room between two runs of a line, whichever way it is written. */
const gapWithin = (a: PdfBox, b: PdfBox): number => Math.max(b[0] - a[2], a[0] - b[2]);

function isParagraph(above: PdfBox | undefined, below: PdfBox): boolean {
  if (above === undefined) return false;
  const step = Math.abs(above[1] - below[1]);
  return step > PARAGRAPH_GAP * Math.max(heightOf(above), heightOf(below));
}

/** To a hundredth of a point, which is finer than any screen. */
export const roundedBox = (box: PdfBox): PdfBox =>
  box.map((value) => Math.round(value * 100) / 100) as unknown as PdfBox;
