import PDFDocument from 'pdfkit';
import { type LaidLine, layLine, type Measure } from './lay-line.ts';
import type { Line, Paper, PaperBlock } from './paper.ts';
import { type PdfFace, pdfFaces, pdfFontFiles } from './pdf-fonts.ts';

type Pdf = InstanceType<typeof PDFDocument>;

/** What pdfkit knows of the font in hand; its types leave it out. */
type OpenFont = { readonly font: { hasGlyphForCodePoint(code: number): boolean } };

const margin = 56;
const lead = 1.35;
const ink = '#000000';
const grey = '#555555';

type Sheet = {
  readonly pdf: Pdf;
  readonly measureAt: (size: number) => Measure;
  readonly width: number;
  readonly bottom: number;
};

function openSheet(paper: Paper): Sheet {
  const isAcross = paper.blocks.some(({ kind }) => kind === 'table');
  const made = new Date(`${paper.on}T00:00:00Z`);
  const pdf = new PDFDocument({
    size: 'A4',
    layout: isAcross ? 'landscape' : 'portrait',
    margins: { top: margin, bottom: margin, left: margin, right: margin },
    bufferPages: true,
    lang: 'en-GB',
    displayTitle: true,
    info: { Title: paper.title, Author: 'Lamplighter', Subject: paper.foot, CreationDate: made, ModDate: made },
  });
  for (const face of pdfFaces) pdf.registerFont(face, pdfFontFiles[face]);
  // The widest font is three megabytes: it is opened when a letter asks for it.
  const opened = new Map<PdfFace, OpenFont['font']>();
  const fontOf = (face: PdfFace): OpenFont['font'] => {
    const known = opened.get(face) ?? (pdf.font(face) as unknown as { readonly _font: OpenFont })._font.font;
    opened.set(face, known);
    return known;
  };
  return {
    pdf,
    measureAt: (size) => ({
      holds: (face, code) => fontOf(face).hasGlyphForCodePoint(code),
      widthOf: (face, text) => pdf.font(face).fontSize(size).widthOfString(text),
    }),
    width: pdf.page.width - 2 * margin,
    bottom: pdf.page.height - margin,
  };
}

/** Each face sits on one baseline, whatever its own height. */
function drawLine({ pdf }: Sheet, { pieces }: LaidLine, x: number, y: number, size: number): void {
  for (const piece of pieces) {
    pdf
      .font(piece.face)
      .fontSize(size)
      .fillColor(piece.quiet ? grey : ink)
      .text(piece.text, x + piece.x, y + size, { lineBreak: false, baseline: 'alphabetic' });
  }
}

/** Starts a page where `height` does not fit any more. */
function room(sheet: Sheet, height: number): boolean {
  const { pdf, bottom } = sheet;
  if (pdf.y + height <= bottom) return false;
  pdf.addPage();
  pdf.y = margin;
  return true;
}

/** Draws a paragraph from the present height on, over as many pages as it takes. */
function drawParagraph(
  sheet: Sheet,
  line: Line,
  at: { x?: number; width?: number; size?: number; after?: number },
): void {
  const { x = 0, size = 10, after = 4, width = sheet.width - x } = at;
  for (const laid of layLine(line, width, sheet.measureAt(size))) {
    room(sheet, size * lead);
    const y = sheet.pdf.y;
    drawLine(sheet, laid, margin + x, y, size);
    sheet.pdf.y = y + size * lead;
  }
  sheet.pdf.y += after;
}

const cellSize = 9;
const pad = 5;

type Table = Extract<PaperBlock, { kind: 'table' }>;

/** Draws a row slice by slice, so that one taller than a page goes on over the next under the same head. */
function drawRow(sheet: Sheet, cells: readonly (readonly Line[])[], table: Table, head: (() => void) | null): void {
  const { pdf, width, bottom } = sheet;
  const sizes = table.columns.map(({ share }) => share * width);
  const laid = cells.map((lines, index) =>
    lines.flatMap((line) => layLine(line, sizes[index]! - 2 * pad, sheet.measureAt(cellSize))),
  );
  const step = cellSize * lead;
  const count = Math.max(1, ...laid.map((lines) => lines.length));
  let done = 0;
  while (done < count) {
    // A row that would show less than three of its lines here begins on the next page.
    if (room(sheet, Math.min(count - done, 3) * step + 2 * pad) && head !== null) head();
    const top = pdf.y;
    const fits = Math.max(1, Math.min(count - done, Math.floor((bottom - top - 2 * pad) / step)));
    const height = fits * step + 2 * pad;
    if (head === null) pdf.rect(margin, top, width, height).fill('#eeeeee');
    let x = margin;
    laid.forEach((lines, index) => {
      lines
        .slice(done, done + fits)
        .forEach((one, row) => drawLine(sheet, one, x + pad, top + pad + row * step, cellSize));
      pdf.rect(x, top, sizes[index]!, height).lineWidth(0.5).stroke('#999999');
      x += sizes[index]!;
    });
    pdf.y = top + height;
    done += fits;
  }
}

function drawTable(sheet: Sheet, table: Table): void {
  const titles = table.columns.map(({ title }) => [[{ text: title, strong: true }]]);
  const head = () => drawRow(sheet, titles, table, null);
  room(sheet, 80);
  head();
  for (const row of table.rows) drawRow(sheet, row, table, head);
  sheet.pdf.y += 10;
}

function drawNotice(sheet: Sheet, lines: readonly Line[]): void {
  const { pdf, width } = sheet;
  const laid = lines.flatMap((line) => layLine(line, width - 20, sheet.measureAt(10)));
  let rest = laid;
  while (rest.length > 0) {
    room(sheet, 10 * lead + 12);
    const fits = Math.max(1, Math.floor((sheet.bottom - pdf.y - 12) / (10 * lead)));
    const here = rest.slice(0, fits);
    const top = pdf.y;
    pdf
      .rect(margin, top, width, here.length * 10 * lead + 12)
      .lineWidth(1.2)
      .stroke(ink);
    here.forEach((line, index) => drawLine(sheet, line, margin + 10, top + 5 + index * 10 * lead, 10));
    pdf.y = top + here.length * 10 * lead + 12;
    rest = rest.slice(fits);
  }
  pdf.y += 8;
}

function drawBlock(sheet: Sheet, block: PaperBlock): void {
  switch (block.kind) {
    case 'heading':
      room(sheet, 60);
      sheet.pdf.y += 8;
      return drawParagraph(sheet, [{ text: block.text, strong: true }], { size: 12, after: 4 });
    case 'line':
      return drawParagraph(sheet, block.line, {});
    case 'kept':
      room(sheet, block.lines.length * (10 * lead + 1) + 6);
      for (const line of block.lines) drawParagraph(sheet, line, { after: 1 });
      sheet.pdf.y += 5;
      return;
    case 'notice':
      return drawNotice(sheet, block.lines);
    case 'fields':
      for (const { label, value } of block.rows)
        drawParagraph(sheet, [{ text: `${label}: `, strong: true }, ...value], { after: 2 });
      sheet.pdf.y += 6;
      return;
    case 'table':
      return drawTable(sheet, block);
    case 'numbered': {
      sheet.pdf.y += 4;
      room(sheet, 30);
      drawParagraph(sheet, [{ text: `${block.number}. ` }, ...block.line], { x: 18, after: 3 });
      for (const line of block.below) drawParagraph(sheet, line, { x: 36, after: 2 });
      return;
    }
    case 'signature':
      room(sheet, 90);
      sheet.pdf.y += 26;
      drawParagraph(sheet, [{ text: `${block.label}: `, strong: true }, { text: block.value ?? 'not named' }], {
        after: 14,
      });
      return drawParagraph(sheet, [{ text: 'Signature: ______________________________   Date: ______________' }], {});
  }
}

/** Marking and foot of every page, once it is known how many there are. */
function drawEdges(sheet: Sheet, paper: Paper): void {
  const { pdf, width } = sheet;
  const { start, count } = pdf.bufferedPageRange();
  for (let page = start; page < start + count; page++) {
    pdf.switchToPage(page);
    // What stands in the margin would else be put on a page of its own.
    pdf.page.margins = { top: 0, bottom: 0, left: 0, right: 0 };
    const edge = (text: string, y: number, isMiddle: boolean) => {
      const [first] = layLine([{ text, strong: isMiddle, quiet: !isMiddle }], width, sheet.measureAt(8));
      if (first !== undefined) drawLine(sheet, first, margin + (isMiddle ? (width - first.width) / 2 : 0), y, 8);
    };
    edge(paper.isDraft ? `${paper.marking} · DRAFT` : paper.marking, margin / 2, true);
    edge(`${paper.foot} · page ${page - start + 1} of ${count}`, pdf.page.height - margin / 2 - 8, false);
  }
}

/** The paper as a PDF with every font embedded; wide tables lie across the page. The same paper gives the same words. */
export function writePdf(paper: Paper): Promise<Uint8Array> {
  return new Promise((done, failed) => {
    const sheet = openSheet(paper);
    const parts: Buffer[] = [];
    sheet.pdf.on('data', (part: Buffer) => parts.push(part));
    sheet.pdf.on('error', failed);
    sheet.pdf.on('end', () => done(new Uint8Array(Buffer.concat(parts))));
    sheet.pdf.y = margin;
    drawParagraph(sheet, [{ text: paper.title, strong: true }], { size: 16, after: 10 });
    for (const block of paper.blocks) drawBlock(sheet, block);
    drawEdges(sheet, paper);
    sheet.pdf.end();
  });
}
