import type { ExtractionPool } from '#files/extraction-pool';

/** What a file came to, in one line as it is expected: a code, or "read" with how many files came out of it. */
export type HostileLine = { readonly line: string; readonly words: string; readonly message: string };

export async function hostileLine(
  pool: ExtractionPool,
  source: Uint8Array | { readonly path: string },
  name: string,
): Promise<HostileLine> {
  let children = 0;
  const result = await pool.extract(source, name, undefined, {
    depth: 0,
    take: async (found) => void (children += found.length),
  });
  if (!result.ok) return { line: result.failure.code, words: '', message: result.failure.message };
  const { text, notes } = result.extraction;
  const line = children === 0 ? 'read' : `read ${children}`;
  return { line, words: `${text}\n${notes.join('\n')}`, message: notes.join(' ') };
}
