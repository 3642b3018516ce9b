/** One word as written, with what its surroundings say of it. */
export type Token = {
  readonly text: string;
  /** A comma stands right before it. */
  readonly afterComma: boolean;
  /** Tied to the word before it by a hyphen. */
  readonly hyphened: boolean;
  readonly quoted: boolean;
  readonly dotted: boolean;
};

/** Words looked at in one name; the rest is dropped, and the name says so. */
export const mostTokens = 24;
/** UTF-16 units of a name that are looked at. */
export const mostText = 400;

const wordRun = /[\p{L}\p{M}\p{N}@$’'‘ʼ`´ʻ]+/uy;
const control = /[\p{Cc}\p{Cf}]/gu;

/** A name's words: letters, marks and digits between anything else; "A.B.C." is one word, hyphens part. */
export function tokensOf(name: string): readonly Token[] {
  const text = name
    .slice(0, mostText)
    .normalize('NFC')
    .replace(control, (c) => (c === '\t' || c === '\n' || c === '\r' ? ' ' : ''))
    .replace(
      /(?<![\p{L}\p{N}])((?:\p{L}\.\s?){2,}\p{L}?)(?![\p{L}\p{N}])/gu,
      (run) => `${run.replace(/[.\s]/g, '')}\u0001 `,
    )
    .replace(/&/g, ' & ');
  const tokens: Token[] = [];
  let afterComma = false;
  let hyphened = false;
  let quoted = false;
  for (let i = 0; i < text.length && tokens.length < mostTokens;) {
    wordRun.lastIndex = i;
    const run = wordRun.exec(text)?.[0];
    if (run === undefined) {
      const c = text[i]!;
      if (c === ',' || c === '،' || c === '，') afterComma = true;
      hyphened = /[-‐‑–—]/.test(c);
      if (/["“”„«»‟「」『』《》]/.test(c)) quoted = c === '"' ? !quoted : /[“„«「『《]/.test(c);
      if (c === '&') tokens.push({ text: 'and', afterComma: false, hyphened: false, quoted, dotted: false });
      i += c >= '\ud800' && c <= '\udbff' ? 2 : 1;
      continue;
    }
    i += run.length;
    let word = run;
    if (/^['‘`]/.test(word)) {
      quoted = true;
      word = word.replace(/^['‘`]+/, '');
    }
    const closes = /['’´]$/.test(word);
    word = word.replace(/['’´]+$/, '');
    if (/[\p{L}\p{N}]/u.test(word)) {
      const mark = text[i];
      tokens.push({ text: word, afterComma, hyphened, quoted, dotted: mark === '.' || mark === '\u0001' });
      afterComma = false;
      hyphened = false;
    }
    if (closes) quoted = false;
  }
  return tokens;
}
