import type { Flow } from '#domain/reading';
import type { Span } from '#domain/span';
import type { Stance } from '#domain/stance';

export const formKinds = [
  'prose',
  'message log',
  'message table',
  'record table',
  'e-mail',
  'minutes',
  'witness statement',
  'interview',
  'intelligence report',
  'incident report',
] as const;
export type FormKind = (typeof formKinds)[number];

/** What a text's layout says it is, with the reason in words; `prose` where nothing speaks for a form. */
export type Form = { readonly kind: FormKind; readonly reason: string };

/** Who writes or speaks, as the form says: a header, a heading or the head of a line. */
export type Writer = {
  /** As the document names them; for an account the account's name. */
  readonly name: string;
  readonly why: string;
  /** An account may be anyone's: its user is a candidate and never taken for certain. */
  readonly isAccount: boolean;
};

/** A stretch of text whose writer the form names: a message, a mail's own words, a numbered paragraph. */
export type Passage = {
  readonly rule: string;
  readonly source: readonly Span[];
  readonly cue: Span;
  /** One span a piece; the marks of quotation between them are nobody's words. */
  readonly content: readonly Span[];
  readonly writer: Writer;
  readonly stance: Stance;
  /** The only one it is addressed to, whom "you" means; null where there are several or none. */
  readonly addressee: string | null;
  readonly flows: readonly Omit<Flow, 'claim'>[];
  /** ISO day from which its relative dates are reckoned; null for the document's own. */
  readonly date: string | null;
  /** Pronouns in it look no further back than its own words. */
  readonly isolated: boolean;
};

/** How a section is read: in full, for names and times only, or not at all. */
export type SectionKind = 'words' | 'header' | 'mark';
export type Section = {
  readonly from: number;
  readonly to: number;
  readonly kind: SectionKind;
  /** Index of the passage whose words these are, or -1. */
  readonly passage: number;
};

export type FormReading = {
  readonly form: Form;
  readonly passages: readonly Passage[];
  /** In text order, without gaps. */
  readonly sections: readonly Section[];
  /** Marks of quotation and the like, to be read as blanks. */
  readonly blanks: readonly Span[];
  /** Times that the form itself gives, at their place. */
  readonly times: readonly { readonly start: number; readonly end: number; readonly value: string }[];
  /** Full names of persons that the form itself gives: writers, the witness, those present. */
  readonly people: readonly string[];
  /** Who the document's "I" is outside all passages. */
  readonly author: string | null;
  readonly events: readonly {
    readonly kind: string;
    readonly participants: readonly string[];
    readonly time: string | null;
    readonly place: string | null;
  }[];
  readonly flows: readonly Omit<Flow, 'claim'>[];
};

/** A form's finding with only what it has; the rest is empty. */
export function formReading(
  length: number,
  form: Form,
  found: Partial<Omit<FormReading, 'form' | 'sections'>> & {
    readonly headers?: readonly Span[];
    readonly marks?: readonly Span[];
  } = {},
): FormReading {
  return {
    form,
    passages: found.passages ?? [],
    sections: sectionsOf(length, found.passages ?? [], found.headers ?? [], found.marks ?? []),
    blanks: found.blanks ?? [],
    times: found.times ?? [],
    people: found.people ?? [],
    author: found.author ?? null,
    events: found.events ?? [],
    flows: found.flows ?? [],
  };
}

export const proseForm = (length: number): FormReading =>
  formReading(length, { kind: 'prose', reason: 'no form was recognised' });

/** Cuts the whole text where passages, headers and marks begin and end. */
function sectionsOf(
  length: number,
  passages: readonly Passage[],
  headers: readonly Span[],
  marks: readonly Span[],
): Section[] {
  const pieces: Section[] = [
    // One section for pieces that only marks part, so that a sentence may run on across them.
    ...passages.flatMap(({ content }, passage) =>
      stretches(content).map(([from, to]): Section => ({ from, to, kind: 'words', passage })),
    ),
    ...headers.map(([from, to]): Section => ({ from, to, kind: 'header', passage: -1 })),
    ...marks.map(([from, to]): Section => ({ from, to, kind: 'mark', passage: -1 })),
  ].toSorted((a, b) => a.from - b.from || a.to - b.to);
  const sections: Section[] = [];
  let at = 0;
  for (const piece of pieces) {
    const from = Math.max(piece.from, at);
    if (piece.to <= from) continue;
    if (from > at) sections.push({ from: at, to: from, kind: 'words', passage: -1 });
    sections.push({ ...piece, from });
    at = piece.to;
  }
  if (at < length) sections.push({ from: at, to: length, kind: 'words', passage: -1 });
  return sections;
}

/** Pieces no further apart than a line's marks, joined. */
function stretches(content: readonly Span[]): Span[] {
  const joined: Span[] = [];
  for (const [start, end] of content) {
    const last = joined.at(-1);
    if (last !== undefined && start - last[1] <= 24) joined[joined.length - 1] = [last[0], end];
    else joined.push([start, end]);
  }
  return joined;
}
