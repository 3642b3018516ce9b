import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import type { ReadingThread } from '../../bin/reading-thread.ts';

type Start = (limitMs?: number) => Promise<ReadingThread>;

/** As built: a thread runs what the compiler made. */
const compiled: string = join(import.meta.dirname, '..', '..', 'dist', 'bin', 'reading-thread.js');
const { startReadingThread } = (await import(compiled)) as { startReadingThread: Start };

const sentence = (who: string) => `${who} said that the paper had been sent.\n`;
const names = ['Ada Lorne', 'Bram Castell', 'Dina Okafor', 'Emil Hartog'];

let thread: ReadingThread | null = null;
afterEach(() => thread?.close());

test('each text gets its own reading, however many are asked for at once', async () => {
  thread = await startReadingThread();
  const many = Array.from({ length: 40 }, (_, n) => names[n % names.length]!);
  const readings = await Promise.all(many.map((name) => thread!.read(sentence(name), null)));
  expect(readings.map((one) => one.attributions[0]?.speaker.name)).toEqual(many);
});

test('a text that overruns its time fails alone, and the others are read by a new thread', async () => {
  thread = await startReadingThread(2500);
  const endless = sentence('Ada Lorne').repeat(250_000);
  const asked = [sentence('Bram Castell'), endless, sentence('Dina Okafor'), sentence('Emil Hartog')];
  const outcomes = await Promise.allSettled(asked.map((text) => thread!.read(text, null)));
  expect(outcomes.map((one) => one.status)).toEqual(['fulfilled', 'rejected', 'fulfilled', 'fulfilled']);
});

test('after it was closed nothing is read any more', async () => {
  const closed = await startReadingThread();
  await closed.close();
  await expect(closed.read('He said so.', null)).rejects.toThrow('closed');
});
