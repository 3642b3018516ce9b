import { createHash } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import type { FoundChild } from '#domain/rendition';
import { extract } from './extract.ts';
import { DEFAULT_LIMITS } from './extraction-limits.ts';
import { withoutChildren } from './parse-context.ts';

const record = (head: Readonly<Record<string, string>>, block: Buffer): Buffer => {
  const lines = Object.entries({ ...head, 'Content-Length': String(block.length) }).map(
    ([name, value]) => `${name}: ${value}`,
  );
  return Buffer.concat([Buffer.from(`WARC/1.0\r\n${lines.join('\r\n')}\r\n\r\n`), block, Buffer.from('\r\n\r\n')]);
};
const answer = (head: string, body: Buffer | string): Buffer =>
  Buffer.concat([Buffer.from(`HTTP/1.1 ${head}\r\n\r\n`), Buffer.from(body as string)]);
const sha1 = (bytes: string) => `sha1:${createHash('sha1').update(bytes).digest('hex')}`;

async function taken(bytes: Uint8Array) {
  const children: FoundChild[] = [];
  const result = await extract(bytes, 'capture', {
    ...withoutChildren(DEFAULT_LIMITS),
    take: async (child) => void children.push(child),
  });
  return { result, children };
}

const page = '<html><p>The yard denied it.</p></html>';
const at = { 'WARC-Type': 'response', 'WARC-Date': '2024-05-01T10:00:00Z' };
const records = [
  record({ 'WARC-Type': 'warcinfo' }, Buffer.from('software: x')),
  record(
    { 'WARC-Type': 'request', 'WARC-Target-URI': 'https://a.example/news' },
    Buffer.from('GET /news HTTP/1.1\r\n\r\n'),
  ),
  record(
    { ...at, 'WARC-Target-URI': 'https://a.example/news?x=1', 'WARC-Payload-Digest': sha1(page) },
    answer(`200 OK\r\nTransfer-Encoding: chunked`, `${page.length.toString(16)}\r\n${page}\r\n0\r\n\r\n`),
  ),
  record(
    { ...at, 'WARC-Target-URI': 'https://a.example/other', 'WARC-Payload-Digest': sha1('something else') },
    answer('404 Not Found\r\nContent-Encoding: gzip', gzipSync('gone')),
  ),
];

describe('a web capture', () => {
  it.each([
    ['as it stands', Buffer.concat(records)],
    ['packed record by record', Buffer.concat(records.map((one) => gzipSync(one)))],
  ])('%s gives its pages with address, time and digest', async (_what, bytes) => {
    const { result, children } = await taken(bytes);
    expect(children.map(({ path, bytes: body, capture }) => [path, Buffer.from(body).toString(), capture])).toEqual([
      [
        'a.example/news',
        page,
        { address: 'https://a.example/news?x=1', time: '2024-05-01T10:00:00Z', digest: sha1(page) },
      ],
      [
        'a.example/other (answered 404)',
        'gone',
        { address: 'https://a.example/other', time: '2024-05-01T10:00:00Z', digest: sha1('something else') },
      ],
    ]);
    expect(result).toMatchObject({
      ok: true,
      extraction: {
        notes: expect.arrayContaining([
          'Captures whose bytes do not have the digest written beside them: 1 (https://a.example/other).',
        ]) as unknown,
      },
    });
  });

  it('that breaks off keeps what came before', async () => {
    const whole = Buffer.concat(records);
    const { result, children } = await taken(whole.subarray(0, whole.length - 20));
    expect(children).toHaveLength(1);
    expect(result).toMatchObject({ ok: true });
  });

  it('keeps an answer as it was sent that would inflate out of all measure', async () => {
    const sent = gzipSync(Buffer.alloc(8 * 1024 * 1024));
    const { children } = await taken(
      record({ ...at, 'WARC-Target-URI': 'https://a.example/bomb' }, answer('200 OK\r\nContent-Encoding: gzip', sent)),
    );
    expect(children.map(({ bytes }) => bytes.length)).toEqual([sent.length]);
  });
});
