import type { Flow } from '#domain/reading';
import type { Span } from '#domain/span';
import { type FormReading, formReading, type Passage } from './form.ts';
import { type Line, linesOf } from './lines.ts';
import { attachmentAt, attachmentNamed, isSignOff } from './mail-body.ts';
import { headerBlockAt, wroteLine } from './mail-head.ts';
import { requestIn, stanceOfMessage } from './message-stance.ts';

/** One mail of a thread while its lines are gathered. */
type Mail = {
  readonly writer: string;
  readonly why: string;
  readonly source: Span;
  readonly cue: Span;
  readonly recipients: readonly string[];
  readonly time: string | null;
  readonly content: Span[];
  readonly attachments: Span[];
  signed: 'no' | 'closing' | 'over';
};

type Quoted = Line & { readonly depth: number; readonly words: number };

/**
 * Mail as text: a block of headers within the first lines, then words; what stands behind ">" or below "X wrote:" or
 * another block of headers is the words of whoever that names. Encoded parts are not decoded here.
 */
export function readMail(shadow: string): FormReading | null {
  const top = linesOf(shadow, 0, Math.min(shadow.length, 6000)).slice(0, 40).map(quotedLine);
  const first = top.findIndex((_, i) => headerBlockAt(shadow, top, i) !== null);
  if (first < 0 || (top[first]?.depth ?? 0) > 0) return null;
  const lines = linesOf(shadow).map(quotedLine);
  const headers: Span[] = [];
  const blanks: Span[] = [];
  const mails: Mail[] = [];
  const at = new Map<number, Mail | null>();
  let wrote: { readonly mail: Mail; readonly depth: number } | null = null;
  for (let i = first; i < lines.length; i++) {
    const line = lines[i];
    if (line === undefined) break;
    const block = headerBlockAt(shadow, lines, i);
    if (block !== null) {
      const mail: Mail = { ...block.mail, content: [], attachments: [], signed: 'no' };
      mails.push(mail);
      at.set(line.depth, mail);
      wrote = null;
      const end = lines[block.end - 1] ?? line;
      headers.push([line.from, end.to]);
      for (let k = i; k < block.end; k++) blank(lines[k], blanks);
      i = block.end - 1;
      continue;
    }
    blank(line, blanks);
    if (line.words >= line.to) continue;
    const by = wroteLine(shadow, lines, i);
    if (by !== null) {
      const outer = at.get(line.depth) ?? null;
      const mail: Mail = {
        ...by.mail,
        recipients: outer === null ? [] : [outer.writer],
        content: [],
        attachments: [],
        signed: 'no',
      };
      mails.push(mail);
      headers.push([line.from, (lines[by.end - 1] ?? line).to]);
      wrote = { mail, depth: line.depth };
      i = by.end - 1;
      continue;
    }
    if (wrote !== null) {
      at.set(line.depth > wrote.depth ? line.depth : wrote.depth, wrote.mail);
      wrote = null;
    }
    if (/^[-_ ]{3,}.{0,40}(?:forwarded|original) message/i.test(line.text.slice(line.words - line.from))) {
      headers.push([line.from, line.to]);
      continue;
    }
    const mail = at.get(line.depth) ?? quotedParty(at, line, mails);
    if (mail !== null) take(shadow, mail, line, headers);
    else headers.push([line.from, line.to]);
  }
  const passages = mails.filter((mail) => mail.content.length > 0).map((mail) => passageOf(shadow, mail));
  const reason = `a block of headers stands at the head${mails.length > 1 ? `; ${mails.length} mails in it` : ''}`;
  return formReading(
    shadow.length,
    { kind: 'e-mail', reason },
    { passages, headers, blanks, people: mails.map((mail) => mail.writer) },
  );
}

const quotedLine = (line: Line): Quoted => {
  const prefix = /^(?:[ \t]?>)+[ \t]?/.exec(line.text)?.[0] ?? '';
  let words = line.from + prefix.length;
  while (words < line.to && /\s/.test(line.text[words - line.from] ?? '')) words++;
  let depth = 0;
  for (const c of prefix) if (c === '>') depth++;
  return { ...line, depth, words };
};

function blank(line: Quoted | undefined, blanks: Span[]): void {
  if (line !== undefined && line.depth > 0) blanks.push([line.from, Math.min(line.words, line.to)]);
}

/** Behind ">" without "X wrote:": in a mail to one person those are that person's words. */
function quotedParty(at: Map<number, Mail | null>, line: Quoted, mails: Mail[]): Mail | null {
  const outer = at.get(line.depth - 1) ?? null;
  const [only] = outer?.recipients ?? [];
  if (line.depth !== 1 || outer === null || only === undefined || outer.recipients.length > 1) {
    at.set(line.depth, null);
    return null;
  }
  const mail: Mail = {
    writer: only,
    why: `quoted with ">" in a mail to ${only} alone`,
    source: [line.from, line.words],
    cue: [line.from, line.words],
    recipients: [],
    time: null,
    content: [],
    attachments: [],
    signed: 'no',
  };
  mails.push(mail);
  at.set(line.depth, mail);
  return mail;
}

/** Gives a line to the mail it belongs to, or to nobody when it stands below the signature. */
function take(shadow: string, mail: Mail, line: Quoted, headers: Span[]): void {
  const words = shadow.slice(line.words, line.to).trimEnd();
  const attached = attachmentAt(words);
  if (attached !== null) {
    mail.attachments.push([line.words + attached[0], line.words + attached[1]]);
    headers.push([line.from, line.to]);
    return;
  }
  if (mail.signed !== 'over' && words === '--') mail.signed = 'over';
  if (mail.signed === 'over' && /^p\.? ?p?\.?s\b/i.test(words)) mail.signed = 'no';
  if (mail.signed === 'over') {
    headers.push([line.from, line.to]);
    return;
  }
  // The line below "Kind regards" is the name; what follows it is no longer the letter.
  if (mail.signed === 'closing') mail.signed = 'over';
  else if (isSignOff(words)) mail.signed = 'closing';
  const end = line.words + words.length;
  const last = mail.content.at(-1);
  if (line.depth === 0 && last !== undefined && shadow.slice(last[1], line.words).trim() === '')
    mail.content[mail.content.length - 1] = [last[0], end];
  else mail.content.push([line.words, end]);
}

function passageOf(shadow: string, mail: Mail): Passage {
  const [start, end] = [mail.content[0]?.[0] ?? 0, mail.content.at(-1)?.[1] ?? 0];
  const words = shadow.slice(start, Math.min(end, start + 2000));
  const single = mail.recipients.length === 1 ? (mail.recipients[0] ?? null) : null;
  const flow = (kind: string, to: string, item: string | null): Omit<Flow, 'claim'> => ({
    kind,
    from: mail.writer,
    to,
    item,
    time: mail.time,
    lowerBound: null,
  });
  const attachment = mail.attachments[0];
  const item = attachment === undefined ? attachmentNamed(words) : shadow.slice(...attachment);
  const request = requestIn(words);
  const others = mail.recipients.filter((one) => one !== mail.writer);
  return {
    rule: 'mail',
    source: [mail.source],
    cue: mail.cue,
    content: mail.content,
    writer: { name: mail.writer, why: mail.why, isAccount: false },
    stance: stanceOfMessage(words),
    addressee: single,
    flows: [
      ...(mail.time === null && mail.recipients.length === 0 ? [] : others.map((to) => flow('message', to, null))),
      ...(request === null || single === null ? [] : [flow('tasking', single, request)]),
      ...(item === null ? [] : others.map((to) => flow('report', to, item))),
    ],
    date: mail.time?.slice(0, 10) ?? null,
    isolated: true,
  };
}
