/** Words of one look. */
export type Run = { readonly text: string; readonly strong?: boolean; readonly quiet?: boolean };
/** One line or paragraph; it wraps where it must. */
export type Line = readonly Run[];

export type PaperBlock =
  | { readonly kind: 'heading'; readonly text: string }
  | { readonly kind: 'line'; readonly line: Line }
  /** Lines that stay on one page, as a name with its answer and statuses. */
  | { readonly kind: 'kept'; readonly lines: readonly Line[] }
  /** A framed sentence that must not be missed: a draft, what is not verified, what is missing. */
  | { readonly kind: 'notice'; readonly lines: readonly Line[] }
  | { readonly kind: 'fields'; readonly rows: readonly { readonly label: string; readonly value: Line }[] }
  | {
      readonly kind: 'table';
      /** `share` is the part of the width, all of them together 1. */
      readonly columns: readonly { readonly title: string; readonly share: number }[];
      /** A row has as many cells as there are columns; a cell is lines. */
      readonly rows: readonly (readonly (readonly Line[])[])[];
    }
  | { readonly kind: 'numbered'; readonly number: number; readonly line: Line; readonly below: readonly Line[] }
  | { readonly kind: 'signature'; readonly label: string; readonly value: string | null };

/** A document to be written as DOCX or PDF: what it says, and nothing of how either form says it. */
export type Paper = {
  readonly title: string;
  /** Stands at the foot of every page, so that a loose page says what it belongs to. */
  readonly foot: string;
  /** Stands at the head of every page. */
  readonly marking: string;
  readonly isDraft: boolean;
  readonly blocks: readonly PaperBlock[];
  /** The day it was made, `YYYY-MM-DD`. */
  readonly on: string;
};

/** One line of plain words. */
export const plain = (text: string): Line => [{ text }];
/** A line that names a thing and says what it is. */
export const labelled = (label: string, text: string): Line => [{ text: `${label}: `, strong: true }, { text }];
/** A line that comes after others and matters less. */
export const quiet = (text: string): Line => [{ text, quiet: true }];
