import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { makeDocx, paragraph } from '../../test/files/make-docx.ts';
import { makeEncryptedPdf } from '../../test/files/make-encrypted-pdf.ts';
import { makeZip } from '../../test/files/make-zip.ts';
import { DEFAULT_LIMITS } from './extraction-limits.ts';
import { withoutChildren } from './parse-context.ts';
import { extract } from './extract.ts';

const DOCTYPE = '<!DOCTYPE w:document [<!ENTITY x SYSTEM "file:///etc/passwd">]>';

function docxOf(document: string | Uint8Array): Uint8Array {
  return makeZip([
    { name: '[Content_Types].xml', bytes: '' },
    { name: 'word/document.xml', bytes: document },
  ]);
}

describe('extract', () => {
  it.each([
    ['an empty file', new Uint8Array(0), 'LL-FILE-EMPTY'],
    ['a lone byte order mark', Buffer.from('\uFEFF'), 'LL-FILE-EMPTY'],
    [
      'random bytes called .txt',
      Uint8Array.from({ length: 999 }, (_, i) => (i * 167 + (i >> 3)) & 255),
      'LL-FILE-BINARY',
    ],
    ['a film', Buffer.from('\x1aE\xdf\xa3', 'latin1'), 'LL-FILE-FORM-UNREAD'],
    ['an encrypted PDF', makeEncryptedPdf('secret', 'Words'), 'LL-FILE-ENCRYPTED'],
    [
      'an encrypted Office file',
      Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.from('EncryptedPackage', 'utf16le')]),
      'LL-FILE-ENCRYPTED',
    ],
    ['a broken PDF', Buffer.from('%PDF-1.4\n1 0 obj\n<<'), 'LL-FILE-BROKEN'],
    ['a Word document with a zip bomb', docxOf(Buffer.alloc(40 * 1024 * 1024, 'a')), 'LL-FILE-ZIP-BOMB'],
    [
      'a Word document with an external entity',
      docxOf(`<?xml version="1.0"?>${DOCTYPE}<w:document>&x;</w:document>`),
      'LL-FILE-UNSAFE',
    ],
    [
      'a Word document with a declaration behind a comment',
      docxOf(`<!-- x --><!doctype a><w:document/>`),
      'LL-FILE-UNSAFE',
    ],
    [
      'a Word document with a declaration in UTF-16',
      docxOf(Buffer.from(`\uFEFF${DOCTYPE}<w:document/>`, 'utf16le')),
      'LL-FILE-UNSAFE',
    ],
    ['a Word document cut short', makeDocx(paragraph('Words')).subarray(0, -30), 'LL-FILE-BROKEN'],
    ['a Word document without words', makeDocx('<w:p/>'), 'LL-FILE-NO-TEXT'],
    ['a page of scripts', Buffer.from('<html><script>let x</script></html>'), 'LL-FILE-NO-TEXT'],
  ])('refuses %s', async (_what, bytes, code) => {
    const result = await extract(bytes, 'file.txt');
    expect(result).toMatchObject({ ok: false, failure: { code, retryable: false } });
  });

  it('refuses a file past the limit of bytes, and a text past the limit of characters', async () => {
    const failure = { code: 'LL-FILE-TOO-LARGE' };
    const text = Buffer.from('More than ten characters');
    expect(await extract(text, 'a.txt', withoutChildren({ ...DEFAULT_LIMITS, maxBytes: 10 }))).toMatchObject({
      failure,
    });
    expect(await extract(text, 'a.txt', withoutChildren({ ...DEFAULT_LIMITS, maxChars: 10 }))).toMatchObject({
      failure,
    });
  });

  it('takes the title of a Markdown file from its first heading', async () => {
    const result = await extract(Buffer.from('# Minutes of May #\n\nPresent: two.'), 'minutes.md');
    expect(result).toMatchObject({ ok: true, extraction: { title: 'Minutes of May', mediaType: 'text/markdown' } });
  });

  it('takes title and date of a message from its head, and says what it left', async () => {
    const bytes = Buffer.from('From: a@example.org\nSubject: Harbour\nDate: 5 Mar 2024 10:00 +0000\n\nWords');
    const result = await extract(bytes, 'message');
    expect(result).toMatchObject({
      ok: true,
      extraction: { mediaType: 'message/rfc822', title: 'Harbour', date: '2024-03-05' },
    });
  });

  it('gives a result for any bytes behind any beginning, with a sound offset map', async () => {
    const beginnings = [
      '',
      '%PDF-1.4\n',
      'PK\x03\x04',
      '<html>',
      '\xff\xfe',
      '\xef\xbb\xbf',
      '\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1',
    ];
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...beginnings), fc.uint8Array({ maxLength: 200 }), async (beginning, rest) => {
        const result = await extract(Buffer.concat([Buffer.from(beginning, 'latin1'), rest]), 'x.txt');
        if (!result.ok) {
          expect(result.failure.code).toMatch(/^LL-FILE-[A-Z-]+$/);
          return;
        }
        const { text, map } = result.extraction;
        expect(text).not.toMatch(/^$|[\0\p{Surrogate}]/u);
        const starts = map.map(({ start }) => start);
        expect(starts[0]).toBe(0);
        starts.forEach((start, index) => expect(start).toBeGreaterThan(index === 0 ? -1 : starts[index - 1]!));
        expect(starts[starts.length - 1]).toBeLessThan(text.length);
      }),
      { numRuns: 300 },
    );
  });
});
