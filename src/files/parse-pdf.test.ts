import { PDFDocument, PDFString, StandardFonts } from 'pdf-lib';
import { describe, expect, it } from 'vitest';
import { makeEncryptedPdf } from '../../test/files/make-encrypted-pdf.ts';
import { makeChinesePdf } from '../../test/files/make-chinese-pdf.ts';
import { DEFAULT_LIMITS } from './extraction-limits.ts';
import { withoutChildren } from './parse-context.ts';
import { parsePdf } from './parse-pdf.ts';

type Words = readonly (readonly [text: string, x: number, y: number])[];

async function makePdf(pages: readonly Words[], title?: string): Promise<Uint8Array> {
  const file = await PDFDocument.create();
  const font = await file.embedFont(StandardFonts.Helvetica);
  for (const words of pages) {
    const page = file.addPage([600, 800]);
    for (const [text, x, y] of words) page.drawText(text, { x, y, size: 12, font });
  }
  if (title !== undefined) file.setTitle(title);
  file.setCreationDate(new Date('2024-03-07T12:00:00Z'));
  return file.save();
}

const read = (bytes: Uint8Array) => parsePdf(bytes, withoutChildren(DEFAULT_LIMITS));

describe('parsePdf', () => {
  it('reads lines, paragraphs and pages in order, and leaves hyphens at line ends alone', async () => {
    const pages: Words[] = [
      [
        ['The prosecution alleged a con-', 72, 700],
        ['spiracy over several years.', 72, 686],
        ['Both men denied it.', 72, 640],
      ],
      [['On the second page.', 72, 700]],
    ];
    const { text } = await read(await makePdf(pages));
    expect(text).toBe(
      'The prosecution alleged a con-\nspiracy over several years.\n\nBoth men denied it.\n\nOn the second page.',
    );
  });

  it('parts words that stand far apart on one line', async () => {
    expect(
      (
        await read(
          await makePdf([
            [
              ['Name', 72, 700],
              ['Date', 300, 700],
            ],
          ]),
        )
      ).text,
    ).toBe('Name\tDate');
  });

  it('leads from each line to its page and box', async () => {
    const { text, map } = await read(await makePdf([[['First', 72, 700]], [['Second', 100, 500]]]));
    const place = map.find(({ start }) => text.startsWith('Second', start));
    expect(place).toMatchObject({ kind: 'page', page: 2 });
    const [left, bottom, right, top] = place?.kind === 'page' && place.box !== undefined ? place.box : [0, 0, 0, 0];
    expect([left, bottom]).toEqual([100, 500]);
    expect(top).toBe(512);
    expect(right).toBeGreaterThan(130);
  });

  it('gives title and date, and names the pages without text', async () => {
    const { title, date, notes } = await read(await makePdf([[['Words', 72, 700]], []], 'Annual report'));
    expect({ title, date, notes }).toEqual({
      title: 'Annual report',
      date: '2024-03-07',
      notes: ['Pages that hold no text: 2.'],
    });
  });

  it('says what it leaves out', async () => {
    const file = await PDFDocument.load(await makePdf([[['Words', 72, 700]]]));
    const page = file.getPage(0);
    const comment = file.context.obj({
      Type: 'Annot',
      Subtype: 'Text',
      Rect: [0, 0, 20, 20],
      Contents: PDFString.of('Check this'),
    });
    page.node.addAnnot(file.context.register(comment));
    file.getForm().createTextField('name').addToPage(page);
    await file.attach(Buffer.from('words'), 'list.txt');
    const { notes } = await read(await file.save());
    expect(notes).toEqual([
      'Comments by readers that are left out: 1.',
      'Holds a form; what was filled in is left out.',
      'Attached files that are left out: 1.',
    ]);
  });

  it('says of pictures of pages that there is no text yet', async () => {
    await expect(read(await makePdf([[], []]))).rejects.toMatchObject({ code: 'LL-FILE-NO-TEXT' });
  });

  it('says of a file with a password that it is encrypted', async () => {
    await expect(read(makeEncryptedPdf('secret', 'Hidden words'))).rejects.toMatchObject({ code: 'LL-FILE-ENCRYPTED' });
  });

  it('reads an encrypted file that opens without a password', async () => {
    expect((await read(makeEncryptedPdf('', 'Open words'))).text).toBe('Open words');
  });

  it('says of a file that is no PDF inside that it is broken', async () => {
    await expect(read(Buffer.from('%PDF-1.7\nnothing of the kind'))).rejects.toMatchObject({ code: 'LL-FILE-BROKEN' });
  });

  it('reads Chinese by a character map that the file only names', async () => {
    expect((await read(makeChinesePdf())).text).toBe('检方');
  });

  it('leaves the bytes it was given alone', async () => {
    const bytes = await makePdf([[['Words', 72, 700]]]);
    const before = Buffer.from(bytes).toString('hex');
    await read(bytes);
    expect(Buffer.from(bytes).toString('hex')).toBe(before);
  });

  it('refuses more pages than the limit', async () => {
    const bytes = await makePdf([[['A', 72, 700]], [['B', 72, 700]]]);
    await expect(parsePdf(bytes, withoutChildren({ ...DEFAULT_LIMITS, maxPages: 1 }))).rejects.toMatchObject({
      code: 'LL-FILE-TOO-LARGE',
    });
  });
});
