import { Failure } from '#domain/failure';
import type { Extraction, ExtractionResult } from '#domain/rendition';
import { detectForm } from './detect-form.ts';
import { bytesInMemory, type ByteSource } from './byte-source.ts';
import { isContainer, isReadInParts, type DocumentForm, type ReadableForm } from './document-form.ts';
import { deepFile, emptyFile, encryptedFile, largeFile, parserCrashed, refusalOf } from './extraction-failure.ts';
import { DEFAULT_LIMITS, type ExtractionLimits } from './extraction-limits.ts';
import { withoutChildren, type ParseContext } from './parse-context.ts';
import { parseHtml } from './parse-html.ts';
import { parseText } from './parse-text.ts';

/**
 * The text of one file, or why there is none; it never throws for what the bytes hold. It runs in this process:
 * hostile bytes belong in a pool (extraction-pool.ts), where a crash costs one file. Of a file in parts `bytes` is the
 * start, by which its form is told.
 */
export async function extract(
  bytes: Uint8Array,
  name: string,
  context: ParseContext = withoutChildren(DEFAULT_LIMITS),
  source: ByteSource = bytesInMemory(bytes),
): Promise<ExtractionResult> {
  const { limits } = context;
  const form = detectForm(bytes, name);
  const refusal = refusalOfForm(form, source.size, limits);
  if (refusal !== null) return refusalOf(refusal);
  try {
    const { mediaType } = form;
    const readable = (form as { readonly form: ReadableForm }).form;
    if (isContainer(readable) && context.depth >= limits.maxDepth) throw deepFile(limits.maxDepth);
    const extraction = await parse(readable, { bytes, source, name, mediaType }, context);
    if (extraction.text.length > limits.maxChars) {
      const length = extraction.text.length;
      return refusalOf(largeFile(`its text has ${length} characters, and ${limits.maxChars} are read at most`));
    }
    return { ok: true, extraction };
  } catch (error) {
    if (error instanceof Failure) return refusalOf(error);
    return refusalOf(parserCrashed(error instanceof Error ? error.message : String(error)));
  }
}

/** Why a file of this form and size is not handed to a parser, or null when it may be. */
export function refusalOfForm(form: DocumentForm, size: number, limits: ExtractionLimits): Failure | null {
  if (form.kind === 'empty') return emptyFile('The file is empty.');
  if (form.kind === 'encrypted') return encryptedFile(`${form.is} file`);
  if (form.kind === 'binary') {
    return new Failure(
      'LL-FILE-BINARY',
      'The file is no text and of no form that is known, whatever its name says.',
      'Add it in a form that holds text.',
    );
  }
  if (form.kind === 'recognised') {
    return new Failure(
      'LL-FILE-FORM-UNREAD',
      `The file is ${form.is}, which is kept but not read yet.`,
      'Make claims from it by hand, or add its text as a document.',
    );
  }
  if (size > limits.maxBytes && !isReadInParts(form))
    return largeFile(`it has ${size} bytes, and ${limits.maxBytes} are read at most`);
  return null;
}

type File = {
  readonly bytes: Uint8Array;
  readonly source: ByteSource;
  readonly name: string;
  readonly mediaType: string;
};

/** The larger parsers are loaded when first needed, so that a process that reads text starts quickly. */
async function parse(form: ReadableForm, file: File, context: ParseContext): Promise<Extraction> {
  const { bytes, source, name, mediaType } = file;
  switch (form) {
    case 'pdf':
      return (await import('./parse-pdf.ts')).parsePdf(bytes, context);
    case 'docx':
      return (await import('./parse-docx.ts')).parseDocx(bytes, mediaType, context.limits);
    case 'mail':
      return (await import('./parse-mail.ts')).parseMail(bytes, context);
    case 'zip':
      return (await import('./parse-zip.ts')).parseZip(source, context);
    case 'tar':
      return (await import('./parse-tar.ts')).parseTar(source, mediaType, context);
    case 'gzip':
      return (await import('./parse-gzip.ts')).parseGzip(bytes, name, context);
    case 'mbox':
      return (await import('./parse-mbox.ts')).parseMbox(source, context);
    case 'warc':
      return (await import('./parse-warc.ts')).parseWarc(source, mediaType, context);
    case 'image':
      return (await import('./parse-image.ts')).parseImage(bytes, mediaType, context);
    case 'xlsx':
      return (await import('./parse-xlsx.ts')).parseXlsx(bytes, mediaType, context);
    case 'json lines':
      return (await import('./parse-json-lines.ts')).parseJsonLines(bytes);
    case 'telegram':
      return (await import('./parse-telegram.ts')).parseTelegram(bytes);
    case 'whatsapp':
      return (await import('./parse-whatsapp.ts')).parseWhatsApp(bytes);
    case 'html':
      return parseHtml(bytes);
    case 'text':
    case 'markdown':
      return parseText(bytes, mediaType);
  }
}
