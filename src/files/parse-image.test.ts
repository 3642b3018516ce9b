import { readFileSync } from 'node:fs';
import { PDFDocument } from 'pdf-lib';
import { describe, expect, it } from 'vitest';
import { languagesKeptUnread, lettersKeptUnread } from '#domain/kept-unread';
import { makeRawPdf } from '../../test/files/make-raw-pdf.ts';
import { extract } from './extract.ts';
import { imageSize } from './image-size.ts';

const page = readFileSync('test/files/typed-page.png');

/** A page that is nothing but this picture, in the object that the format's own decoder unpacks. */
function pdfWithJpeg2000(image: Buffer): Uint8Array {
  const draw = 'q 360 0 0 110 20 100 cm /I Do Q';
  const about = `/Type /XObject /Subtype /Image /Width 720 /Height 220 /Filter /JPXDecode /Length ${image.length}`;
  return makeRawPdf(
    [
      '<< /Type /Catalog /Pages 2 0 R >>',
      '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
      '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 400 300] /Resources << /XObject << /I 4 0 R >> >> /Contents 5 0 R >>',
      `<< ${about} >>\nstream\n${image.toString('latin1')}\nendstream`,
      `<< /Length ${draw.length} >>\nstream\n${draw}\nendstream`,
    ],
    '/Root 1 0 R',
  );
}

describe('a picture', () => {
  it('gives its words line by line with their boxes, and says that a machine recognised them', async () => {
    const result = await extract(page, 'scan.txt');
    expect(result).toMatchObject({
      ok: true,
      extraction: {
        text: 'Report of the harbour master\n\nAda Lund said that the ship had left on Monday.',
        mediaType: 'image/png',
        extractor: 'ocr',
      },
    });
    if (!result.ok) return;
    expect(result.extraction.notes[0]).toMatch(
      /^Recognised by machine in a picture, as a page, with a confidence of \d+/,
    );
    expect(result.extraction.map[1]).toMatchObject({ kind: 'page', page: 1 });
  });

  it('that is a page of a PDF is read where the page holds no text, at its place on the page', async () => {
    const pdf = await PDFDocument.create();
    pdf.addPage([400, 300]).drawText('A page with words.');
    const image = await pdf.embedPng(page);
    pdf.addPage([400, 300]).drawImage(image, { x: 20, y: 100, width: 360, height: 110 });
    const result = await extract(await pdf.save(), 'scan.pdf');
    if (!result.ok) throw new Error(result.failure.message);
    const { text, map, notes } = result.extraction;
    expect(text).toBe(
      'A page with words.\n\nReport of the harbour master\n\nAda Lund said that the ship had left on Monday.',
    );
    expect(notes[0]).toMatch(/^Pages that are pictures, recognised by machine with a confidence of \d+ in 100: 2\./);
    const last = map.at(-1)!;
    expect(last).toMatchObject({ kind: 'page', page: 2 });
    const [left, bottom, right, top] = last.kind === 'page' ? last.box! : [];
    expect(left).toBeGreaterThan(20);
    expect(right).toBeLessThan(380);
    expect(bottom).toBeGreaterThan(100);
    expect(top).toBeLessThan(210);
  });

  it.each([
    ['as a fax packs it (CCITT group 4)', () => readFileSync('test/files/typed-page-fax.pdf')],
    ['in JPEG 2000', () => pdfWithJpeg2000(readFileSync('test/files/typed-page.jp2'))],
  ])('of a PDF is read %s, each word with its own box', async (_how, make) => {
    const result = await extract(make(), 'scan.pdf');
    if (!result.ok) throw new Error(result.failure.message);
    const { text, map } = result.extraction;
    expect(text).toContain('Ada Lund said that the ship had left on Monday.');
    const [ada, lund] = map.filter(({ start }) => /^(?:Ada|Lund)\b/.test(text.slice(start)));
    if (ada?.kind !== 'page' || lund?.kind !== 'page') throw new Error('the words have no places');
    expect(ada.box![2]).toBeLessThan(lund.box![0]);
  });

  it('that claims to be vast is refused before it is unpacked', async () => {
    const vast = Buffer.from(page);
    vast.writeUInt32BE(30_000, 16);
    vast.writeUInt32BE(30_000, 20);
    expect(await extract(vast, 'a.png')).toMatchObject({ failure: { code: 'LL-FILE-TOO-LARGE' } });
  });

  it.each([
    ['broken off', page.subarray(0, 400), 'LL-FILE-BROKEN'],
    ['only a head', page.subarray(0, 12), 'LL-FILE-BROKEN'],
  ])('that is %s is refused with the reason', async (_what, bytes, code) => {
    expect(await extract(bytes, 'a.png')).toMatchObject({ failure: { code } });
  });

  it('says its size and how it was held', () => {
    const exif = Buffer.from(
      'ffd8ffe1001e457869660000' + '49492a0008000000' + '0100' + '120103000100000006000000',
      'hex',
    );
    const frame = Buffer.from('ffc00011080100020003012200021101031101', 'hex');
    expect(imageSize(Buffer.concat([exif, frame]))).toEqual({ width: 512, height: 256, orientation: 6 });
    expect(imageSize(page)).toEqual({ width: 720, height: 220, orientation: 1 });
  });

  it('in letters that nothing here recognises is left to people, and never given as other letters', async () => {
    const picture = readFileSync('test/files/hebrew-page.png');
    const failure = {
      code: 'LL-FILE-LETTERS',
      retryable: true,
      message:
        'The words in the picture are in Hebrew letters, which nothing here recognises. Read it by hand, or install its letters beside the program, as npm i @tesseract.js-data/heb, and try again.',
    };
    const result = await extract(picture, 'page.png');
    expect(result).toEqual({ ok: false, failure });
    expect(lettersKeptUnread(failure.message)).toEqual(['Hebrew letters']);
    const pdf = await PDFDocument.create();
    pdf.addPage([400, 300]).drawText('A page with words.');
    pdf.addPage([400, 300]).drawImage(await pdf.embedPng(picture), { x: 0, y: 0, width: 400, height: 222 });
    const inPdf = await extract(await pdf.save(), 'scan.pdf');
    if (!inPdf.ok) throw new Error(inPdf.failure.message);
    expect(inPdf.extraction.text).toBe('A page with words.');
    expect(inPdf.extraction.notes).toEqual([
      'Kept unread: one page in Hebrew letters. Nothing here recognises them.',
      'Pages that hold letters that nothing here recognises: 2.',
    ]);
    expect(languagesKeptUnread(inPdf.extraction.notes[0]!)).toEqual(['Hebrew letters']);
  });

  it('with too few letters to tell the script is read where it is sure, and not guessed at', async () => {
    expect(await extract(readFileSync('test/files/cyrillic-words.png'), 'sign.png')).toMatchObject({
      ok: false,
      failure: { code: 'LL-FILE-NO-TEXT' },
    });
  });

  it.each([
    ['cyrillic-page.png', 'Начальник порта сообщил в понедельник, что судно вышло до рассвета'],
    ['persian-page.png', 'رئیس بندر روز دوشنبه گفت که کشتی پیش از سپیده دم'],
  ])('in letters of another script whose data is here is read in them: %s', async (name, words) => {
    const result = await extract(readFileSync(`test/files/${name}`), name);
    if (!result.ok) throw new Error(result.failure.message);
    expect(result.extraction.text.replaceAll(/\s+/gu, ' ')).toContain(words);
  });
});
