import type { ByteSource } from './byte-source.ts';
import { brokenFile } from './extraction-failure.ts';

/** A member of a tar archive; `what` is null for a file, else says in words what it is instead. */
export type TarMember = { readonly path: string; readonly bytes: Uint8Array; readonly what: string | null };

const BLOCK = 512;
const LONGEST_NAME = 64 * 1024;

/**
 * The members of a tar archive (POSIX ustar and pax, with the long names of GNU tar); of one
 * with more than `most` bytes nothing is read. An archive that ends early gives the members before its end, then fails.
 */
export async function* tarMembers(tar: ByteSource, most: number): AsyncGenerator<TarMember> {
  let at = 0;
  let nextPath: string | null = null;
  while (at + BLOCK <= tar.size) {
    const head = await tar.read(at, BLOCK);
    at += BLOCK;
    if (head.length < BLOCK) break;
    if (head.every((byte) => byte === 0)) return;
    if (!isTarHeader(head)) throw brokenFile('archive', 'a member has no head');
    const size = numberAt(head, 124, 12);
    if (at + size > tar.size) throw brokenFile('archive', 'it breaks off in the middle of a member');
    const isTooLarge = size > most;
    const body = isTooLarge ? Buffer.alloc(0) : await tar.read(at, size);
    at += Math.ceil(size / BLOCK) * BLOCK;
    const type = String.fromCharCode(head[156]!);
    if (!isTooLarge && body.length < size) throw brokenFile('archive', 'it breaks off in the middle of a member');
    if (type === 'x' || type === 'g') {
      if (type === 'x') nextPath = paxPath(body) ?? nextPath;
      continue;
    }
    if (type === 'L') {
      nextPath = textOf(body.subarray(0, LONGEST_NAME));
      continue;
    }
    if (type === 'K') continue;
    const prefix = head.toString('latin1', 257, 262) === 'ustar' ? textOf(head.subarray(345, 500)) : '';
    const named = textOf(head.subarray(0, 100));
    const path: string = nextPath ?? (prefix === '' ? named : `${prefix}/${named}`);
    nextPath = null;
    if (type === '5' || (type === '\0' && path.endsWith('/'))) continue;
    yield { path, bytes: body, what: KINDS.get(type) ?? (isTooLarge ? `it has more than ${most} bytes` : null) };
  }
  if (at > tar.size) throw brokenFile('archive', 'it breaks off in the middle of a member');
}

const KINDS = new Map([
  ['1', 'it is a link to another member'],
  ['2', 'it is a link'],
  ['3', 'it is a device'],
  ['4', 'it is a device'],
  ['6', 'it is a pipe'],
  ['S', 'it is a file with holes, which is not read'],
]);

/** Whether 512 bytes are the head of a member: their checksum says so, in archives of any age. */
export function isTarHeader(head: Uint8Array): boolean {
  if (head.length < BLOCK || head[0] === 0) return false;
  const stated = numberAt(head, 148, 8);
  let sum = 8 * 32;
  for (let i = 0; i < BLOCK; i++) if (i < 148 || i >= 156) sum += head[i]!;
  return stated === sum;
}

/** Octal digits, or GNU's binary number where the highest bit is set; one past what can be counted is endless. */
function numberAt(head: Uint8Array, start: number, length: number): number {
  if ((head[start]! & 0x80) !== 0) {
    let value = head[start]! & 0x7f;
    for (let i = start + 1; i < start + length; i++) value = value * 256 + head[i]!;
    return Number.isSafeInteger(value) ? value : Number.MAX_SAFE_INTEGER;
  }
  const digits = Buffer.from(head.subarray(start, start + length)).toString('latin1');
  return Number.parseInt(/[0-7]+/.exec(digits)?.[0] ?? '0', 8);
}

const textOf = (bytes: Uint8Array): string => {
  const end = bytes.indexOf(0);
  return Buffer.from(end < 0 ? bytes : bytes.subarray(0, end)).toString('utf8');
};

/** The path in a pax head: records of "length key=value\n", where the length counts the whole record in bytes. */
function paxPath(body: Buffer): string | null {
  for (let at = 0; at < body.length;) {
    const space = body.indexOf(0x20, at);
    const length = Number(body.toString('latin1', at, Math.max(at, space)));
    if (space < 0 || !Number.isInteger(length) || length <= space - at) return null;
    const record = body.toString('utf8', space + 1, at + length - 1);
    if (record.startsWith('path=')) return record.slice(5);
    at += length;
  }
  return null;
}
