import { crc32, deflateSync, gzipSync } from 'node:zlib';
import { makeDocx, paragraph } from './make-docx.ts';
import { makeEncryptedPdf } from './make-encrypted-pdf.ts';
import { makeMail } from './make-mail.ts';
import { makeRawPdf } from './make-raw-pdf.ts';
import { makeTar } from './make-tar.ts';
import { makeXlsx } from './make-xlsx.ts';
import { makeZip } from './make-zip.ts';

/**
 * A file made to do harm, or broken, with the line that it is to come to: a code, or "read" with how many files come
 * out of it where any do, and words of its text or notes where they matter. `slow` ones are left to the bench.
 */
export type HostileFile = {
  readonly name: string;
  readonly what: string;
  readonly make: () => Uint8Array | string;
  readonly line: string;
  readonly says?: string;
  readonly slow?: boolean;
};

const latin1 = (text: string): Buffer => Buffer.from(text, 'latin1');
const zeros = (bytes: number): Buffer => Buffer.alloc(bytes);
const MIB = 1024 * 1024;
const letter = 'Ada Lund said that the ship had left.';

function nested(depth: number, wrap: (bytes: Uint8Array, n: number) => Uint8Array): Uint8Array {
  let bytes: Uint8Array = makeZip([{ name: 'letter.txt', bytes: letter }]);
  for (let n = 1; n < depth; n++) bytes = wrap(bytes, n);
  return bytes;
}

const zipOf = (bytes: Uint8Array, n: number): Uint8Array => makeZip([{ name: `${n}.zip`, bytes }]);

/** A directory that names the same stretch of bytes many times over. */
function overlapping(times: number): Uint8Array {
  const one = Buffer.from(makeZip([{ name: 'a.bin', bytes: zeros(512 * 1024) }]));
  const end = one.lastIndexOf('PK\x05\x06', undefined, 'latin1');
  const start = one.readUInt32LE(end + 16);
  const entry = one.subarray(start, end);
  const tail = Buffer.from(one.subarray(end));
  tail.writeUInt16LE(times, 8);
  tail.writeUInt16LE(times, 10);
  tail.writeUInt32LE(entry.length * times, 12);
  return Buffer.concat([one.subarray(0, start), ...Array.from({ length: times }, () => entry), tail]);
}

function png(width: number, height: number, rows: Buffer): Buffer {
  const chunk = (type: string, body: Buffer): Buffer => {
    const whole = Buffer.alloc(12 + body.length);
    whole.writeUInt32BE(body.length, 0);
    whole.write(type, 4, 'latin1');
    body.copy(whole, 8);
    whole.writeUInt32BE(crc32(whole.subarray(4, 8 + body.length)), 8 + body.length);
    return whole;
  };
  const head = Buffer.alloc(13);
  head.writeUInt32BE(width, 0);
  head.writeUInt32BE(height, 4);
  head.set([8, 0, 0, 0, 0], 8);
  return Buffer.concat([
    latin1('\x89PNG\r\n\x1a\n'),
    chunk('IHDR', head),
    chunk('IDAT', deflateSync(rows)),
    chunk('IEND', zeros(0)),
  ]);
}

/** Rows of white, each after a byte that says that it is packed no further. */
const white = (width: number, height: number): Buffer => {
  const rows = Buffer.alloc((width + 1) * height, 255);
  for (let y = 0; y < height; y++) rows[y * (width + 1)] = 0;
  return rows;
};

const docxWith = (xml: string): Uint8Array =>
  makeZip([
    { name: '[Content_Types].xml', bytes: '<Types/>' },
    { name: 'word/document.xml', bytes: xml },
  ]);
const laughs = `<!DOCTYPE lolz [<!ENTITY a "ha">${Array.from({ length: 9 }, (_, i) => `<!ENTITY ${'bcdefghij'[i]} "${`&${'abcdefghi'[i]};`.repeat(10)}">`).join('')}]><w:document><w:body><w:p><w:r><w:t>&j;</w:t></w:r></w:p></w:body></w:document>`;

const pdfOf = (...objects: readonly string[]): Uint8Array => makeRawPdf(objects, '/Root 1 0 R');
const head = {
  From: 'Ada <ada@a.example>',
  To: 'Ben <ben@b.example>',
  Subject: 'Hello',
  Date: 'Mon, 5 Jan 2026 10:00:00 +0000',
};

export const hostileFiles: readonly HostileFile[] = [
  // nothing, or not what it is called
  { name: 'empty.pdf', what: 'no bytes at all', make: () => zeros(0), line: 'LL-FILE-EMPTY' },
  {
    name: 'mark.txt',
    what: 'a byte order mark and nothing else',
    make: () => latin1('\xef\xbb\xbf'),
    line: 'LL-FILE-EMPTY',
  },
  {
    name: 'notes.txt',
    what: 'a program called a text',
    make: () => latin1('MZ\x90\0\x03\0\0\0'),
    line: 'LL-FILE-FORM-UNREAD',
  },
  {
    name: 'noise.docx',
    what: 'noise called a Word document',
    make: () => Uint8Array.from({ length: 9999 }, (_, i) => (i * i * 31 + i) & 255),
    line: 'LL-FILE-BINARY',
  },
  {
    name: 'page.pdf',
    what: 'a web page called a PDF',
    make: () => '<html><p>Words here',
    line: 'read',
    says: 'Words here',
  },
  {
    name: 'report.jpg',
    what: 'a Word document called a picture',
    make: () => makeDocx(paragraph('Words')),
    line: 'read',
    says: 'Words',
  },
  {
    name: 'table.txt',
    what: 'a spreadsheet called a text',
    make: () => makeXlsx({ One: [[{ r: 'A1', v: '7' }]] }),
    line: 'read',
    says: '7',
  },
  { name: 'letter.zip', what: 'a text called an archive', make: () => letter, line: 'read', says: 'Ada Lund' },
  { name: 'zeros.bin', what: 'a mebibyte of zeros', make: () => zeros(MIB), line: 'LL-FILE-BINARY' },
  {
    name: 'two.pdf',
    what: 'an archive with the head of a PDF inside',
    make: () => makeZip([{ name: '%PDF-1.7', bytes: letter }]),
    line: 'read 1',
  },
  // archives
  {
    name: 'bomb.zip',
    what: 'a member of 60 MiB in 60 KiB',
    make: () => makeZip([{ name: 'a.bin', bytes: zeros(60 * MIB) }]),
    line: 'LL-FILE-ZIP-BOMB',
  },
  {
    name: 'lying.zip',
    what: 'a member that states 10 bytes and holds more',
    make: () => makeZip([{ name: 'a.bin', bytes: zeros(20 * MIB), statedSize: 10 }]),
    line: 'LL-FILE-BROKEN',
  },
  {
    name: 'mixed-bomb.zip',
    what: 'a bomb beside a letter',
    make: () =>
      makeZip([
        { name: 'a.bin', bytes: zeros(30 * MIB) },
        { name: 'b.txt', bytes: letter },
      ]),
    line: 'read 1',
    says: 'inflates to more than 200 times',
  },
  {
    name: 'overlap.zip',
    what: 'a thousand members over the same bytes',
    make: () => overlapping(1000),
    line: 'LL-FILE-ZIP-BOMB',
  },
  { name: 'deep.zip', what: 'archives nested 100 deep', make: () => nested(100, zipOf), line: 'read 1' },
  {
    name: 'traversal.zip',
    what: 'names that lead out of the folder',
    make: () =>
      makeZip(
        [
          '../../lamplighter-escaped',
          '/tmp/lamplighter-escaped',
          'C:\\lamplighter-escaped',
          '..\\..\\lamplighter-escaped',
        ].map((name, i) => ({ name, bytes: `${letter} ${i}` })),
      ),
    line: 'read 4',
  },
  {
    name: 'lines.zip',
    what: 'names with line ends, right-to-left marks, and none',
    make: () =>
      makeZip([
        { name: 'a\nb\r\nc.txt', bytes: '1' },
        { name: 'photo\u202Egpj.exe', bytes: '2' },
        { name: '', bytes: '3' },
        { name: '.', bytes: '4' },
        { name: `${'n'.repeat(60_000)}`, bytes: '5' },
      ]),
    line: 'read 5',
  },
  {
    name: 'twice.zip',
    what: 'two members of one name',
    make: () =>
      makeZip([
        { name: 'a.txt', bytes: 'one' },
        { name: 'a.txt', bytes: 'two' },
      ]),
    line: 'read 2',
  },
  {
    name: 'locked.zip',
    what: 'members under a password',
    make: () => makeZip([{ name: 'a.txt', bytes: letter, encrypted: true }]),
    line: 'LL-FILE-ENCRYPTED',
  },
  {
    name: 'half-locked.zip',
    what: 'one member of two under a password',
    make: () =>
      makeZip([
        { name: 'a.txt', bytes: letter, encrypted: true },
        { name: 'b.txt', bytes: letter },
      ]),
    line: 'read 1',
    says: 'it needs a password: 1',
  },
  {
    name: 'cut.zip',
    what: 'an archive without its end',
    make: () => makeZip([{ name: 'a.txt', bytes: letter }]).subarray(0, 60),
    line: 'LL-FILE-BROKEN',
  },
  {
    name: 'hurt.zip',
    what: 'a member whose packed bytes are noise',
    make: () => {
      const zip = Buffer.from(makeZip([{ name: 'a.txt', bytes: letter.repeat(99) }]));
      zip.fill(0xff, 40, 70);
      return zip;
    },
    line: 'LL-FILE-BROKEN',
  },
  { name: 'empty.zip', what: 'an archive of nothing', make: () => makeZip([]), line: 'LL-FILE-NO-TEXT' },
  {
    name: 'many.zip',
    what: '5,000 members',
    make: () => makeZip(Array.from({ length: 5000 }, (_, i) => ({ name: `${i}.txt`, bytes: `${i}` }))),
    line: 'read 5000',
  },
  {
    name: 'bomb.gz',
    what: '400 MiB in a gzip file',
    make: () => gzipSync(zeros(400 * MIB)),
    line: 'LL-FILE-ZIP-BOMB',
    slow: true,
  },
  {
    name: 'cut.gz',
    what: 'a gzip file without its end',
    make: () => gzipSync(letter.repeat(99)).subarray(0, 30),
    line: 'LL-FILE-BROKEN',
  },
  {
    name: 'links.tar',
    what: 'a tar of links out of the folder',
    make: () =>
      makeTar([
        { name: 'a', bytes: '', type: '2' },
        { name: '/dev/sda', bytes: '', type: '4' },
        { name: '../../lamplighter-escaped', bytes: letter },
      ]),
    line: 'read 1',
    says: 'it is a link',
  },
  {
    name: 'cut.tar',
    what: 'a tar that breaks off',
    make: () =>
      makeTar([
        { name: 'a', bytes: letter },
        { name: 'b', bytes: zeros(9999) },
      ]).subarray(0, 3000),
    line: 'read 1',
    says: 'breaks off',
  },
  {
    name: 'vast.tar',
    what: 'a member that states eight exabytes',
    make: () => {
      const tar = makeTar([{ name: 'a', bytes: letter }]);
      tar.fill(0xff, 125, 136);
      tar[124] = 0x80;
      let sum = 256;
      for (let i = 0; i < 512; i++) if (i < 148 || i > 155) sum += tar[i]!;
      tar.write(`${sum.toString(8).padStart(6, '0')}\0 `, 148);
      return tar;
    },
    line: 'LL-FILE-BROKEN',
  },
  // XML and Office
  { name: 'laughs.docx', what: 'a billion laughs', make: () => docxWith(laughs), line: 'LL-FILE-UNSAFE' },
  {
    name: 'outside.docx',
    what: 'an entity that names a file of the machine',
    make: () => docxWith('<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><w:document/>'),
    line: 'LL-FILE-UNSAFE',
  },
  {
    name: 'outside.xlsx',
    what: 'the same in a spreadsheet',
    make: () =>
      makeZip([
        { name: '[Content_Types].xml', bytes: '' },
        { name: 'xl/workbook.xml', bytes: '<!DOCTYPE a><workbook/>' },
      ]),
    line: 'LL-FILE-UNSAFE',
  },
  {
    name: 'deep.docx',
    what: 'XML nested 100,000 deep',
    make: () => docxWith(`<w:document><w:body>${'<w:tbl>'.repeat(100_000)}`),
    line: 'LL-FILE-NO-TEXT',
  },
  {
    name: 'bomb.docx',
    what: 'a document that inflates a thousandfold',
    make: () => docxWith(`<w:document>${' '.repeat(30 * MIB)}</w:document>`),
    line: 'LL-FILE-ZIP-BOMB',
  },
  {
    name: 'two.docx',
    what: 'two main parts',
    make: () =>
      makeZip([
        { name: '[Content_Types].xml', bytes: '' },
        { name: 'word/document.xml', bytes: 'a' },
        { name: 'word/document.xml', bytes: 'b' },
      ]),
    line: 'LL-FILE-BROKEN',
  },
  {
    name: 'locked.docx',
    what: 'Office under a password',
    make: () =>
      Buffer.concat([
        latin1('\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1'),
        zeros(504),
        Buffer.from('EncryptedPackage', 'utf16le'),
        zeros(900),
      ]),
    line: 'LL-FILE-ENCRYPTED',
  },
  {
    name: 'cut.docx',
    what: 'a Word document cut in half',
    make: () => makeDocx(paragraph(letter.repeat(300))).subarray(0, 300),
    line: 'LL-FILE-BROKEN',
  },
  {
    name: 'formula.xlsx',
    what: 'cells that begin like formulas',
    make: () => makeXlsx({ One: [[{ r: 'A1', v: '=cmd|calc!A1', t: 'inlineStr' }]] }),
    line: 'read',
    says: '=cmd',
  },
  {
    name: 'years.xlsx',
    what: 'dates in the year 9999 and past it',
    make: () =>
      makeXlsx({
        One: [
          [
            { r: 'A1', v: '2958465', s: 1 },
            { r: 'B1', v: '1e308', s: 1 },
            { r: 'C1', v: '-5', s: 1 },
          ],
        ],
      }),
    line: 'read',
    says: '9999-12-31\t1e+308\t-5',
  },
  {
    name: 'far.xlsx',
    what: 'a cell in the last row and column',
    make: () => makeXlsx({ One: [[{ r: 'A1', v: '1' }], [{ r: 'XFD1048576', v: '2' }]] }),
    line: 'read',
    says: '2',
  },
  {
    name: 'wild.xlsx',
    what: 'strings that are not there, and rows that are no numbers',
    make: () =>
      makeXlsx({
        One: [
          [
            { r: 'A1', v: '99', t: 's' },
            { r: '??', v: '4' },
          ],
        ],
      }),
    line: 'read',
    says: '4',
  },
  // PDF
  { name: 'cut.pdf', what: 'a PDF that is its first line', make: () => '%PDF-1.7\n', line: 'LL-FILE-BROKEN' },
  {
    name: 'locked.pdf',
    what: 'a PDF under a password',
    make: () => makeEncryptedPdf('secret', 'Words'),
    line: 'LL-FILE-ENCRYPTED',
  },
  {
    name: 'loop.pdf',
    what: 'pages that hold themselves',
    make: () => pdfOf('<< /Type /Catalog /Pages 2 0 R >>', '<< /Type /Pages /Kids [2 0 R 2 0 R] /Count 2 >>'),
    line: 'LL-FILE-BROKEN',
  },
  {
    name: 'count.pdf',
    what: 'a million pages that are not there',
    make: () => pdfOf('<< /Type /Catalog /Pages 2 0 R >>', '<< /Type /Pages /Kids [] /Count 1000000 >>'),
    line: 'LL-FILE-NO-TEXT',
  },
  {
    name: 'blank.pdf',
    what: 'a page with nothing on it',
    make: () =>
      pdfOf(
        '<< /Type /Catalog /Pages 2 0 R >>',
        '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
        '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 9 9] >>',
      ),
    line: 'LL-FILE-NO-TEXT',
  },
  {
    name: 'self.pdf',
    what: 'a stream whose length is itself',
    make: () =>
      pdfOf(
        '<< /Type /Catalog /Pages 2 0 R >>',
        '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
        '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 9 9] /Contents 4 0 R >>',
        '<< /Length 4 0 R >>\nstream\nBT ET\nendstream',
      ),
    line: 'LL-FILE-NO-TEXT',
  },
  // mail
  {
    name: 'many.eml',
    what: 'a mail with 10,000 attachments',
    make: () =>
      makeMail(
        head,
        letter,
        Array.from({ length: 10_000 }, (_, i) => ({ name: `${i}.txt`, bytes: `${i}` })),
      ),
    line: 'read 10000',
    says: 'Ada Lund',
  },
  {
    name: 'traversal.eml',
    what: 'attachments whose names lead out',
    make: () =>
      makeMail(head, letter, [
        { name: '../../lamplighter-escaped', bytes: '1' },
        { name: '/etc/lamplighter-escaped', bytes: '2' },
      ]),
    line: 'read 2',
  },
  {
    name: 'deep.eml',
    what: 'parts nested 1,000 deep',
    make: () => {
      let body = 'words';
      for (let i = 0; i < 1000; i++)
        body = `Content-Type: multipart/mixed; boundary="b${i}"\r\n\r\n--b${i}\r\n${body}\r\n--b${i}--`;
      return `From: a@a.example\r\nTo: b@b.example\r\nMIME-Version: 1.0\r\n${body}`;
    },
    line: 'LL-FILE-BROKEN',
  },
  {
    name: 'endless.eml',
    what: 'a head of three mebibytes',
    make: () =>
      `From: a@a.example\r\nTo: b@b.example\r\nSubject: =?utf-8?Q?x?=\r\n${'X-A: aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa\r\n'.repeat(70_000)}\r\nwords`,
    line: 'LL-FILE-BROKEN',
  },
  {
    name: 'open.eml',
    what: 'a part that never ends',
    make: () => makeMail(head, letter, [{ name: 'a.txt', bytes: letter }]).slice(0, -40),
    line: 'read 1',
  },
  {
    name: 'year.eml',
    what: 'a mail of the year 9999, in encoded words that are noise',
    make: () =>
      makeMail(
        { ...head, Date: 'Fri, 31 Dec 9999 23:59:59 +0000', Subject: '=?x-none?B?////?= =?utf-8?Q?=FF=FE?=' },
        letter,
      ),
    line: 'read',
  },
  {
    name: 'box.mbox',
    what: 'a mailbox of 3,000 mails',
    make: () =>
      Array.from(
        { length: 3000 },
        (_, i) =>
          `From a@a.example Mon Jan  5 10:00:00 2026\nFrom: a@a.example\nTo: b@b.example\nSubject: ${i}\n\n${letter}\n>From the harbour\n\n`,
      ).join(''),
    line: 'read 3000',
  },
  // pictures
  {
    name: 'vast.png',
    what: 'a picture that claims 30,000 pixels square',
    make: () => png(30_000, 30_000, zeros(100)),
    line: 'LL-FILE-TOO-LARGE',
  },
  {
    name: 'true-vast.png',
    what: 'a picture of 30,000 pixels square',
    make: () => png(30_000, 30_000, zeros(30_001 * 30_000)),
    line: 'LL-FILE-TOO-LARGE',
    slow: true,
  },
  {
    name: 'large.png',
    what: 'a white picture of 49 million pixels',
    make: () => png(7000, 7000, white(7000, 7000)),
    line: 'LL-FILE-NO-TEXT',
    slow: true,
  },
  {
    name: 'hurt.png',
    what: 'a picture whose pixels are missing',
    make: () => png(400, 300, zeros(10)),
    line: 'LL-FILE-BROKEN',
  },
  { name: 'none.png', what: 'a picture of no size', make: () => png(0, 0, zeros(0)), line: 'LL-FILE-BROKEN' },
  {
    name: 'head.jpg',
    what: 'a JPEG that is its head',
    make: () => latin1('\xff\xd8\xff\xe0\0\x10JFIF\0'),
    line: 'LL-FILE-BROKEN',
  },
  {
    name: 'loop.jpg',
    what: 'a JPEG of segments without length',
    make: () => Buffer.concat([latin1('\xff\xd8'), Buffer.alloc(4 * MIB, latin1('\xff\xe0\0\0'))]),
    line: 'LL-FILE-BROKEN',
  },
  // texts
  {
    name: 'nul.txt',
    what: 'a text with NUL and broken characters',
    make: () =>
      latin1(
        'Caf\xe9\0 and \xff\xfe\x00 words, many of them, in a text that goes on for long enough to be known for one, line after line',
      ),
    line: 'read',
  },
  {
    name: 'line.txt',
    what: 'one line of 17 million characters',
    make: () => 'a'.repeat(17_000_000),
    line: 'LL-FILE-TOO-LARGE',
  },
  {
    name: 'deep.html',
    what: 'a page nested 300,000 deep',
    make: () => `${'<div>'.repeat(300_000)}Words at the bottom`,
    line: 'LL-FILE-TOO-LARGE',
  },
  {
    name: 'script.html',
    what: 'a page of scripts that would run',
    make: () => '<html><script>while(1);</script><img src="http://127.0.0.1:9/x"><p onload="x()">Words',
    line: 'read',
    says: 'Words',
  },
  {
    name: 'deep.json',
    what: 'JSON Lines nested 50,000 deep',
    make: () => `${'['.repeat(50_000)}${']'.repeat(50_000)}\n{"a":1}\n`,
    line: 'read',
  },
  {
    name: 'proto.jsonl',
    what: 'records whose fields are named like the insides of the language',
    make: () => '{"__proto__":{"admin":1},"constructor":"x"}\n{"toString":"y","a":2}\n',
    line: 'read',
    says: 'constructor',
  },
  {
    name: 'years.csv',
    what: 'a table with formulas and the year 9999',
    make: () => 'Date,From,To,Message\n9999-12-31,=1+1,@SUM(A1),-2+3\n99999-01-01,+x,y,z\n',
    line: 'read',
    says: '=1+1',
  },
  {
    name: 'quote.csv',
    what: 'a table whose quote never closes',
    make: () => `a,b\n"${'x,'.repeat(99_999)}`,
    line: 'read',
  },
  {
    name: 'half.json',
    what: 'a Telegram export that breaks off',
    make: () => '{"name":"x","messages":[{"id":1,"date_unixtime":"1","text":"a"',
    line: 'LL-FILE-BROKEN',
  },
  // web captures
  {
    name: 'cut.warc',
    what: 'a capture that states more than it holds',
    make: () => 'WARC/1.0\r\nWARC-Type: response\r\nContent-Length: 999999999999\r\n\r\nHTTP/1.1 200 OK\r\n\r\nx',
    line: 'LL-FILE-BROKEN',
  },
  {
    name: 'minus.warc',
    what: 'a capture of less than nothing',
    make: () => 'WARC/1.0\r\nWARC-Type: response\r\nContent-Length: -5\r\n\r\n',
    line: 'LL-FILE-BROKEN',
  },
  {
    name: 'bomb.warc',
    what: 'a captured page that inflates to 80 MiB',
    make: () => {
      const page = Buffer.concat([
        latin1('HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\n\r\n'),
        gzipSync(zeros(80 * MIB)),
      ]);
      return Buffer.concat([
        latin1(
          `WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: http://a.example/\r\nContent-Length: ${page.length}\r\n\r\n`,
        ),
        page,
      ]);
    },
    line: 'read 1',
  },
];
