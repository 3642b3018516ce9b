import PostalMime, { type Address, type Attachment, type Email } from 'postal-mime';
import type { Extraction, MailThread } from '#domain/rendition';
import { createBlockText, type BlockText } from './block-text.ts';
import { decodeText, withoutNul } from './decode-text.ts';
import { brokenFile, wordlessFile } from './extraction-failure.ts';
import { EXTRACTOR_VERSION } from './extractor.ts';
import { htmlText } from './html-text.ts';
import { mailHeaders } from './mail-headers.ts';
import { mailThread } from './mail-thread.ts';
import type { ParseContext } from './parse-context.ts';
import { parseText } from './parse-text.ts';

/**
 * A mail's main headers and its own words; attachments, and mails inside it, are children. One without encoded parts
 * is given as it stands, so that its text is its bytes.
 */
export async function parseMail(bytes: Uint8Array, context: ParseContext): Promise<Extraction> {
  const head = headOf(bytes);
  const thread = mailThread(head);
  if (isPlain(head)) return { ...parseText(bytes, 'message/rfc822'), ...threadOf(thread) };
  const mail = await parsed(bytes);
  const blocks = createBlockText();
  addHeaders(blocks, mail);
  const words = blocks.length();
  addBody(blocks, mail);
  const hasWords = blocks.length() > words;
  const notes = await takeAttachments(mail.attachments, context);
  if (blocks.length() === 0) throw wordlessFile('The mail holds no head and no words.');
  if (!hasWords) notes.unshift('The mail holds no words of its own.');
  const subject = mail.subject?.trim() ?? '';
  return {
    ...blocks.finish(),
    mediaType: 'message/rfc822',
    encoding: null,
    title: subject === '' ? null : withoutNul(subject).toWellFormed(),
    date: mailHeaders(head).date,
    extractor: 'mail',
    version: EXTRACTOR_VERSION,
    notes,
    ...threadOf(thread),
  };
}

const threadOf = (thread: MailThread): { thread?: MailThread } =>
  thread.own === null && thread.refers.length === 0 ? {} : { thread };

const LONGEST_HEAD = 256 * 1024;

function headOf(bytes: Uint8Array): string {
  const start = decodeText(bytes.subarray(0, LONGEST_HEAD)).text.trimStart();
  return start.split(/\r?\n\r?\n/, 1)[0] ?? '';
}

/** Nothing in the mail is encoded, and it is one part of plain text. */
const isPlain = (head: string): boolean =>
  !/=\?[^?\s]+\?[bq]\?/i.test(head) &&
  !/^content-transfer-encoding:[ \t]*(?:base64|quoted-printable)/im.test(head) &&
  !/^content-type:[ \t]*(?!text\/plain)[a-z]/im.test(head) &&
  !/^content-disposition:[ \t]*attachment/im.test(head);

async function parsed(bytes: Uint8Array): Promise<Email> {
  try {
    return await PostalMime.parse(bytes, {
      attachmentEncoding: 'arraybuffer',
      forceRfc822Attachments: true,
      maxNestingDepth: 64,
      maxHeadersSize: 2 * 1024 * 1024,
    });
  } catch (error) {
    throw brokenFile('mail', (error instanceof Error ? error.message : String(error)).replace(/\.$/, ''));
  }
}

function addHeaders(blocks: BlockText, mail: Email): void {
  const addresses = (list: readonly Address[] | undefined): string => (list ?? []).map(addressText).join(', ');
  const lines: readonly (readonly [string, string])[] = [
    ['From', mail.from === undefined ? '' : addressText(mail.from)],
    ['To', addresses(mail.to)],
    ['Cc', addresses(mail.cc)],
    ['Bcc', addresses(mail.bcc)],
    ['Date', mail.headers.find(({ key }) => key === 'date')?.value ?? ''],
    ['Subject', mail.subject ?? ''],
  ];
  lines.forEach(([name, value], index) => {
    const words = clean(value).replace(/\s+/g, ' ').trim();
    if (words !== '') blocks.add(`${name}: ${words}`, '\n', { kind: 'paragraph', index, path: `header ${name}` });
  });
}

function addressText(address: Address): string {
  if (address.group !== undefined) return `${address.name}: ${address.group.map(addressText).join(', ')};`;
  const { name, address: at } = address;
  return name === '' ? at : at === '' ? name : `${name} <${at}>`;
}

function addBody(blocks: BlockText, { text, html }: Email): void {
  const plain = clean(text ?? '').trim();
  const words = plain === '' ? clean(htmlText(html ?? '').text) : plain;
  const path = plain === '' ? 'body, of its web page' : 'body';
  words.split(/(?:\r?\n[ \t]*){2,}/).forEach((paragraph, index) => {
    blocks.add(paragraph, '\n\n', { kind: 'paragraph', index, path });
  });
}

const clean = (text: string): string => withoutNul(text).toWellFormed();

async function takeAttachments(attachments: readonly Attachment[], context: ParseContext): Promise<string[]> {
  if (attachments.length === 0) return [];
  const { limits, depth } = context;
  const count = `Attachments: ${attachments.length}`;
  if (depth >= limits.maxDepth)
    return [`${count}, left in, because the mail lies inside ${limits.maxDepth} other files.`];
  let size = 0;
  let taken = 0;
  for (const [index, { filename, mimeType, content }] of attachments.entries()) {
    const bytes = typeof content === 'string' ? Buffer.from(content) : new Uint8Array(content);
    size += bytes.length;
    if (taken >= limits.maxChildren || size > limits.maxChildBytes) break;
    taken++;
    const given = clean(filename ?? '').trim();
    const name = given === '' ? `part ${index + 1}${ENDINGS.get(mimeType) ?? ''}` : given;
    await context.take({ name: shortName(name), path: name.slice(0, 2000), bytes, capture: null });
  }
  return [taken === attachments.length ? `${count}.` : `${count}; ${taken} were taken out, and no more may be.`];
}

const shortName = (name: string): string => name.split(/[/\\]/).at(-1)?.slice(-250).toWellFormed() || 'part';

const ENDINGS = new Map([
  ['message/rfc822', '.eml'],
  ['text/plain', '.txt'],
  ['text/html', '.html'],
  ['text/calendar', '.ics'],
]);
