/** Where a stretch of a rendition's text came from in the document's bytes. Starts are UTF-16 offsets; a segment runs to the next one's start. */
export type OffsetSegment =
  | {
      readonly start: number;
      readonly kind: 'page';
      readonly page: number;
      readonly box?: readonly [number, number, number, number];
    }
  | { readonly start: number; readonly kind: 'paragraph'; readonly index: number; readonly path?: string }
  | { readonly start: number; readonly kind: 'byte'; readonly offset: number };

/** Leads from an offset in the text back to the page, paragraph or byte; sorted by `start`, first start 0. */
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
};

/** Why a document has no text now. `code` is permanent (docs/errors.md); the document is kept and listed with it. */
export type ExtractionFailure = { readonly code: string; readonly message: string; readonly retryable: boolean };

export type ExtractionResult =
  | { readonly ok: true; readonly extraction: Extraction }
  | { readonly ok: false; readonly failure: ExtractionFailure };
