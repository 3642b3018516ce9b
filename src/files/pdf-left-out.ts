import type { PdfDocument, PdfPage } from './pdf-engine.ts';

const READER_COMMENTS = new Set(['Text', 'FreeText', 'Highlight', 'Underline', 'StrikeOut', 'Squiggly', 'Popup']);

/** How many comments that readers of a page have put on it hold words; these are not part of the page's own text. */
export async function countComments(page: PdfPage): Promise<number> {
  const annotations = (await page.getAnnotations()) as readonly { subtype?: string; contentsObj?: { str?: string } }[];
  return annotations.filter(
    ({ subtype, contentsObj }) => READER_COMMENTS.has(subtype ?? '') && (contentsObj?.str ?? '') !== '',
  ).length;
}

/** Notes on what a PDF holds beside its pages' text, so that nothing is lost silently. */
export async function leftOutOf(pdf: PdfDocument, comments: number): Promise<readonly string[]> {
  const notes: string[] = [];
  if (comments > 0) notes.push(`Comments by readers that are left out: ${comments}.`);
  if ((await pdf.getFieldObjects()) !== null) notes.push('Holds a form; what was filled in is left out.');
  const attached = (await pdf.getAttachments()) as Readonly<Record<string, unknown>> | null;
  if (attached !== null) notes.push(`Attached files that are left out: ${Object.keys(attached).length}.`);
  return notes;
}
