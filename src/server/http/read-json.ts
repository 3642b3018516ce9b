import { Failure } from '#domain/failure';
import { invalid } from '../refusals.ts';
import { heard } from './heard.ts';

export const jsonLimitBytes = 4 * 1024 * 1024;

/** The body as JSON, given up as soon as it passes the limit, whatever its headers promised. */
export async function readJson(request: Request, limit = jsonLimitBytes): Promise<unknown> {
  const type = request.headers.get('content-type')?.split(';', 1)[0]?.trim().toLowerCase();
  const wrongType = new Failure('LL-MEDIA-TYPE', 'This operation takes JSON.', 'Send content-type application/json.');
  if (type !== undefined && type !== 'application/json') throw wrongType;
  if (request.body === null) return {};
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of heard(request.body as ReadableStream<Uint8Array> & AsyncIterable<Uint8Array>)) {
    size += chunk.byteLength;
    if (size > limit)
      throw new Failure('LL-TOO-LARGE', `The request holds more than ${limit} bytes.`, 'Send it in smaller parts.', {
        limit,
      });
    chunks.push(chunk);
  }
  if (size === 0) return {};
  if (type === undefined) throw wrongType;
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(Buffer.concat(chunks)));
  } catch {
    throw invalid('The request is not JSON.', 'Send one JSON value in UTF-8.');
  }
}
