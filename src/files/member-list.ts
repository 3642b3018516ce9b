import type { Capture, Extraction, OffsetSegment } from '#domain/rendition';
import type { Failure } from '#domain/failure';
import { withoutNul } from './decode-text.ts';
import { wordlessFile } from './extraction-failure.ts';
import { EXTRACTOR_VERSION } from './extractor.ts';
import type { ParseContext } from './parse-context.ts';

/** What a container holds, member by member: taken out, or left in with the reason. Its text is one line a member. */
export type MemberList = {
  readonly take: (path: string, bytes: Uint8Array, capture?: Capture | null) => Promise<void>;
  readonly leave: (path: string, why: string, failure: Failure) => void;
  /** True once nothing more may be taken out; the members after it are left. */
  readonly isFull: () => boolean;
  readonly finish: (mediaType: string) => Extraction;
};

const LONGEST_NAME = 250;
const LONGEST_PATH = 2000;

/** `form` names the container in what is said of it, as "archive". */
export function createMemberList(form: string, extractor: string, context: ParseContext): MemberList {
  const { maxChildren, maxChildBytes, maxChars } = context.limits;
  const lines: string[] = [];
  const map: OffsetSegment[] = [];
  const reasons = new Map<string, number>();
  let firstFailure: Failure | null = null;
  let chars = 0;
  let unlisted = 0;
  let taken = 0;
  let bytesTaken = 0;
  const add = (path: string, what: string): void => {
    const line = `${onOneLine(path)}\t${what}`;
    if (chars + line.length + 1 > maxChars) return void unlisted++;
    map.push({ start: chars, kind: 'paragraph', index: map.length, path: onOneLine(path) });
    lines.push(line);
    chars += line.length + 1;
  };
  return {
    async take(path, bytes, capture = null) {
      taken++;
      bytesTaken += bytes.length;
      const where = cut(toText(path), LONGEST_PATH);
      add(where, `${bytes.length} bytes`);
      await context.take({ name: nameOf(where), path: where, bytes, capture });
    },
    leave(path, why, failure) {
      firstFailure ??= failure;
      reasons.set(why, (reasons.get(why) ?? 0) + 1);
      add(cut(toText(path), LONGEST_PATH), `left in: ${why}`);
    },
    isFull: () => taken >= maxChildren || bytesTaken >= maxChildBytes,
    finish(mediaType) {
      if (taken === 0) throw firstFailure ?? wordlessFile(`The ${form} is empty.`);
      const notes = [`Holds ${taken} ${taken === 1 ? 'file' : 'files'}, kept as documents of their own.`];
      for (const [why, count] of reasons) notes.push(`Left in, because ${why}: ${count}.`);
      if (unlisted > 0) notes.push(`Members that the list has no room for: ${unlisted}.`);
      const title = null;
      const text = lines.join('\n');
      const [encoding, date] = [null, null];
      const version = EXTRACTOR_VERSION;
      return { text, mediaType, encoding, title, date, extractor, version, map, notes, isListing: true };
    },
  };
}

const toText = (path: string): string => withoutNul(path).toWellFormed();

const cut = (text: string, most: number): string =>
  text.length <= most ? text : `${text.slice(0, most - 1).replace(/[\uD800-\uDBFF]$/, '')}…`;

// A name may hold line ends and tabs, which would make two lines of it.
const onOneLine = (path: string): string => path.replace(/[\r\n\t\v\f\u0085\u2028\u2029]+/g, ' ');

function nameOf(path: string): string {
  const last = path.split(/[/\\]/).findLast((step) => step.trim() !== '' && step !== '.' && step !== '..');
  return last === undefined ? 'without a name' : cut(last, LONGEST_NAME);
}
