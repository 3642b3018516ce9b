import type { ExtractionResult } from '#domain/rendition';
import type { ExtractionLimits } from './extraction-limits.ts';

/** One file for a child process. */
export type WorkerRequest = { readonly bytes: Uint8Array; readonly name: string; readonly limits: ExtractionLimits };

/** What a child process says. */
export type WorkerReply = { readonly kind: 'ready' } | { readonly kind: 'result'; readonly result: ExtractionResult };

/** The result in a reply whose sender may have been taken over by the file it read, or null where it is malformed. */
export function checkedResult(reply: unknown, maxChars: number): ExtractionResult | null {
  if (!isRecord(reply) || reply['kind'] !== 'result' || !isRecord(reply['result'])) return null;
  const result = reply['result'] as ExtractionResult;
  if (result.ok === false) return isRecord(result.failure) && typeof result.failure.code === 'string' ? result : null;
  if (result.ok !== true || !isRecord(result.extraction)) return null;
  const { text, map, notes } = result.extraction;
  if (typeof text !== 'string' || text.length > maxChars || /[\0\p{Surrogate}]/u.test(text)) return null;
  if (!Array.isArray(map) || !Array.isArray(notes)) return null;
  let last = -1;
  for (const segment of map) {
    const start = (segment as { start?: unknown } | null)?.start;
    if (typeof start !== 'number' || !Number.isInteger(start) || start <= last || start >= text.length) return null;
    last = start;
  }
  return map[0]?.start === 0 ? result : null;
}

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null;
