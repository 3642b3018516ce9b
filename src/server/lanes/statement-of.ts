import type { LaneThing } from '#api/schemas/lane-thing';
import type { PersonStanding } from '#exchange/papers/person-standing';
import type { StatementPaper } from '#exchange/papers/statement-paper';

type Field = LaneThing['fields'][string] | undefined;
type Beside = {
  readonly reference: string | null;
  readonly marking: string;
  readonly compartments: readonly string[];
  readonly on: string;
  readonly drafts: number;
  /** Everybody of the case who must not be named without answer and statuses. */
  readonly people: readonly PersonStanding[];
};

const textOf = (value: Field): string | null => (typeof value === 'string' && value.trim() !== '' ? value : null);

/** True where the words name the person: by the whole name, or by its last part standing as a word. */
function names(words: string, { name }: PersonStanding): boolean {
  const last = name.trim().split(/\s+/u).at(-1) ?? name;
  const word = last.replaceAll(/[.*+?^${}()|[\]\\]/gu, String.raw`\$&`);
  return words.includes(name) || new RegExp(String.raw`(?<![\p{L}\p{N}])${word}(?![\p{L}\p{N}])`, 'u').test(words);
}

/** Exhibits that a paragraph speaks of, written as initials and number. */
const exhibitsIn = (words: string): string[] => [...new Set(words.match(/\b[A-Z]{2,4}\/\d+\b/gu))];

/** A statement on record as its document; whoever a paragraph names stands below it with answer and statuses. */
export function statementOf(
  thing: LaneThing,
  { reference, marking, compartments, on, drafts, people }: Beside,
): StatementPaper {
  const { fields } = thing;
  const written = fields['paragraphs'];
  const paragraphs = Array.isArray(written) ? written : (textOf(written)?.split(/\n+/u) ?? []);
  // Somebody said which of them tell what another said; the program does not guess it of words for court.
  const hearsay = new Set((textOf(fields['hearsay'])?.match(/\d+/gu) ?? []).map(Number));
  const signature = fields['signature'];
  const age = fields['age'];
  return {
    caseReference: reference,
    marking,
    compartments,
    on,
    witness: textOf(fields['witness']) ?? '',
    isUnder18: fields['under18'] === true,
    age: typeof age === 'number' ? age : null,
    paragraphs: paragraphs.map((words, at) => ({
      text: words,
      exhibits: exhibitsIn(words),
      about: people.filter((one) => names(words, one)),
      isHearsay: hearsay.has(at + 1),
    })),
    declaration: textOf(fields['declaration']),
    signature: {
      state: signature === 'signed' || signature === 'withdrawn' ? signature : 'not signed',
      on: textOf(fields['signedOn']),
    },
    draft: { number: drafts + 1, of: drafts + 1 },
    people: people.filter((one) => paragraphs.some((words) => names(words, one))),
  };
}
