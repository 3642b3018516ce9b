import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { makeDocx } from '../../test/files/make-docx.ts';
import { makeTar } from '../../test/files/make-tar.ts';
import { makeXlsx } from '../../test/files/make-xlsx.ts';
import { makeZip } from '../../test/files/make-zip.ts';
import { detectForm } from './detect-form.ts';

const latin1 = (text: string): Uint8Array => Buffer.from(text, 'latin1');
const utf8 = (text: string): Uint8Array => Buffer.from(text, 'utf8');

describe('detectForm', () => {
  it.each([
    ['plain text', utf8('A man was charged on Monday.'), 'note.txt', 'text/plain'],
    ['text without a name', utf8('A man was charged.'), '', 'text/plain'],
    ['Markdown, by its name', utf8('# Minutes\n\nPresent: two.'), 'minutes.md', 'text/markdown'],
    [
      'a Markdown file that opens with a tag',
      utf8('<p align="center">Title</p>\n\nWords'),
      'README.md',
      'text/markdown',
    ],
    ['HTML called .txt', utf8('\n<!DOCTYPE html><html><body>Hello'), 'page.txt', 'text/html'],
    ['HTML behind a comment and a BOM', utf8('\uFEFF<!-- saved --><html><body>Hello'), 'page', 'text/html'],
    ['HTML in UTF-16', Buffer.from('\uFEFF<html><body>Hello</body></html>', 'utf16le'), 'page', 'text/html'],
    ['a piece of HTML, by its name', utf8('Hello <b>world</b>'), 'piece.html', 'text/html'],
    ['text that speaks of tags', utf8('The <b> tag makes text bold.'), 'notes.txt', 'text/plain'],
    ['XML', utf8('<?xml version="1.0"?><list><item/></list>'), 'list.xml', 'application/xml'],
    ['mail', utf8('From: a@example.org\nTo: b@example.org\nSubject: Hello\n\nWords'), 'x', 'message/rfc822'],
    ['a table', utf8('name,date\nA,2024-01-01\n'), 'table.CSV', 'text/csv'],
    ['PDF', latin1('%PDF-1.7\n\xe2\xe3\xcf\xd3\n'), 'paper.txt', 'application/pdf'],
    [
      'a Word document',
      makeDocx('<w:p/>'),
      'paper.zip',
      'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
    ],
  ])('knows %s', (_what, bytes, name, mediaType) => {
    expect(detectForm(bytes, name)).toMatchObject({ kind: 'readable', mediaType });
  });

  it.each([
    ['a TIFF', latin1('II*\0\x08\0\0\0'), 'image/tiff'],
    ['a program', latin1('MZ\x90\0\x03\0\0\0'), 'application/vnd.microsoft.portable-executable'],
    ['an ELF program', latin1('\x7fELF\x02\x01\x01'), 'application/x-executable'],
    ['a sound', latin1('RIFF\x24\0\0\0WAVEfmt '), 'audio/wav'],
    ['a film', latin1('\0\0\0\x18ftypmp42'), 'video/mp4'],
    ['RTF', latin1('{\\rtf1\\ansi Hello}'), 'application/rtf'],
    ['an old Word file', compound('WordDocument'), 'application/msword'],
    ['an Outlook message', compound('__nameid_version1.0'), 'application/vnd.ms-outlook'],
  ])('recognises %s, which is not read yet', (_what, bytes, mediaType) => {
    expect(detectForm(bytes, 'file.txt')).toMatchObject({ kind: 'recognised', mediaType });
  });

  it('hands a damaged archive that is called a Word document to the parser, which says what is wrong', () => {
    const whole = makeDocx('<w:p/>');
    for (const bytes of [latin1('PK\x03\x04 no zip at all'), whole.slice(0, 60)])
      expect(detectForm(bytes, 'Report.DOCX')).toMatchObject({ kind: 'readable', form: 'docx' });
    expect(detectForm(whole.slice(0, 20), 'sums.xlsx')).toMatchObject({ form: 'xlsx' });
    expect(detectForm(whole.slice(0, 20), 'talk.pptx')).toMatchObject({ is: 'called a presentation (PPTX)' });
    expect(detectForm(whole.slice(0, 20), 'paper.zip')).toMatchObject({ form: 'zip' });
  });

  it('takes a whole archive for what its members are, whatever it is called', () => {
    expect(detectForm(makeZip([{ name: 'a', bytes: 'a' }]), 'Report.DOCX')).toMatchObject({ form: 'zip' });
    const workbook = makeXlsx({ One: [[{ r: 'A1', v: '1' }]] });
    expect(detectForm(workbook, 'holiday.jpg')).toMatchObject({ form: 'xlsx' });
  });

  it.each([
    ['a ZIP', makeZip([{ name: 'a.txt', bytes: 'a' }]), 'zip'],
    ['a PNG', latin1('\x89PNG\r\n\x1a\n\0\0\0\rIHDR'), 'image'],
    ['a JPEG', latin1('\xff\xd8\xff\xe0\0\x10JFIF\0'), 'image'],
    ['a tar', makeTar([{ name: 'a.txt', bytes: 'a' }]), 'tar'],
    ['gzip', gzipSync('a'), 'gzip'],
    ['a mailbox', latin1('From a@b.c Mon Jan  5 10:00:00 2026\nFrom: a@b.c\nTo: d@e.f\nSubject: x\n\nHello'), 'mbox'],
    [
      'a mailbox whose program dates it as mail does',
      latin1('From a@b.c Mon, 05 Jan 2026 10:00:00 GMT\nFrom: a@b.c\nTo: d@e.f\nSubject: x\n\nHello'),
      'mbox',
    ],
    ['a web capture', latin1('WARC/1.0\r\nWARC-Type: warcinfo\r\n'), 'warc'],
    ['JSON Lines', latin1('{"a":1}\n{"a":2}\n'), 'json lines'],
    ['a mail', latin1('From: a@b.c\nTo: d@e.f\nSubject: x\n\nHello'), 'mail'],
  ])('knows %s by its bytes', (_what, bytes, form) => {
    expect(detectForm(bytes, 'file.txt')).toMatchObject({ kind: 'readable', form });
  });

  it('knows an encrypted Office file', () => {
    expect(detectForm(compound('EncryptedPackage'), 'secret.docx').kind).toBe('encrypted');
  });

  it('does not take a binary file for text because it is called .txt', () => {
    const bytes = Uint8Array.from({ length: 4096 }, (_, i) => (i * 167 + (i >> 3)) & 255);
    expect(detectForm(bytes, 'notes.txt').kind).toBe('binary');
  });

  it('takes text with a stray NUL for text', () => {
    expect(detectForm(utf8('One stray\0 character in a line of text.'), 'x').kind).toBe('readable');
  });

  it('does not take numbers in 16 bits for UTF-16', () => {
    const numbers = Buffer.alloc(2000);
    for (let i = 0; i < 1000; i++) numbers.writeUInt16LE(i % 30, 2 * i);
    expect(detectForm(numbers, 'x').kind).toBe('binary');
  });

  it('comes to an end on a page that opens with nothing but comments', () => {
    expect(detectForm(utf8('<!---->'.repeat(1000)), 'x').kind).toBe('readable');
  });

  it('says that an empty file is empty', () => {
    expect(detectForm(new Uint8Array(0), 'x.pdf').kind).toBe('empty');
  });
});

/** The head of an OLE compound file and one directory name. */
function compound(name: string): Uint8Array {
  return Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.alloc(504), Buffer.from(name, 'utf16le')]);
}
