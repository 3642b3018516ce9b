import { Failure } from '#domain/failure';

/** A sender may pause this long between two pieces of a request; how long the whole takes is no matter. */
export const longestSilenceMs = 60_000;

const silent = (ms: number) =>
  new Failure(
    'LL-SILENT',
    `Nothing more of the request came for ${Math.ceil(ms / 1000)} seconds.`,
    'Send it again over a connection that holds.',
  );

function within<T>(promise: Promise<T>, ms: number): Promise<T> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(silent(ms)), ms);
    promise.then(resolve, reject).finally(() => clearTimeout(timer));
  });
}

/** The pieces as they come, given up with LL-SILENT once none came for `silenceMs`. */
export async function* heard(
  body: AsyncIterable<Uint8Array>,
  silenceMs: number = longestSilenceMs,
): AsyncGenerator<Uint8Array> {
  const pieces = body[Symbol.asyncIterator]();
  let isOver = false;
  try {
    for (;;) {
      const next = await within(pieces.next(), silenceMs);
      isOver = next.done === true;
      if (isOver) return;
      yield next.value;
    }
  } finally {
    // Not waited for: it may stand behind the very piece that does not come.
    if (!isOver) pieces.return?.().catch(() => undefined);
  }
}
