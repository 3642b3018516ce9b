const START = 'Kept unread: ';
const NOTE =
  /^Kept unread: (?:one part|\d+ parts|one page|\d+ pages) in (.+)\. (?:Claims can be made there by hand|Nothing here recognises them)\.$/;

/** How the notes of a rendition say which words the reader left alone, and in which languages; ledgers hold this sentence. */
export const keptUnreadNote = (parts: number, languages: readonly string[]): string =>
  `${START}${parts === 1 ? 'one part' : `${parts} parts`} in ${languages.join('; ')}. Claims can be made there by hand.`;

/** How they say which pictures of pages hold letters that nothing here recognises. */
export const unrecognisedPagesNote = (pages: number, scripts: readonly string[]): string =>
  `${START}${pages === 1 ? 'one page' : `${pages} pages`} in ${scripts.map(lettersOf).join('; ')}. Nothing here recognises them.`;

/** The languages or letters that such a note names; none for any other note. */
export function languagesKeptUnread(note: string): readonly string[] {
  return NOTE.exec(note)?.[1]!.split('; ') ?? [];
}

/** Why a picture was not read whose letters nothing here recognises; ledgers hold this sentence. */
export const foreignLettersText = (script: string): string =>
  `The words in the picture are in ${lettersOf(script)}, which nothing here recognises.`;

/** The letters that the reason of a failure names, for the list of what is to be read by hand. */
export function lettersKeptUnread(reason: string): readonly string[] {
  const found = /^The words in the picture are in (.+? letters), which nothing here recognises\./.exec(reason);
  return found === null ? [] : [found[1]!];
}

const lettersOf = (script: string): string => `${script} letters`;
