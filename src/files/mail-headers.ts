import { ownDate } from './own-date.ts';

const FIRST_HEADER =
  /^(?:from |(?:return-path|delivered-to|received|mime-version|message-id|date|from|to|cc|subject|reply-to|sender|x-[\w-]+|content-type|arc-[\w-]+|dkim-signature|authentication-results):)/i;
const OF_MAIL_ALONE = /^(?:message-id|mime-version|received|return-path):|^from:.*@/im;

/** Whether a text opens with the head of a message: nothing but header lines to the first empty one, or to the end of what is shown. */
export function startsLikeMail(start: string): boolean {
  if (!FIRST_HEADER.test(start)) return false;
  const [head = '', body] = start.split(/\r?\n\r?\n/, 2);
  const lines = head.split(/\r?\n/).slice(1, body === undefined ? -1 : undefined);
  return lines.length >= 2 && lines.every((line) => /^(?:[!-9;-~]+:|[ \t])/.test(line)) && OF_MAIL_ALONE.test(head);
}

/** The line before each mail of a mailbox (RFC 4155); some programs write the date in it as mail does, the year before the time. */
export const fromLine =
  /^From (?:[^\r\n]*\d{2}:\d{2}[^\r\n]*\d{4}|\S+ [A-Z][a-z]{2}, \d{1,2} [A-Z][a-z]{2} \d{4} \d{2}:\d{2})[^\r\n]*/;

/** Whether a text is a mailbox (RFC 4155): a line that says from whom and when, then the head of a message. */
export function startsLikeMailbox(start: string): boolean {
  const line = fromLine.exec(start)?.[0];
  return line !== undefined && startsLikeMail(start.slice(line.length).replace(/^\r?\n/, ''));
}

export type MailHeaders = { readonly subject: string | null; readonly date: string | null };

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const ENCODED_WORD = /=\?[^?]+\?[bq]\?/i;

/**
 * Subject and day of sending from the head of a message (RFC 5322), the day in the sender's own time zone. A subject in
 * encoded words gives null: they are part of reading mail in full, which this version does not do.
 */
export function mailHeaders(text: string): MailHeaders {
  const head = text.slice(0, 64 * 1024).split(/\r?\n\r?\n/, 1)[0] ?? '';
  const unfolded = head.replace(/\r?\n[ \t]+/g, ' ');
  const subject = /^subject:[ \t]*(.*\S)/im.exec(unfolded)?.[1] ?? null;
  return { subject: subject === null || ENCODED_WORD.test(subject) ? null : subject, date: dayOf(unfolded) };
}

function dayOf(head: string): string | null {
  const found = /^date:[ \t]*(?:[a-z]{3},[ \t]*)?(\d{1,2})[ \t]+([a-z]{3})[a-z]*[ \t]+(\d{4})\b/im.exec(head);
  if (found === null) return null;
  const [, day = '', name = '', year = ''] = found;
  const month = MONTHS.indexOf(name.toLowerCase()) + 1;
  return ownDate(`${year}-${String(month).padStart(2, '0')}-${day.padStart(2, '0')}`);
}
