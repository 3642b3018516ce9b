import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { basename } from 'node:path';
import { Command } from 'commander';
import { Failure } from '#domain/failure';
import { explain, leftOut, type Which } from '#engines/read/explain';
import { newTrace } from '#engines/read/trace';
import type { CommandHost, ReadingTools } from './command-host.ts';
import { withExamples } from './example.ts';
import { jsonText } from './json-text.ts';
import { explanationText } from './explanation-text.ts';
import { readingText } from './reading-text.ts';

type Given = { json?: boolean; datesFromNames?: boolean; explain?: string | true };

/** Reads files into attributed claims; needs no case and no database. A file that cannot be read is named and the rest goes on. */
export function readCommand(host: CommandHost): Command {
  const command = new Command('read')
    .description('Read files into attributed claims: who, said, what, each tied to the exact words')
    .argument('[file...]', 'text, Markdown, HTML, DOCX or PDF')
    .option('--json', 'one JSON object a document, each on a line')
    .option(
      '--explain [which]',
      'tell which stage and rule made each attribution: a7 by its id, 1204 by a place in the text, or all',
    )
    .option('--dates-from-names', 'take the date of a file named 2031-05-02__ANY.txt from before the "__"')
    .action(async (named: readonly string[], given: Given) => {
      // "--explain statement.txt": what is no id and no number is the first file.
      const isWhich = typeof given.explain === 'string' && /^a?\d+$/.test(given.explain);
      const files = typeof given.explain === 'string' && !isWhich ? [given.explain, ...named] : named;
      if (files.length === 0) command.error("error: missing required argument 'file'", { exitCode: 2 });
      const asked: Asked = { ...given, which: isWhich ? whichOf(String(given.explain)) : null };
      const tools = await host.readingTools();
      let failed = 0;
      try {
        for (const file of files) {
          try {
            await host.terminal.out(await readOne(tools, file, asked));
          } catch (error) {
            failed++;
            host.terminal.err(errorLine(file, error, given.json === true));
          }
        }
      } finally {
        await tools.close();
      }
      if (failed > 0) {
        throw new Failure(
          'LL-READ-FILES',
          `${failed} of ${files.length} ${files.length === 1 ? 'file' : 'files'} could not be read.`,
          'Each is named above with its reason; the others were read.',
        );
      }
    });
  return withExamples(command, [
    ['lamplighter read statement.txt', 'speaker, stance and words, for a person'],
    ['lamplighter read --json *.txt > claims.jsonl', 'the same for a program'],
    ['lamplighter read --explain a7 statement.txt', 'which stage and rule made the seventh, from which words'],
  ]);
}

type Asked = Given & { readonly which: Which };

const whichOf = (words: string): Which => (words.startsWith('a') ? { id: words } : { offset: Number(words) });

async function readOne(tools: ReadingTools, file: string, given: Asked): Promise<string> {
  const name = basename(file);
  const sha256 = await hashOf(file);
  const result = await tools.extract({ path: file }, name);
  if (!result.ok) throw new Failure(result.failure.code, result.failure.message, '');
  const { text, title, date } = result.extraction;
  const trace = given.explain === undefined ? null : newTrace();
  const reading = tools.reader.read(text, {
    date: given.datesFromNames === true ? dateOf(name) : date,
    title,
    ...(trace === null ? {} : { trace }),
  });
  if (trace !== null) {
    const explanations = explain(text, reading, trace, given.which);
    const left = given.which === null ? leftOut(text, reading, trace) : [];
    if (given.json === true) return jsonText({ document: { name, sha256, chars: text.length }, explanations, left });
    return explanationText(name, trace, explanations, left);
  }
  if (given.json === true) return jsonText({ document: { name, sha256, chars: text.length }, ...reading });
  return readingText(name, text, reading);
}

/** The date before "__" in a file's name; null where it is empty or no date. */
export function dateOf(name: string): string | null {
  return /^(\d{4}-\d{2}-\d{2})__/.exec(name)?.[1] ?? null;
}

async function hashOf(file: string): Promise<string> {
  const hash = createHash('sha256');
  try {
    for await (const chunk of createReadStream(file)) hash.update(chunk as Uint8Array);
  } catch (error) {
    throw new Failure('LL-READ-NO-FILE', error instanceof Error ? error.message : String(error), '');
  }
  return hash.digest('hex');
}

function errorLine(file: string, error: unknown, json: boolean): string {
  const code = error instanceof Failure ? error.code : 'LL-INTERNAL';
  const message = error instanceof Error ? error.message : String(error);
  return json ? jsonText({ error: { name: basename(file), code, message } }) : `${file}: ${message} (${code})\n`;
}
