const bracketed = /((?:\p{Lu}[\p{L}'’-]+(?: (?:of|for|and|the|&))? ){1,6}\p{Lu}[\p{L}'’-]+) \((\p{Lu}{2,8})\)/gu;

/** Abbreviations that the text itself explains: "Crown Prosecution Service (CPS)". */
export function abbreviationsOf(paragraph: string): [short: string, long: string][] {
  if (!paragraph.includes('(')) return [];
  const found: [string, string][] = [];
  for (const [, long = '', short = ''] of paragraph.matchAll(bracketed)) {
    const words = long.split(' ');
    const initials = (from: number): string =>
      words
        .slice(from)
        .filter((word) => /^\p{Lu}/u.test(word))
        .map((word) => word[0])
        .join('');
    for (let from = 0; from < words.length; from++)
      if (initials(from) === short) {
        found.push([short, words.slice(from).join(' ')]);
        break;
      }
  }
  return found;
}
