import { mkdtemp, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Command, CommanderError } from 'commander';
import { describe, expect, it } from 'vitest';
import type { ExtractionResult } from '#domain/rendition';
import { createReader } from '#engines/read/reader';
import { lexiconFiles } from '../../data/lexicons/load.ts';
import type { CommandHost, ReadingTools } from './command-host.ts';
import { exitStatusOf } from './exit-status.ts';
import { readCommand } from './read.ts';

/** Plain text alone, so that the command is tested without the parsers. */
async function extract({ path }: { path: string }): Promise<ExtractionResult> {
  const text = await readFile(path, 'utf8');
  if (text === '')
    return { ok: false, failure: { code: 'LL-FILE-EMPTY', message: 'The file is empty.', retryable: false } };
  return {
    ok: true,
    extraction: {
      text,
      mediaType: 'text/plain',
      encoding: 'utf-8',
      title: null,
      date: null,
      extractor: 'plain',
      version: '1',
      map: [{ start: 0, kind: 'byte', offset: 0 }],
      notes: [],
    },
  };
}

async function run(args: readonly string[]) {
  let out = '';
  let err = '';
  const tools: ReadingTools = { reader: createReader(lexiconFiles), extract, close: async () => {} };
  const terminal = {
    out: async (text: string) => void (out += text),
    err: (text: string) => void (err += text),
    isInteractive: false,
    columns: () => 80,
    readSecret: async () => '',
  };
  const host: Pick<CommandHost, 'terminal' | 'readingTools'> = { terminal, readingTools: async () => tools };
  const program = new Command('lamplighter').addCommand(readCommand(host as CommandHost));
  for (const command of [program, ...program.commands])
    command.exitOverride().configureOutput({ writeErr: (text) => void (err += text) });
  try {
    await program.parseAsync(['read', ...args], { from: 'user' });
    return { status: 0, out, err };
  } catch (error) {
    return { status: exitStatusOf(error), out, err, wrongUse: error instanceof CommanderError };
  }
}

async function folderWith(files: Record<string, string>): Promise<(name: string) => string> {
  const folder = await mkdtemp(join(tmpdir(), 'read-'));
  for (const [name, text] of Object.entries(files)) await writeFile(join(folder, name), text);
  return (name) => join(folder, name);
}

const words = 'Ms Vale denied that the harbour plans were sold last week. 😀';

describe('lamplighter read', () => {
  it('prints one object a document, with spans of the text as given', async () => {
    const at = await folderWith({ 'a.txt': words, 'b.txt': 'Nothing is said.' });
    const { status, out } = await run(['--json', at('a.txt'), at('b.txt')]);
    expect(status).toBe(0);
    const [first, second] = out
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(first.document).toMatchObject({ name: 'a.txt', chars: words.length });
    expect(first.document.sha256).toMatch(/^[0-9a-f]{64}$/);
    const [start, end] = first.attributions[0].cue[0];
    expect(words.slice(start, end)).toBe('denied');
    expect(second.document.name).toBe('b.txt');
  });

  it('names a file it cannot read, goes on with the rest and ends with 1', async () => {
    const at = await folderWith({ 'empty.txt': '', 'a.txt': words });
    const { status, out, err } = await run(['--json', at('empty.txt'), at('missing.txt'), at('a.txt')]);
    expect(status).toBe(1);
    expect(out.trim().split('\n')).toHaveLength(1);
    const errors = err
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line).error);
    expect(errors.map((e) => [e.name, e.code])).toEqual([
      ['empty.txt', 'LL-FILE-EMPTY'],
      ['missing.txt', 'LL-READ-NO-FILE'],
    ]);
  });

  it('takes the date of a document from the name of its file when asked to', async () => {
    const at = await folderWith({ '2031-05-14__x.txt': words, '__y.txt': words });
    const { out } = await run(['--json', '--dates-from-names', at('2031-05-14__x.txt'), at('__y.txt')]);
    const [dated, undated] = out
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(dated.times[0]).toMatchObject({ type: 'DATE', value: '2031-W19' });
    expect(undated.times[0].value).not.toMatch(/^2031/);
  });

  it('prints speaker, stance and words for a person', async () => {
    const at = await folderWith({ 'a.txt': words });
    expect((await run([at('a.txt')])).out).toContain('Vale — denied, denies — that the harbour plans were sold');
  });

  it('explains one attribution by its id, wherever the option stands', async () => {
    const at = await folderWith({ 'a.txt': words });
    const { out } = await run(['--explain', 'a1', at('a.txt')]);
    expect(out).toContain('"denied" is a form of "deny"');
    expect((await run(['--explain', at('a.txt')])).out).toBe(out);
    expect(JSON.parse((await run(['--json', at('a.txt'), '--explain'])).out).explanations[0].id).toBe('a1');
    expect((await run(['--explain', 'a9', at('a.txt')])).out).toContain('No attribution here');
  });

  it('ends with 2 when it is used wrongly', async () => {
    expect((await run([])).status).toBe(2);
    expect((await run(['--nonsense', 'x'])).status).toBe(2);
  });
});
