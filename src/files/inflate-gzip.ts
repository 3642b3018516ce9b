import { Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { bombFile, brokenFile } from './extraction-failure.ts';
import type { ExtractionLimits } from './extraction-limits.ts';

const RATIO_FROM = 1024 * 1024;

/** What a gzip file holds, counted while it inflates. */
export async function inflateGzip(bytes: Uint8Array, form: string, limits: ExtractionLimits): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let size = 0;
  const gunzip = createGunzip();
  const source = Readable.from([bytes]);
  source.pipe(gunzip);
  try {
    for await (const chunk of gunzip as AsyncIterable<Buffer>) {
      chunks.push(chunk);
      size += chunk.length;
      if (size > limits.maxInflatedBytes)
        throw bombFile(form, `it inflates to more than ${limits.maxInflatedBytes} bytes`);
      if (size > RATIO_FROM && size > bytes.length * limits.maxZipRatio)
        throw bombFile(form, `it inflates to more than ${limits.maxZipRatio} times its size`);
    }
  } catch (error) {
    if (error instanceof Error && 'errno' in error) throw brokenFile(form, error.message);
    throw error;
  }
  return Buffer.concat(chunks, size);
}
