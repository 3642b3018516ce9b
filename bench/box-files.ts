import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { makeDocx } from '../test/files/make-docx.ts';
import { makeMail } from '../test/files/make-mail.ts';
import { makeZip } from '../test/files/make-zip.ts';
import { articles } from './articles.ts';
import { seededRandom } from './seeded-random.ts';

/** What a box holds: files to be found in it, documents inside those, and how many of all can be read. */
export type Box = { readonly files: number; readonly inside: number; readonly readable: number };

type Made = {
  readonly ending: string;
  readonly bytes: Uint8Array | string;
  readonly inside: number;
  readonly readable: number;
};
type Make = (title: string, text: string, others: readonly string[]) => Made;

const xml = (text: string) => text.replace(/[<&>]/g, (char) => `&#${char.charCodeAt(0)};`);
const paragraphs = (text: string) => text.split('\n\n');
const one = (ending: string, bytes: Uint8Array | string): Made => ({ ending, bytes, inside: 0, readable: 1 });
const none = (ending: string, bytes: Uint8Array | string): Made => ({ ending, bytes, inside: 0, readable: 0 });

const makers: readonly (readonly [share: number, make: Make])[] = [
  [0.7, (_, text) => one('txt', text)],
  [
    0.1,
    (title, text) => one('eml', makeMail({ From: 'ada@example.org', To: 'bram@example.org', Subject: title }, text)),
  ],
  [
    0.08,
    (title, text) =>
      one(
        'html',
        `<html><head><title>${xml(title)}</title></head><body><article>${paragraphs(text)
          .map((p) => `<p>${xml(p)}</p>`)
          .join('')}</article></body></html>`,
      ),
  ],
  [
    0.05,
    (_, text) =>
      one(
        'docx',
        makeDocx(
          paragraphs(text)
            .map((p) => `<w:p><w:r><w:t>${xml(p)}</w:t></w:r></w:p>`)
            .join(''),
        ),
      ),
  ],
  [
    0.03,
    (_, text, others) =>
      one(
        'csv',
        `day,from,to,what\n${[text, ...others].map((words, n) => `2024-03-${10 + (n % 9)},Ada Lorne,Bram Castell,"${words.slice(0, 60).replaceAll('"', "'").replaceAll('\n', ' ')}"`).join('\n')}\n`,
      ),
  ],
  // Each archive holds texts of its own, so that none is the same document as another.
  [
    0.02,
    (title, text, others) => ({
      ending: 'zip',
      bytes: makeZip(
        [text, ...others].map((words, n) => ({ name: `${n}.txt`, bytes: `${title}, part ${n}\n\n${words}` })),
      ),
      inside: 1 + others.length,
      readable: 2 + others.length,
    }),
  ],
  [0.01, (_, text) => none('docx', makeDocx(`<w:p><w:r><w:t>${xml(text)}</w:t></w:r></w:p>`).slice(0, -60))],
  [0.01, (title) => none('bin', Buffer.from(`\0\x01\0\xff${title}\0\0`, 'latin1'))],
];

/** Writes a box of so many files, in folders of a thousand, the same for the same seed; no two have equal bytes. */
export async function writeBox(folder: string, count: number, seed: number): Promise<Box> {
  const random = seededRandom(seed);
  let inside = 0;
  let readable = 0;
  let texts: readonly { readonly text: string }[] = [];
  for (let n = 0; n < count; n++) {
    if (n % 500 === 0) texts = await articles(500, { folder: undefined, seed: seed + 1 + n });
    if (n % 1000 === 0) await mkdir(join(folder, String(n / 1000).padStart(3, '0')), { recursive: true });
    const title = `Paper ${n} of the box`;
    const { text } = texts[n % 500]!;
    let draw = random();
    const make = makers.find(([share]) => (draw -= share) < 0)?.[1] ?? makers[0]![1];
    const others = [1, 2].map((step) => texts[(n + step) % 500]!.text);
    const made = make(title, `${title}\n\n${text}`, others);
    inside += made.inside;
    readable += made.readable;
    const name = `${String(n).padStart(6, '0')}.${made.ending}`;
    await writeFile(join(folder, String(Math.floor(n / 1000)).padStart(3, '0'), name), made.bytes);
  }
  return { files: count, inside, readable };
}
