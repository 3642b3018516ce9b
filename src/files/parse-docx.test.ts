import {
  Document,
  Footer,
  FootnoteReferenceRun,
  Header,
  Packer,
  Paragraph,
  Table,
  TableCell,
  TableRow,
  TextRun,
} from 'docx';
import { describe, expect, it } from 'vitest';
import { makeDocx, paragraph, wordPart } from '../../test/files/make-docx.ts';
import { DEFAULT_LIMITS } from './extraction-limits.ts';
import { parseDocx } from './parse-docx.ts';

const read = (bytes: Uint8Array) => parseDocx(bytes, 'application/x-test', DEFAULT_LIMITS);

describe('parseDocx', () => {
  it('reads a document as an office program writes it', async () => {
    const cell = (words: string): TableCell => new TableCell({ children: [new Paragraph(words)] });
    const file = new Document({
      title: 'Statement of a witness',
      footnotes: { 1: { children: [new Paragraph('Seen by the clerk.')] } },
      sections: [
        {
          headers: { default: new Header({ children: [new Paragraph('OFFICIAL')] }) },
          footers: { default: new Footer({ children: [new Paragraph('OFFICIAL')] }) },
          children: [
            new Paragraph({
              children: [
                new TextRun('I saw him'),
                new TextRun({ text: ' twice', bold: true }),
                new FootnoteReferenceRun(1),
              ],
            }),
            new Table({
              rows: [
                new TableRow({ children: [cell('Date'), cell('Place')] }),
                new TableRow({ children: [cell('1 May'), cell('Harbour')] }),
              ],
            }),
            new Paragraph('That is all.'),
          ],
        },
      ],
    });
    const { text, title, date, map } = await read(await Packer.toBuffer(file));
    expect(text.split('\n\n')).toEqual(
      ['I saw him twice', 'Date\tPlace\n1 May\tHarbour', 'That is all.', ' Seen by the clerk.', 'OFFICIAL'].map(
        (words) => expect.stringContaining(words.trim()) as unknown,
      ),
    );
    expect(title).toBe('Statement of a witness');
    expect(date).toMatch(/^\d{4}-\d{2}-\d{2}$/);
    const pathAt = (words: string) => map.findLast(({ start }) => start <= text.indexOf(words));
    expect(pathAt('Harbour')).toMatchObject({ path: 'table 1, row 2, cell 2' });
    expect(pathAt('Seen by')).toMatchObject({ path: 'footnote 1' });
    expect(pathAt('OFFICIAL')).toMatchObject({ path: 'page header' });
  });

  it('keeps tabs, breaks and hyphens, and words split over runs', async () => {
    const run =
      '<w:p><w:r><w:t>One</w:t><w:tab/><w:t>two</w:t><w:br/></w:r><w:r><w:t>thr</w:t></w:r><w:r><w:t>ee</w:t><w:noBreakHyphen/><w:t>four</w:t></w:r></w:p>';
    expect((await read(makeDocx(run))).text).toBe('One\ttwo\nthree\u2011four');
  });

  it('reads what was inserted, leaves out what was deleted, and says so', async () => {
    const change =
      '<w:p><w:r><w:t>He </w:t></w:r><w:del><w:r><w:delText>never </w:delText></w:r></w:del><w:ins><w:r><w:t>often </w:t></w:r></w:ins><w:r><w:t>met her.</w:t></w:r></w:p>';
    const { text, notes } = await read(makeDocx(change));
    expect(text).toBe('He often met her.');
    expect(notes).toEqual(['Holds tracked changes: 1 insertions are read, 1 deletions are left out.']);
  });

  it('reads a text box once and field results without their codes', async () => {
    const box = (words: string): string => `<w:txbxContent>${paragraph(words)}</w:txbxContent>`;
    const body = `<w:p><w:r><mc:AlternateContent><mc:Choice>${box('In a box')}</mc:Choice><mc:Fallback>${box('In a box')}</mc:Fallback></mc:AlternateContent></w:r><w:r><w:instrText>PAGE</w:instrText></w:r><w:r><w:t>Outside</w:t></w:r></w:p>`;
    expect((await read(makeDocx(body))).text).toBe('In a box\n\nOutside');
  });

  it('gives a header that several sections repeat once, and footnotes each', async () => {
    const note = (id: number): string => `<w:footnote w:id="${id}">${paragraph('Ibid.')}</w:footnote>`;
    const others = [
      { name: 'word/h1.xml', bytes: wordPart('hdr', paragraph('SECRET') + paragraph('SECRET')) },
      { name: 'word/notes.xml', bytes: wordPart('footnotes', note(1) + note(2)) },
    ];
    const { text } = await read(makeDocx(paragraph('Words'), others, { header: 'h1.xml', footnotes: 'notes.xml' }));
    expect(text).toBe('Words\n\nIbid.\n\nIbid.\n\nSECRET');
  });

  it('says what it leaves out', async () => {
    const { notes } = await read(makeDocx(paragraph('Words'), [], { comments: 'comments.xml', image: 'media/a.png' }));
    expect(notes).toEqual([
      "Holds reviewers' comments, which are left out.",
      'Holds pictures; words in them are not read.',
    ]);
  });

  it('reads the rest when a part beside the body is damaged, and says which', async () => {
    const footer = { name: 'word/f.xml', bytes: wordPart('ftr', paragraph('Page')), statedSize: 5 };
    const { text, notes } = await read(makeDocx(paragraph('Words'), [footer], { footer: 'f.xml' }));
    expect({ text, notes }).toEqual({ text: 'Words', notes: ['Damaged parts that are left out: word/f.xml.'] });
  });

  it('does not join a table to the words before it when its first cells are empty', async () => {
    const cell = (words: string): string => `<w:tc>${words === '' ? '<w:p/>' : paragraph(words)}</w:tc>`;
    const body = `${paragraph('Before')}<w:tbl><w:tr>${cell('')}${cell('B')}</w:tr><w:tr>${cell('C')}${cell('D')}</w:tr></w:tbl>${paragraph('After')}`;
    expect((await read(makeDocx(body))).text).toBe('Before\n\nB\nC\tD\n\nAfter');
  });

  it('resolves the five entities of XML and no other', async () => {
    expect((await read(makeDocx(paragraph('A &amp; B &lt;C&gt; &#233; &copy;')))).text).toBe('A & B <C> é &copy;');
  });
});
