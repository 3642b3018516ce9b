import { createHash } from 'node:crypto';
import { Failure } from '#domain/failure';
import type { Extraction } from '#domain/rendition';
import type { ByteSource } from './byte-source.ts';
import { bombFile, brokenFile } from './extraction-failure.ts';
import { httpAnswer } from './http-body.ts';
import { createMemberList, type MemberList } from './member-list.ts';
import type { ParseContext } from './parse-context.ts';
import { warcRecords, type WarcRecord } from './warc-records.ts';

const FORM = 'web capture';

/** The pages and files of a web archive, each with the address, time and digest that the capturing program wrote. */
export async function parseWarc(source: ByteSource, mediaType: string, context: ParseContext): Promise<Extraction> {
  const list = createMemberList(FORM, 'warc', context);
  const differing: string[] = [];
  try {
    for await (const record of warcRecords(source, context.limits.maxBytes))
      await addRecord(record, list, context, differing);
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    list.leave('the rest', 'the capture breaks off or contradicts itself', error);
  }
  const found = list.finish(mediaType);
  if (differing.length === 0) return found;
  const shown = differing.slice(0, 5).join(', ');
  return {
    ...found,
    notes: [
      ...found.notes,
      `Captures whose bytes do not have the digest written beside them: ${differing.length} (${shown}).`,
    ],
  };
}

async function addRecord(
  { head, block }: WarcRecord,
  list: MemberList,
  context: ParseContext,
  differing: string[],
): Promise<void> {
  const type = head.get('warc-type') ?? '';
  const address = (head.get('warc-target-uri') ?? '').replace(/^<(.*)>$/, '$1');
  if (type !== 'response' && type !== 'resource') {
    // What the program asked, and says of itself, is listed and stays inside.
    const name = address === '' ? type : address;
    return list.leave(name, `it is a record of the kind ${type.slice(0, 40)}`, brokenFile(FORM, 'it holds no answer'));
  }
  if (block === null) {
    const why = `it has more than ${context.limits.maxBytes} bytes`;
    return list.leave(address, why, bombFile(FORM, why));
  }
  if (list.isFull()) return list.leave(address, 'no more may be taken out', bombFile(FORM, 'it holds too much'));
  const answer = type === 'response' ? httpAnswer(block, context.limits) : null;
  const body = answer?.body ?? block;
  const digest = head.get('warc-payload-digest') ?? head.get('warc-block-digest') ?? null;
  const meant = head.has('warc-payload-digest') ? (answer?.sent ?? block) : block;
  if (digest !== null && isOther(digest, meant)) differing.push(address);
  if (body.length === 0) return list.leave(address, 'it has no content', brokenFile(FORM, 'it holds no content'));
  const status = answer === null || answer.status === 200 ? '' : ` (answered ${answer.status})`;
  context.alive();
  await list.take(pathOf(address) + status, body, {
    address: address.slice(0, 4000),
    time: head.get('warc-date') ?? null,
    digest,
  });
}

/** The address as a path whose last step names the page; what is asked for after "?" would hide it. */
function pathOf(address: string): string {
  const bare = address.replace(/[?#].*$/s, '');
  return bare.replace(/^[a-z][a-z0-9+.-]*:\/*/i, '') || 'without an address';
}

/** True where the digest is of a kind that can be checked here and is not that of the bytes. */
function isOther(digest: string, bytes: Buffer): boolean {
  const [, name = '', value = ''] = /^(sha-?1|sha-?256|md5):(.+)$/i.exec(digest.trim()) ?? [];
  if (name === '') return false;
  const hash = createHash(name.toLowerCase().replace('-', '')).update(bytes).digest();
  return ![hash.toString('hex'), base32(hash), hash.toString('base64')].some(
    (one) => one.replace(/=+$/, '').toLowerCase() === value.replace(/=+$/, '').toLowerCase(),
  );
}

const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';

/** RFC 4648, as most capturing programs write digests. */
function base32(bytes: Buffer): string {
  let bits = '';
  for (const byte of bytes) bits += byte.toString(2).padStart(8, '0');
  return (bits.match(/.{1,5}/g) ?? []).map((five) => LETTERS[Number.parseInt(five.padEnd(5, '0'), 2)]).join('');
}
