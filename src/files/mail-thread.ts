import type { MailThread } from '#domain/rendition';

const LONGEST_ID = 500;
const MOST = 200;

/** The identifiers in the head of a message (RFC 5322, 3.6.4): its own, and those of the mails before it, each once. */
export function mailThread(head: string): MailThread {
  const unfolded = head.replace(/\r?\n[ \t]+/g, ' ');
  const own = idsIn(unfolded, 'message-id')[0] ?? null;
  const refers = [...new Set([...idsIn(unfolded, 'references'), ...idsIn(unfolded, 'in-reply-to')])];
  return { own, refers: refers.filter((id) => id !== own).slice(-MOST) };
}

function idsIn(head: string, name: string): string[] {
  const value = new RegExp(`^${name}:(.*)$`, 'im').exec(head)?.[1] ?? '';
  return [...value.matchAll(/<([^<>\s]{1,500})>/g)].map((found) => found[1]!.slice(0, LONGEST_ID).toWellFormed());
}
