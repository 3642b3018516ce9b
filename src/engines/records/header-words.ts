import type { EntityProperty } from '#domain/entity-property';
import type { LinkKind } from '#domain/link';
import type { ColumnPart } from '#domain/record-mapping';

export type HeaderFile = {
  readonly parts: readonly {
    readonly part: ColumnPart;
    readonly property?: EntityProperty | undefined;
    readonly words: readonly string[];
  }[];
  readonly sensitive: readonly string[];
  readonly keys: readonly string[];
  readonly links: readonly { readonly kind: LinkKind; readonly words: readonly string[] }[];
  readonly kinds: readonly { readonly kind: LinkKind; readonly words: readonly string[] }[];
};

/** A part that a header's words speak for; `weight` is how much of the header they are, 1 where all of it. */
export type PartGuess = {
  readonly part: ColumnPart;
  readonly property: EntityProperty | null;
  readonly words: string;
  readonly weight: number;
};

/** What headers say, looked up by their words. */
export type HeaderWords = {
  /** The best first. */
  guesses(header: string): readonly PartGuess[];
  /** What the law or our own rules hold back: taken only where somebody chooses to. */
  isSensitive(header: string): boolean;
  isKey(header: string): boolean;
  /** What a table with these headers lists, most spoken for first. */
  linkOf(headers: readonly string[]): LinkKind | null;
  kindOf(word: string): LinkKind | null;
};

/** A header as words in small letters: "EmployeeStart_Date" is "employee start date". */
export const wordsOfHeader = (header: string): string =>
  header
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replace(/(\p{Ll}|\d)(\p{Lu})/gu, '$1 $2')
    .replace(/(\p{Lu})(\p{Lu}\p{Ll})/gu, '$1 $2')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();

const holds = (header: string, words: string): boolean => ` ${header} `.includes(` ${words} `);

export function headerWords(file: HeaderFile): HeaderWords {
  const guesses = (header: string): readonly PartGuess[] => {
    const said = wordsOfHeader(header);
    return file.parts
      .flatMap(({ part, property = null, words }) => {
        const best = words.filter((one) => holds(said, one)).toSorted((a, b) => b.length - a.length)[0];
        return best === undefined ? [] : [{ part, property, words: best, weight: best.length / said.length }];
      })
      .toSorted((a, b) => b.weight - a.weight);
  };
  return {
    guesses,
    isSensitive: (header) => file.sensitive.some((one) => holds(wordsOfHeader(header), one)),
    isKey: (header) => {
      const said = wordsOfHeader(header);
      return file.keys.some((one) => said === one || said.endsWith(` ${one}`) || said.replaceAll(' ', '') === one);
    },
    linkOf: (headers) => {
      const said = headers.map(wordsOfHeader);
      const count = ({ words }: { readonly words: readonly string[] }) =>
        said.filter((header) => words.some((one) => holds(header, one))).length;
      const best = file.links
        .map((one) => ({ kind: one.kind, count: count(one) }))
        .toSorted((a, b) => b.count - a.count)[0];
      return best === undefined || best.count === 0 ? null : best.kind;
    },
    kindOf: (word) => {
      const said = word.trim().toLowerCase();
      return file.kinds.find(({ words }) => words.includes(said))?.kind ?? null;
    },
  };
}
