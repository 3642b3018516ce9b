import { Failure } from '#domain/failure';

const smallBytes = 1024 * 1024;

/** The bytes as they come, given up with LL-TOO-LARGE once they pass the limit. */
export async function* limited(body: AsyncIterable<Uint8Array>, limit: number): AsyncGenerator<Uint8Array> {
  let size = 0;
  for await (const chunk of body) {
    size += chunk.byteLength;
    if (size > limit)
      throw new Failure(
        'LL-TOO-LARGE',
        `The document is larger than ${Math.floor(limit / 1024 / 1024)} MiB.`,
        'Send it in parts, or raise the limit in the settings.',
        { limit },
      );
    yield chunk;
  }
}

export type Gathered = { readonly whole: Buffer } | { readonly whole: null; readonly rest: AsyncIterable<Uint8Array> };

/** All of a small body at once, or a large one as a stream that begins at its beginning. */
export async function gatherOrStream(body: AsyncGenerator<Uint8Array>): Promise<Gathered> {
  const first: Uint8Array[] = [];
  let size = 0;
  for (;;) {
    const { done, value } = await body.next();
    if (done === true) return { whole: Buffer.concat(first) };
    first.push(value);
    size += value.byteLength;
    if (size > smallBytes) return { whole: null, rest: chained(first, body) };
  }
}

async function* chained(first: readonly Uint8Array[], rest: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  yield* first;
  yield* rest;
}
