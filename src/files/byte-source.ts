/** A file read here and there: as a whole in memory, or part by part from where it is kept. */
export type ByteSource = {
  readonly size: number;
  /** The bytes from `at` on, fewer where the file ends before. */
  readonly read: (at: number, length: number) => Promise<Buffer>;
};

export function bytesInMemory(bytes: Uint8Array): ByteSource {
  const all = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return { size: all.length, read: async (at, length) => all.subarray(at, at + length) };
}

/** Parts are asked for in pieces that begin at a multiple of this, and none is longer. */
export const PART_BYTES = 1024 * 1024;

/** A file in parts; the last two are kept, since what is read lies close together. */
export function bytesInParts(size: number, fetch: (at: number, length: number) => Promise<Uint8Array>): ByteSource {
  const kept = new Map<number, Buffer>();
  const part = async (at: number): Promise<Buffer> => {
    const known = kept.get(at);
    if (known !== undefined) return known;
    const bytes = await fetch(at, Math.min(PART_BYTES, size - at));
    const found = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    const [oldest] = kept.keys();
    if (kept.size > 1 && oldest !== undefined) kept.delete(oldest);
    kept.set(at, found);
    return found;
  };
  return {
    size,
    async read(at, length) {
      const end = Math.min(at + length, size);
      const pieces: Buffer[] = [];
      for (let from = at; from < end;) {
        const start = from - (from % PART_BYTES);
        const piece = (await part(start)).subarray(from - start, end - start);
        // What is kept may have been erased meanwhile.
        if (piece.length === 0) break;
        pieces.push(piece);
        from += piece.length;
      }
      return pieces.length === 1 ? pieces[0]! : Buffer.concat(pieces);
    },
  };
}
