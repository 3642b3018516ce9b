import type { Extraction } from '#domain/rendition';
import { bytesInMemory } from './byte-source.ts';
import { inflateGzip } from './inflate-gzip.ts';
import { createMemberList } from './member-list.ts';
import type { ParseContext } from './parse-context.ts';
import { parseTar } from './parse-tar.ts';
import { parseWarc } from './parse-warc.ts';
import { isTarHeader } from './tar-members.ts';

/** A gzip file holds one file, or a tar archive, whose members are taken out at once. */
export async function parseGzip(bytes: Uint8Array, name: string, context: ParseContext): Promise<Extraction> {
  const inner = await inflateGzip(bytes, 'compressed file', context.limits);
  if (isTarHeader(inner.subarray(0, 512))) return parseTar(bytesInMemory(inner), 'application/gzip', context);
  if (inner.toString('latin1', 0, 5) === 'WARC/') return parseWarc(bytesInMemory(inner), 'application/gzip', context);
  const list = createMemberList('compressed file', 'gzip', context);
  const bare = name.replace(/\.gz$/i, '');
  await list.take(bare === name || bare === '' ? `${name} unpacked` : bare, inner);
  return list.finish('application/gzip');
}
