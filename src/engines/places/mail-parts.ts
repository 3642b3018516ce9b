import type { PlaceSegment } from './segment.ts';

/** A header with the span of its value in the text. */
export type MailHeader = { readonly name: string; readonly start: number; readonly end: number };

/** The headers of a mail in order, and where its body begins in the text. */
export type MailParts = { readonly headers: readonly MailHeader[]; readonly body: number };

/** A mail's parts from its offset map; of one that is given as it stands, from its first lines (RFC 5322). */
export function mailParts(text: string, map: readonly PlaceSegment[]): MailParts {
  const mapped = map.some(({ path }) => path?.startsWith('header ') === true || path?.startsWith('body') === true);
  return mapped ? partsOfMap(text, map) : partsOfLines(text);
}

function partsOfMap(text: string, map: readonly PlaceSegment[]): MailParts {
  const headers: MailHeader[] = [];
  let body = text.length;
  for (const [i, { start, path }] of map.entries()) {
    const name = /^header (.+)$/.exec(path ?? '')?.[1];
    if (name === undefined) {
      body = start;
      break;
    }
    const line = text.slice(start, map[i + 1]?.start ?? text.length).trimEnd();
    const from = line.startsWith(`${name}: `) ? name.length + 2 : 0;
    headers.push({ name, start: start + from, end: start + line.length });
  }
  return { headers, body };
}

function partsOfLines(text: string): MailParts {
  const headers: MailHeader[] = [];
  let at = 0;
  while (at < text.length) {
    const found = /\r\n|\n|\r/.exec(text.slice(at, at + 65_536));
    const end = found === null ? text.length : at + found.index;
    const next = found === null ? text.length : end + found[0].length;
    const line = text.slice(at, end);
    const header = /^([!-9;-~]+):[ \t]*/.exec(line);
    const last = headers.at(-1);
    if (line.trim() === '' && headers.length > 0) return { headers, body: next };
    if (/^[ \t]/.test(line) && last !== undefined) headers[headers.length - 1] = { ...last, end };
    else if (header !== null) headers.push({ name: header[1]!, start: at + header[0].length, end });
    // The line of a mailbox, or words where a head should be.
    else if (headers.length > 0) return { headers, body: at };
    at = next;
  }
  return { headers, body: text.length };
}
