import { createWriteStream } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { makeMail } from '../test/files/make-mail.ts';
import { makeZip } from '../test/files/make-zip.ts';
import { articles } from './articles.ts';
import type { Box } from './box-files.ts';

/** Articles made from a seed, no two alike. */
async function* papers(count: number, seed: number): AsyncGenerator<{ title: string; text: string }> {
  const texts = await articles(500, { folder: undefined, seed: seed + 1 });
  for (let n = 0; n < count; n++) {
    const title = `Paper ${n} of the box`;
    yield { title, text: `${title}\n\n${texts[n % texts.length]!.text}` };
  }
}

async function* mails(count: number, seed: number): AsyncGenerator<string> {
  let n = 0;
  for await (const { title, text } of papers(count, seed)) {
    const when = new Date(Date.UTC(2020, 0, 1) + n * 780_000);
    const [day, date, month, year, time] = when.toUTCString().replace(',', '').split(' ');
    const headers = {
      From: 'Ada Lorne <ada@example.org>',
      To: 'Bram Castell <bram@example.org>',
      Subject: title,
      Date: when.toUTCString(),
      'Message-ID': `<m${n}@example.org>`,
      ...(n % 3 === 0 ? {} : { 'In-Reply-To': `<m${n - 1}@example.org>` }),
    };
    n += 1;
    yield `From ada@example.org ${day} ${month} ${date} ${time} ${year}\n${makeMail(headers, text)}\n\n`;
  }
}

/** Writes one file with so many documents inside, the same for the same seed. */
export async function writeContainer(folder: string, count: number, seed: number, as: 'zip' | 'mailbox'): Promise<Box> {
  await mkdir(folder, { recursive: true });
  if (as === 'mailbox') await pipeline(Readable.from(mails(count, seed)), createWriteStream(join(folder, 'box.mbox')));
  else {
    const members = [];
    for await (const { title, text } of papers(count, seed))
      members.push({ name: `${String(members.length % 100).padStart(2, '0')}/${title}.txt`, bytes: text });
    await writeFile(join(folder, 'box.zip'), makeZip(members));
  }
  return { files: 1, inside: count, readable: count + 1 };
}
