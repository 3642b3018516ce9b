/** Where a stretch of a rendition's text came from in the document's bytes. Starts are UTF-16 offsets; a segment runs to the next one's start. */
export type OffsetSegment =
  | {
      readonly start: number;
      readonly kind: 'page';
      readonly page: number;
      readonly box?: readonly [number, number, number, number];
    }
  | { readonly start: number; readonly kind: 'paragraph'; readonly index: number; readonly path?: string }
  | { readonly start: number; readonly kind: 'cell'; readonly sheet: string; readonly cell: string }
  | { readonly start: number; readonly kind: 'byte'; readonly offset: number };

/** A web page or file as a program fetched it: from where, when (ISO 8601), and the digest that was written beside it. */
export type Capture = { readonly address: string; readonly time: string | null; readonly digest: string | null };

/** A file found inside another: a member of an archive, an attachment, a mail of a mailbox, a captured page. */
export type FoundChild = {
  readonly name: string;
  /** Where it stood inside; told to people and never used as a path on this machine. */
  readonly path: string;
  readonly bytes: Uint8Array;
  readonly capture: Capture | null;
};

/** What ties a mail to others: its own identifier, and those it answers or goes on from (RFC 5322, 3.6.4). */
export type MailThread = { readonly own: string | null; readonly refers: readonly string[] };

/** Leads from an offset in the text back to the page, paragraph, cell or byte; sorted by `start`, first start 0. */
export type OffsetMap = readonly OffsetSegment[];

/** An immutable text taken from a document's bytes. */
export type Extraction = {
  readonly text: string;
  /** Media type found from the bytes, never from the name. */
  readonly mediaType: string;
  /** Character encoding where one was decoded, as "utf-8". */
  readonly encoding: string | null;
  readonly title: string | null;
  /** ISO date the document gives for itself, where its form holds one. */
  readonly date: string | null;
  readonly extractor: string;
  readonly version: string;
  readonly map: OffsetMap;
  /** What the user should know, as "12 bytes could not be decoded"; in plain words. */
  readonly notes: readonly string[];
  /** Of a mail alone. */
  readonly thread?: MailThread;
  /** The text only lists what the file holds: nobody's words, and nothing is read in it. */
  readonly isListing?: true;
};

/** Why a document has no text now. `code` is permanent (docs/errors.md); the document is kept and listed with it. */
export type ExtractionFailure = { readonly code: string; readonly message: string; readonly retryable: boolean };

export type ExtractionResult =
  | { readonly ok: true; readonly extraction: Extraction }
  | { readonly ok: false; readonly failure: ExtractionFailure };
