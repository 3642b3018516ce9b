import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { pdfPieces, type PdfTextRun } from './pdf-page-text.ts';

const run = (str: string, x: number, y: number, more: Partial<PdfTextRun> = {}): PdfTextRun => ({
  str,
  transform: [10, 0, 0, 10, x, y],
  width: str.length * 5,
  height: 10,
  hasEOL: false,
  ...more,
});

const shown = (runs: readonly PdfTextRun[]): string =>
  pdfPieces(runs)
    .map(({ text, begins }) => `${begins}: ${text}`)
    .join('\n');

describe('pdfPieces', () => {
  it('joins the runs of a line as they come', () => {
    expect(shown([run('Both', 0, 700), run(' ', 20, 700), run('denied', 25, 700, { hasEOL: true })])).toBe(
      'line: Both denied',
    );
  });

  it('ends a line where the file steps down without saying so', () => {
    expect(shown([run('First', 0, 700), run('Second', 0, 688)])).toBe('line: First\nline: Second');
  });

  it('keeps a raised sign on its line', () => {
    expect(shown([run('Note', 0, 700), run('1', 20, 704, { height: 6 })])).toBe('line: Note1');
  });

  it('starts a paragraph after a wide step', () => {
    expect(shown([run('First', 0, 700, { hasEOL: true }), run('Second', 0, 670)])).toBe(
      'line: First\nparagraph: Second',
    );
  });

  it('parts columns also where the line is written from the right', () => {
    expect(shown([run('اسم', 300, 700), run('تاريخ', 100, 700)])).toBe('line: اسم\ncolumn: تاريخ');
  });

  it('boxes text that is turned', () => {
    const turned = run('Upwards', 100, 100, { transform: [0, 10, -10, 0, 100, 100] });
    expect(pdfPieces([turned])[0]?.box).toEqual([90, 100, 100, 135]);
  });

  it('loses no word and boxes every piece', () => {
    const place = fc.integer({ min: 0, max: 800 });
    const any = fc.tuple(fc.constantFrom('one', 'two ', ' ', ''), place, place, fc.boolean());
    fc.assert(
      fc.property(fc.array(any), (runs) => {
        const pieces = pdfPieces(runs.map(([str, x, y, hasEOL]) => run(str, x, y, { hasEOL })));
        const letters = (texts: readonly string[]): string => texts.join('').replaceAll(' ', '');
        expect(letters(pieces.map(({ text }) => text))).toBe(letters(runs.map(([str]) => str)));
        for (const { text, box } of pieces) {
          expect(text).toBe(text.trim());
          expect(box[2] > box[0] && box[3] > box[1]).toBe(true);
        }
      }),
    );
  });
});
