import { makeRawPdf } from './make-raw-pdf.ts';

const CONTENT = 'BT /F1 12 Tf 72 700 Td <68C065B9> Tj ET';

/** A page that says 检方 in a font it does not carry, by a character map that it only names. */
export function makeChinesePdf(): Uint8Array {
  return makeRawPdf(
    [
      '<< /Type /Catalog /Pages 2 0 R >>',
      '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
      '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents 5 0 R /Resources << /Font << /F1 4 0 R >> >> >>',
      '<< /Type /Font /Subtype /Type0 /BaseFont /SimSun /Encoding /UniGB-UCS2-H /DescendantFonts [6 0 R] >>',
      `<< /Length ${CONTENT.length} >>\nstream\n${CONTENT}\nendstream`,
      '<< /Type /Font /Subtype /CIDFontType0 /BaseFont /SimSun /CIDSystemInfo << /Registry (Adobe) /Ordering (GB1) /Supplement 2 >> /FontDescriptor 7 0 R >>',
      '<< /Type /FontDescriptor /FontName /SimSun /Flags 4 /FontBBox [0 0 1000 1000] /ItalicAngle 0 /Ascent 800 /Descent 0 /CapHeight 700 /StemV 80 >>',
    ],
    '/Root 1 0 R',
  );
}
