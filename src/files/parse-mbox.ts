import type { Extraction } from '#domain/rendition';
import { bombFile } from './extraction-failure.ts';
import { createMemberList } from './member-list.ts';
import type { ParseContext } from './parse-context.ts';

const FROM_LINE = /^From [^\r\n]*\d{2}:\d{2}[^\r\n]*\d{4}/;

/**
 * The mails of a mailbox (RFC 4155), byte for byte without the "From " line before each; a "From " in the words that
 * was quoted when the mailbox was written stays quoted.
 */
export async function parseMbox(bytes: Uint8Array, context: ParseContext): Promise<Extraction> {
  const list = createMemberList('mailbox', 'mbox', context);
  const box = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
  let number = 0;
  for (let at = 0; at < box.length;) {
    const next = nextMail(box, at + 1);
    const lineEnd = box.indexOf(0x0a, at);
    const mail = lineEnd < 0 || lineEnd >= next ? null : box.subarray(lineEnd + 1, next);
    if (mail !== null && mail.length > 0) {
      number++;
      const path = `${number}.eml`;
      if (list.isFull()) list.leave(path, 'no more may be taken out', bombFile('mailbox', 'it holds too much'));
      else await list.take(path, mail);
    }
    at = next;
  }
  return list.finish('application/mbox');
}

/** Where the next mail's "From " line begins: after an empty line, with a time and a year in it. */
function nextMail(box: Buffer, from: number): number {
  for (let at = box.indexOf('\nFrom ', from - 1, 'latin1'); at >= 0; at = box.indexOf('\nFrom ', at + 1, 'latin1')) {
    const before = box.toString('latin1', Math.max(0, at - 2), at);
    const isAfterEmpty = before.endsWith('\n') || before === '\n\r';
    if (isAfterEmpty && FROM_LINE.test(box.toString('latin1', at + 1, at + 300))) return at + 1;
  }
  return box.length;
}
