const START = 'Kept unread: ';
const END = '. Claims can be made there by hand.';

/** How the notes of a rendition say which words the reader left alone, and in which languages; ledgers hold this sentence. */
export const keptUnreadNote = (parts: number, languages: readonly string[]): string =>
  `${START}${parts === 1 ? 'one part' : `${parts} parts`} in ${languages.join('; ')}${END}`;

/** The languages that such a note names; none for any other note. */
export function languagesKeptUnread(note: string): readonly string[] {
  const found = /^Kept unread: (?:one part|\d+ parts) in (.+)\. Claims can be made there by hand\.$/.exec(note);
  return found === null ? [] : found[1]!.split('; ');
}
