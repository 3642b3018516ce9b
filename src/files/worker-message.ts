import type { Capture, ExtractionResult, FoundChild } from '#domain/rendition';
import { PART_BYTES } from './byte-source.ts';
import type { ExtractionLimits } from './extraction-limits.ts';

/** One file for a child process; `depth` counts the containers around it. Of a file larger than `bytes` the rest is asked for. */
export type WorkerRequest = {
  readonly bytes: Uint8Array;
  readonly name: string;
  readonly limits: ExtractionLimits;
  readonly depth: number;
  readonly size: number;
};

/** What a child process is told. It waits for `go on` after each batch of files it found. */
export type WorkerOrder =
  | ({ readonly kind: 'read' } & WorkerRequest)
  | { readonly kind: 'go on' }
  | { readonly kind: 'part'; readonly bytes: Uint8Array };

/** What a child process says. */
export type WorkerReply =
  | { readonly kind: 'ready' }
  | { readonly kind: 'alive' }
  | { readonly kind: 'part'; readonly at: number; readonly length: number }
  | { readonly kind: 'children'; readonly children: readonly FoundChild[] }
  | { readonly kind: 'result'; readonly result: ExtractionResult };

/** The result in a reply whose sender may have been taken over by the file it read, or null where it is malformed. */
export function checkedResult(reply: unknown, maxChars: number): ExtractionResult | null {
  if (!isRecord(reply) || reply['kind'] !== 'result' || !isRecord(reply['result'])) return null;
  const result = reply['result'] as ExtractionResult;
  if (result.ok === false) return isRecord(result.failure) && typeof result.failure.code === 'string' ? result : null;
  if (result.ok !== true || !isRecord(result.extraction)) return null;
  const { text, map, notes, thread } = result.extraction;
  if (typeof text !== 'string' || text.length > maxChars || /[\0\p{Surrogate}]/u.test(text)) return null;
  if (!Array.isArray(map) || !Array.isArray(notes)) return null;
  if (thread !== undefined && !(Array.isArray(thread.refers) && [...thread.refers, thread.own ?? ''].every(isText)))
    return null;
  let last = -1;
  for (const segment of map) {
    const start = (segment as { start?: unknown } | null)?.start;
    if (typeof start !== 'number' || !Number.isInteger(start) || start <= last || start >= text.length) return null;
    last = start;
  }
  return map[0]?.start === 0 ? result : null;
}

/** The part that a reply asks for, or null where it asks for none or for what is not there. */
export function checkedPart(reply: unknown, size: number): { readonly at: number; readonly length: number } | null {
  if (!isRecord(reply) || reply['kind'] !== 'part') return null;
  const { at, length } = reply;
  if (!Number.isSafeInteger(at) || !Number.isSafeInteger(length)) return null;
  const [from, many] = [at as number, length as number];
  return from >= 0 && many > 0 && many <= PART_BYTES && from + many <= size ? { at: from, length: many } : null;
}

/** The files in a reply, as `checkedResult` looks at it. */
export function checkedChildren(reply: unknown): readonly FoundChild[] | null {
  if (!isRecord(reply) || reply['kind'] !== 'children' || !Array.isArray(reply['children'])) return null;
  const children = reply['children'] as readonly unknown[];
  return children.every(isChild) ? (children as readonly FoundChild[]) : null;
}

function isChild(value: unknown): value is FoundChild {
  if (!isRecord(value)) return false;
  const { name, path, bytes, capture } = value;
  if (!isText(name) || name === '' || name.length > 1000 || !isText(path) || path.length > 4000) return false;
  return bytes instanceof Uint8Array && (capture === null || isCapture(capture));
}

function isCapture(value: unknown): value is Capture {
  if (!isRecord(value)) return false;
  const { address, time, digest } = value;
  return isText(address) && (time === null || isText(time)) && (digest === null || isText(digest));
}

const isText = (value: unknown): value is string => typeof value === 'string' && !/[\0\p{Surrogate}]/u.test(value);

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null;
