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

/** All of a small body at once, or a large one as a stream that goes on where it was looked at. */
export async function gatherOrStream(
  body: AsyncGenerator<Uint8Array>,
): Promise<{ readonly isWhole: boolean; readonly chunks: AsyncIterable<Uint8Array> }> {
  const first: Uint8Array[] = [];
  let size = 0;
  for (;;) {
    const { done, value } = await body.next();
    if (done === true) return { isWhole: true, chunks: iterate(first) };
    first.push(value);
    size += value.byteLength;
    if (size > smallBytes) break;
  }
  return { isWhole: false, chunks: chained(first, body) };
}

async function* iterate(chunks: readonly Uint8Array[]): AsyncGenerator<Uint8Array> {
  yield* chunks;
}

async function* chained(first: readonly Uint8Array[], rest: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  yield* first;
  yield* rest;
}
