import fc from 'fast-check';
import iconv from 'iconv-lite';
import { describe, expect, it } from 'vitest';
import { decodeText } from './decode-text.ts';

const RUSSIAN =
  'Прокуратура заявила, что обвиняемые передавали сведения иностранной разведке в течение нескольких лет.';
const JAPANESE = '検察は、被告が数年にわたり外国の情報機関に情報を渡していたと述べた。被告は起訴内容を否認した。';
const UKRAINIAN =
  'Прокуратура заявила, що обвинувачені кілька років передавали відомості іноземній розвідці. Обидва заперечили.';
const ARABIC =
  'قال المدعي العام إن المتهمين نقلا معلومات إلى جهاز استخبارات أجنبي على مدى عدة سنوات. ونفى الرجلان التهم.';
const CHINESE = '检方称被告多年来向外国情报机构传递信息。两名男子均否认指控，案件将于五月开庭审理。';
const KOREAN = '검찰은 피고인들이 수년간 외국 정보기관에 정보를 넘겼다고 밝혔다. 두 사람은 혐의를 부인했다.';
const ENCODINGS = ['utf-16le', 'utf-16be', 'utf-32le', 'utf-32be'] as const;

describe('decodeText', () => {
  it('keeps every well-formed text of UTF-8 as it is, whatever its line ends', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 500 }), (text) => {
        fc.pre(!text.startsWith('\uFEFF') && !text.includes('\0'));
        expect(decodeText(Buffer.from(text)).text).toBe(text);
      }),
    );
  });

  it('removes a byte order mark and keeps the rest, in each Unicode encoding', () => {
    fc.assert(
      fc.property(
        fc.constantFrom('utf-8', ...ENCODINGS),
        fc.string({ unit: 'grapheme', minLength: 1 }),
        (encoding, text) => {
          fc.pre(!text.includes('\0'));
          const bytes = iconv.encode(`\uFEFF${text}`, encoding);
          expect(decodeText(bytes)).toMatchObject({ text, encoding });
        },
      ),
    );
  });

  it('gives well-formed text without NUL for any bytes', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 400 }), (bytes) => {
        expect(decodeText(bytes).text).not.toMatch(/[\0\p{Surrogate}]/u);
      }),
    );
  });

  it('leads from each segment back to the byte it came from', () => {
    const line = fc.tuple(fc.string({ unit: 'grapheme', maxLength: 40 }), fc.constantFrom('\n', '\r\n', '\r'));
    fc.assert(
      fc.property(
        fc.array(line, { minLength: 200, maxLength: 600 }),
        fc.constantFrom('utf-8', ...ENCODINGS),
        (lines, encoding) => {
          const text = lines.map(([words, end]) => words.replaceAll('\0', '') + end).join('');
          const bytes = iconv.encode(`\uFEFF${text}`, encoding);
          const { map } = decodeText(bytes);
          map.forEach((segment, index) => {
            const offset = segment.kind === 'byte' ? segment.offset : -1;
            const next = map[index + 1];
            const end = next?.kind === 'byte' ? next.offset : bytes.length;
            const words = text.slice(segment.start, next?.start);
            expect(iconv.decode(bytes.subarray(offset, end), encoding, { stripBOM: false })).toBe(words);
          });
        },
      ),
      { numRuns: 30 },
    );
  });

  it('reads UTF-16 without a mark by where its zero bytes fall', () => {
    const bytes = Buffer.from('The witness was seen on Monday.\r\n', 'utf16le');
    expect(decodeText(bytes)).toMatchObject({ text: 'The witness was seen on Monday.\r\n', encoding: 'utf-16le' });
  });

  it.each([
    ['windows-1251', RUSSIAN],
    ['koi8-u', RUSSIAN],
    ['windows-1251', UKRAINIAN],
    ['koi8-u', UKRAINIAN],
    ['ibm866', RUSSIAN],
    ['windows-1256', ARABIC],
    ['gb18030', CHINESE],
    ['euc-kr', KOREAN],
    ['shift_jis', JAPANESE],
    ['euc-jp', JAPANESE],
    ['windows-1252', 'The café’s owner said “no comment” – twice.'],
  ])('reads %s by its letters and says that it guessed', (encoding, text) => {
    const decoded = decodeText(iconv.encode(text, encoding));
    expect(decoded).toMatchObject({ text, encoding });
    expect(decoded.notes).toHaveLength(1);
  });

  it('reads Japanese in seven bits', () => {
    const bytes = Buffer.from('From: \x1b$B8!;!\x1b(B\r\n', 'latin1');
    expect(decodeText(bytes)).toMatchObject({ text: 'From: 検察\r\n', encoding: 'iso-2022-jp' });
  });

  it('believes a declared encoding before it guesses', () => {
    const bytes = iconv.encode('naïve Ж', 'iso-8859-5');
    expect(decodeText(bytes, 'ISO-8859-5').encoding).toBe('iso-8859-5');
  });

  it('does not believe a declaration against bytes that are UTF-8', () => {
    expect(decodeText(Buffer.from('Zoë Müller'), 'windows-1252').text).toBe('Zoë Müller');
  });

  it('reads broken UTF-8 as UTF-8 and says how many places are lost', () => {
    const bytes = Buffer.concat([Buffer.from('Zoë '), Buffer.from([0xe2, 0x82]), Buffer.from(' Müller\uFFFD')]);
    const { text, encoding, notes } = decodeText(bytes);
    expect(text).toBe('Zoë \uFFFD Müller\uFFFD');
    expect(encoding).toBe('utf-8');
    expect(notes).toEqual(['1 place could not be decoded as utf-8 and shows as U+FFFD.']);
  });

  it('replaces NUL and lone surrogates one for one', () => {
    expect(decodeText(Buffer.from('a\0b')).text).toBe('a\uFFFDb');
    expect(decodeText(Buffer.from('fffe410000d84200', 'hex')).text).toBe('A\uFFFDB');
  });

  it('keeps mixed line ends, right-to-left text, emoji and combining marks', () => {
    const text = 'one\r\ntwo\rthree\nقال المدعي\u200F إن\n👩🏽‍⚖️ e\u0301 Z\u0351\u036B\n';
    expect(decodeText(Buffer.from(text)).text).toBe(text);
  });
});
