import { PDFDocument } from 'pdf-lib';
import { createBitmap, drawText, fillBox, turned } from './bitmap.ts';
import { encodePng } from './png.ts';

const SCANNED = new Date('2024-03-20T14:02:00Z');

const LINES = [
  'PRINTING OFFICE - SIGN OUT SHEET',
  '',
  'PAPER: THC/23/017   VERSION 3   12 COPIES',
  '',
  'COPY 1-5   TO REGISTRY  5 JULY 09:40   S.B.',
  'COPY 6     TO REGISTRY  5 JULY 09:40   S.B.',
  'COPY 7-8   BY MESSENGER 5 JULY 10:15   R. HALE',
  'COPY 9     BY MESSENGER 5 JULY 10:15   R. HALE',
  'COPY 10-11 TO REGISTRY  5 JULY 11:00   S.B.',
  'COPY 12    SPOILT, BINNED 5 JULY       S.B.',
  '',
  'SHREDDING COLLECTED 7 JULY 16:00',
];

/** A page that went through the scanner the wrong way up: an image and no text, so that it cannot be read yet. */
export async function scannedSheet(): Promise<Uint8Array> {
  const page = createBitmap(620, 440, [
    [250, 249, 244],
    [58, 60, 70],
    [206, 202, 192],
  ]);
  LINES.forEach((line, index) => {
    drawText(page, line, { x: 42, y: 46 + index * 28, scale: 2, colour: 1 });
    fillBox(page, { x: 36, y: 66 + index * 28, width: 548, height: 1 }, 2);
  });
  const pdf = await PDFDocument.create({ updateMetadata: false });
  pdf.setTitle('Scan 0043');
  pdf.setProducer('Registry scanner 2');
  pdf.setCreationDate(SCANNED);
  const image = await pdf.embedPng(encodePng(turned(page)));
  pdf.addPage([620, 440]).drawImage(image, { x: 0, y: 0, width: 620, height: 440 });
  return pdf.save({ useObjectStreams: false });
}
