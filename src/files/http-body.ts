import { brotliDecompressSync, gunzipSync, inflateRawSync, inflateSync } from 'node:zlib';
import type { ExtractionLimits } from './extraction-limits.ts';
import { headersIn } from './warc-records.ts';

/** An HTTP answer as it was captured: its status, and its body as sent (for the digest) and as meant. */
export type HttpAnswer = { readonly status: number; readonly sent: Buffer; readonly body: Buffer };

const RATIO_FROM = 1024 * 1024;

/** Takes an answer apart (RFC 9112); one whose encoding fails, or that inflates too far, gives the body as sent. */
export function httpAnswer(
  block: Buffer,
  { maxBytes, maxZipRatio }: Pick<ExtractionLimits, 'maxBytes' | 'maxZipRatio'>,
): HttpAnswer | null {
  const status = /^HTTP\/[\d.]+ (\d{3})/.exec(block.toString('latin1', 0, 20))?.[1];
  const end = block.indexOf('\r\n\r\n', 0, 'latin1');
  if (status === undefined || end < 0) return null;
  const head = headersIn(block.toString('latin1', 0, end));
  const raw = block.subarray(end + 4);
  const sent = /chunked/i.test(head.get('transfer-encoding') ?? '') ? (unchunked(raw) ?? raw) : raw;
  const most = Math.min(maxBytes, Math.max(RATIO_FROM, sent.length * maxZipRatio));
  const coding = (head.get('content-encoding') ?? '').trim().toLowerCase();
  return { status: Number(status), sent, body: decoded(sent, coding, most) };
}

function decoded(sent: Buffer, coding: string, maxOutputLength: number): Buffer {
  try {
    if (coding === 'gzip' || coding === 'x-gzip') return gunzipSync(sent, { maxOutputLength });
    if (coding === 'br') return brotliDecompressSync(sent, { maxOutputLength });
    if (coding === 'deflate')
      return (sent[0]! & 0x0f) === 8
        ? inflateSync(sent, { maxOutputLength })
        : inflateRawSync(sent, { maxOutputLength });
  } catch {
    return sent;
  }
  return sent;
}

/** Null where the chunks do not add up, as where the capturing program has put them together already. */
function unchunked(raw: Buffer): Buffer | null {
  const chunks: Buffer[] = [];
  for (let at = 0; ;) {
    const end = raw.indexOf('\r\n', at, 'latin1');
    if (end < 0 || end - at > 100) return null;
    const size = /^[0-9a-f]{1,8}(?=[;\s]|$)/i.exec(raw.toString('latin1', at, end))?.[0];
    if (size === undefined) return null;
    const length = Number.parseInt(size, 16);
    if (length === 0) return Buffer.concat(chunks);
    if (end + 2 + length > raw.length) return null;
    chunks.push(raw.subarray(end + 2, end + 2 + length));
    at = end + 2 + length + 2;
  }
}
