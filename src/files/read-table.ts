import { createReadStream } from 'node:fs';
import { open } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { parse } from 'csv-parse';
import iconv from 'iconv-lite';
import { Failure } from '#domain/failure';
import { decodeText } from './decode-text.ts';

/** Rows of a table as text: comma, semicolon, tab or bar between cells, quotes after RFC 4180, any encoding `decodeText` knows. */
export type Table = {
  readonly header: readonly string[];
  /** What was guessed about the file, in sentences. */
  readonly notes: readonly string[];
  /** All rows below the header, some thousand at a time; a cell that is missing is not there. Can be gone through once. */
  readonly rows: AsyncIterable<readonly (readonly string[])[]>;
  close(): void;
};

/** So much of a file decides on its encoding and on what stands between its cells. */
const HEAD = 1 << 20;
/** A longer row is a quote that never closes. */
const longestRow = 1 << 20;
const together = 4096;

/** Opens a table whose first row names its columns; a file that is none fails with a code `LL-TABLE-…`. */
export async function readTable(path: string): Promise<Table> {
  const head = await headOf(path);
  const { text, encoding, notes } = decodeText(head);
  const firstLine = /[^\r\n]+/.exec(text)?.[0];
  if (firstLine === undefined) throw empty(path);
  const bytes = createReadStream(path);
  const isUtf8 = encoding.toLowerCase() === 'utf-8';
  const source = isUtf8 ? bytes : Readable.from(decoded(bytes, encoding));
  const parser = parse({
    bom: true,
    delimiter: delimiterOf(firstLine),
    trim: true,
    relax_quotes: true,
    relax_column_count: true,
    skip_empty_lines: true,
    max_record_size: longestRow,
  });
  source.on('error', (error: Error) => parser.destroy(error));
  source.pipe(parser);
  const iterator = parser[Symbol.asyncIterator]() as AsyncIterator<string[]>;
  const next = () =>
    iterator.next().catch((error: unknown) => {
      throw notATable(path, error);
    });
  const first = await next();
  if (first.done === true) throw empty(path);
  async function* batches(): AsyncGenerator<readonly string[][]> {
    let batch: string[][] = [];
    for (let at = await next(); at.done !== true; at = await next()) {
      batch.push(at.value);
      if (batch.length < together) continue;
      yield batch;
      batch = [];
    }
    if (batch.length > 0) yield batch;
  }
  const close = () => {
    bytes.destroy();
    parser.destroy();
  };
  return { header: first.value, notes, rows: batches(), close };
}

async function headOf(path: string): Promise<Uint8Array> {
  try {
    const file = await open(path);
    try {
      const buffer = new Uint8Array(HEAD);
      const { bytesRead } = await file.read(buffer, 0, HEAD, 0);
      const head = buffer.subarray(0, bytesRead);
      // A character cut in two would speak against UTF-8.
      return bytesRead < HEAD ? head : head.subarray(0, head.lastIndexOf(0x0a) + 1 || (HEAD >> 2) << 2);
    } finally {
      await file.close();
    }
  } catch (error) {
    throw new Failure(
      'LL-TABLE-NO-FILE',
      `${path} cannot be opened: ${error instanceof Error ? error.message : String(error)}.`,
      'Name a file that you may read.',
    );
  }
}

async function* decoded(bytes: AsyncIterable<Uint8Array>, encoding: string): AsyncGenerator<string> {
  const decoder = iconv.getDecoder(encoding);
  for await (const chunk of bytes) yield decoder.write(Buffer.from(chunk));
  yield decoder.end() ?? '';
}

/** What stands most often in the first row outside quotes. */
function delimiterOf(line: string): string {
  const bare = line.replace(/"[^"]*"/g, '');
  const count = (of: string) => bare.split(of).length;
  return [',', ';', '\t', '|'].reduce((best, one) => (count(one) > count(best) ? one : best));
}

const empty = (path: string) =>
  new Failure('LL-TABLE-EMPTY', `${path} has no row.`, 'The first row must name the columns.');

function notATable(path: string, error: unknown): Failure {
  const { code = '', message = '', lines } = error as { code?: string; message?: string; lines?: number };
  if (code === 'CSV_QUOTE_NOT_CLOSED' || code === 'CSV_MAX_RECORD_SIZE') {
    return new Failure(
      'LL-TABLE-QUOTE',
      `${path}: a quote never closes, or a row is longer than 1 MiB${lines === undefined ? '' : `, at line ${lines}`}.`,
      'Close the quote, or double the quotes that belong to the text.',
    );
  }
  return new Failure(
    'LL-TABLE-BROKEN',
    `${path} is not a table that can be read: ${message}.`,
    'Save it as CSV again.',
  );
}
