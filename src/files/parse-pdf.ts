import type { Extraction } from '#domain/rendition';
import { unrecognisedPagesNote } from '#domain/kept-unread';
import { createBlockText, type BlockText } from './block-text.ts';
import { withoutNul } from './decode-text.ts';
import { brokenFile, encryptedFile, foreignLetters, largeFile, wordlessFile } from './extraction-failure.ts';
import { EXTRACTOR_VERSION } from './extractor.ts';
import { doubtOfLetters } from './ocr-doubt.ts';
import { ownDate } from './own-date.ts';
import type { OcrWord } from './ocr-engine.ts';
import type { ParseContext } from './parse-context.ts';
import { loadPdfEngine, PDF_OPTIONS, type PdfDocument, type PdfEngine } from './pdf-engine.ts';
import { countComments, leftOutOf } from './pdf-left-out.ts';
import { pdfPieces, roundedBox, type PdfTextRun } from './pdf-page-text.ts';
import { recognisePage } from './recognise-page.ts';
import { meanConfidence } from './recognised-lines.ts';

const FORM = 'PDF file';
const SEPARATORS = { paragraph: '\n\n', line: '\n', column: '\t' } as const;

/** A PDF's text, line by line, each line with its page and box; of pages that are pictures, the words recognised in them. `bytes` is copied, because pdf.js takes what it is given. */
export async function parsePdf(bytes: Uint8Array, context: ParseContext): Promise<Extraction> {
  const engine = await loadPdfEngine();
  const task = engine.getDocument({
    ...PDF_OPTIONS,
    maxImageSize: context.limits.maxPixels,
    data: new Uint8Array(bytes),
  });
  task.onPassword = () => {
    throw encryptedFile(FORM);
  };
  try {
    return await extractionOf(engine, await task.promise, context);
  } catch (error) {
    throw namedFailure(error);
  } finally {
    await task.destroy();
  }
}

async function extractionOf(engine: PdfEngine, pdf: PdfDocument, context: ParseContext): Promise<Extraction> {
  const { limits, alive } = context;
  if (pdf.numPages > limits.maxPages)
    throw largeFile(`it has ${pdf.numPages} pages, and ${limits.maxPages} are read at most`);
  const blocks = createBlockText();
  const wordless: number[] = [];
  const unread: number[] = [];
  const recognised: number[] = [];
  const foreign = new Map<number, readonly string[]>();
  const words: OcrWord[] = [];
  let comments = 0;
  for (let page = 1; page <= pdf.numPages; page++) {
    const before = blocks.length();
    try {
      comments += await addPage(blocks, pdf, page);
      if (blocks.length() === before && recognised.length < limits.maxScans) {
        const found = await recognisePage(blocks, engine, await pdf.getPage(page), page, context);
        words.push(...found.words);
        if (found.foreign.length > 0) foreign.set(page, found.foreign);
        if (blocks.length() > before) recognised.push(page);
      }
    } catch {
      unread.push(page);
    }
    alive();
    if (blocks.length() === before && !unread.includes(page) && !foreign.has(page)) wordless.push(page);
    if (blocks.length() > limits.maxChars)
      throw largeFile(`its text passes ${limits.maxChars} characters at page ${page}`);
  }
  const scripts = [...new Set([...foreign.values()].flat())];
  if (blocks.length() === 0 && scripts.length > 0) throw foreignLetters(scripts[0]!);
  if (blocks.length() === 0 && unread.length > 0) throw brokenFile(FORM, 'none of its pages could be read');
  if (blocks.length() === 0) {
    throw wordlessFile('The PDF file holds no text, and no words were recognised in its pictures.');
  }
  const { title, date } = await metadataOf(pdf);
  const sure = meanConfidence(words);
  const scans = pagesNote(recognised, `are pictures, recognised by machine with a confidence of ${sure} in 100`);
  const notes = [
    scans,
    words.length === 0 ? null : doubtOfLetters(sure),
    scripts.length === 0 ? null : unrecognisedPagesNote(foreign.size, scripts),
    pagesNote([...foreign.keys()], 'hold letters that nothing here recognises'),
    pagesNote(wordless, 'hold no text'),
    pagesNote(unread, 'are damaged and were left out'),
  ];
  return {
    ...blocks.finish(),
    mediaType: 'application/pdf',
    encoding: null,
    title,
    date,
    extractor: 'pdf',
    version: EXTRACTOR_VERSION,
    notes: [...notes.filter((note) => note !== null), ...(await leftOutOf(pdf, comments))],
  };
}

/** Adds a page's lines and says how many comments it left out. */
async function addPage(blocks: BlockText, pdf: PdfDocument, number: number): Promise<number> {
  const page = await pdf.getPage(number);
  const { items } = await page.getTextContent({ includeMarkedContent: false });
  let first = true;
  for (const { text, box, begins } of pdfPieces(items as readonly PdfTextRun[])) {
    const separator = SEPARATORS[first ? 'paragraph' : begins];
    blocks.add(withoutNul(text), separator, { kind: 'page', page: number, box: roundedBox(box) });
    first = false;
  }
  const comments = await countComments(page);
  page.cleanup();
  return comments;
}

async function metadataOf(pdf: PdfDocument): Promise<{ title: string | null; date: string | null }> {
  try {
    const info = (await pdf.getMetadata()).info as Readonly<Record<string, unknown>>;
    const title = typeof info['Title'] === 'string' ? withoutNul(info['Title'].trim()) : '';
    const made = info['CreationDate'];
    return { title: title === '' ? null : title, date: typeof made === 'string' ? ownDate(made) : null };
  } catch {
    // Metadata may be damaged on its own; the pages are what counts.
    return { title: null, date: null };
  }
}

const LISTED = 10;

function pagesNote(pages: readonly number[], what: string): string | null {
  if (pages.length === 0) return null;
  const more = pages.length > LISTED ? ` and ${pages.length - LISTED} more` : '';
  return `Pages that ${what}: ${pages.slice(0, LISTED).join(', ')}${more}.`;
}

/** pdf.js tells its errors apart by name. */
function namedFailure(error: unknown): unknown {
  if (!(error instanceof Error)) return error;
  if (error.name === 'PasswordException') return encryptedFile(FORM);
  const known = [
    'InvalidPDFException',
    'FormatError',
    'MissingPDFException',
    'UnknownErrorException',
    'XRefParseException',
  ];
  return known.includes(error.name) ? brokenFile(FORM, error.message.replace(/\.$/, '')) : error;
}
