import type { Extraction } from '#domain/rendition';
import type { ByteSource } from './byte-source.ts';
import { bombFile } from './extraction-failure.ts';
import { fromLine } from './mail-headers.ts';
import { createMemberList } from './member-list.ts';
import type { ParseContext } from './parse-context.ts';

const LONGEST_LINE = 300;
const STEP = 1024 * 1024;

/**
 * The mails of a mailbox (RFC 4155), byte for byte without the "From " line before each; a "From " in the words that
 * was quoted when the mailbox was written stays quoted. Never more of it is held than one mail.
 */
export async function parseMbox(source: ByteSource, context: ParseContext): Promise<Extraction> {
  const list = createMemberList('mailbox', 'mbox', context);
  let number = 0;
  for await (const mail of mailsOf(source, context.limits.maxBytes)) {
    context.alive();
    if (mail?.length === 0) continue;
    number++;
    const path = `${number}.eml`;
    if (mail === null) {
      const why = `it has more than ${context.limits.maxBytes} bytes`;
      list.leave(path, why, bombFile('mailbox', why));
    } else if (list.isFull()) list.leave(path, 'no more may be taken out', bombFile('mailbox', 'it holds too much'));
    else await list.take(path, mail);
  }
  return list.finish('application/mbox');
}

/** Each mail's bytes in turn; null for one that is too large, of which nothing is kept. */
async function* mailsOf(source: ByteSource, most: number): AsyncGenerator<Buffer | null> {
  let held: Buffer = Buffer.alloc(0);
  let read = 0;
  let sought = 1;
  let isTooLarge = false;
  while (read < source.size || held.length > 0) {
    const isAll = read >= source.size;
    // A line that begins a mail is known only once all of it is there.
    const next = nextMail(held, sought, isAll ? held.length : held.length - LONGEST_LINE);
    if (next !== null || isAll) {
      const end = next ?? held.length;
      yield isTooLarge ? null : withoutFromLine(held.subarray(0, end));
      held = held.subarray(end);
      isTooLarge = false;
      sought = 1;
      continue;
    }
    sought = Math.max(1, held.length - LONGEST_LINE);
    if (held.length > most + LONGEST_LINE) {
      isTooLarge = true;
      held = held.subarray(sought - 1);
      sought = 1;
    }
    const more = await source.read(read, STEP);
    // Erased while it was read.
    if (more.length === 0) return;
    read += more.length;
    held = held.length === 0 ? more : Buffer.concat([held, more]);
  }
}

function withoutFromLine(mail: Buffer): Buffer {
  const lineEnd = mail.indexOf(0x0a);
  return lineEnd < 0 ? mail.subarray(0, 0) : mail.subarray(lineEnd + 1);
}

/** Where the next mail's "From " line begins, before `end`: after an empty line, with a time and a year in it. */
function nextMail(box: Buffer, from: number, end: number): number | null {
  for (let at = box.indexOf('\nFrom ', from - 1, 'latin1'); at >= 0; at = box.indexOf('\nFrom ', at + 1, 'latin1')) {
    if (at + 1 >= end) return null;
    const before = box.toString('latin1', Math.max(0, at - 2), at);
    const isAfterEmpty = before.endsWith('\n') || before === '\n\r';
    if (isAfterEmpty && fromLine.test(box.toString('latin1', at + 1, at + LONGEST_LINE))) return at + 1;
  }
  return null;
}
