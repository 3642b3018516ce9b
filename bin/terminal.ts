import { createInterface, type Interface } from 'node:readline';
import { Writable } from 'node:stream';
import type { Terminal } from '#cli/terminal';
import { Failure } from '#domain/failure';

/** The terminal of this process. */
export function processTerminal(): Terminal {
  let lines: { readonly input: Interface; readonly next: AsyncIterator<string> } | null = null;
  return {
    out: (text) =>
      new Promise((resolve) => {
        // The callback comes also where the write failed, which is told elsewhere: nothing waits for ever.
        if (process.stdout.write(text, () => resolve())) resolve();
      }),
    err: (text) => void process.stderr.write(text),
    isInteractive: process.stderr.isTTY === true,
    columns: () => process.stderr.columns ?? 80,
    async readSecret(prompt) {
      if (process.stdin.isTTY) return askHidden(prompt);
      if (lines === null) {
        const input = createInterface({ input: process.stdin });
        lines = { input, next: input[Symbol.asyncIterator]() };
      }
      const line = await lines.next.next();
      return line.done ? '' : line.value;
    },
    ...(process.stdin.isTTY && process.stderr.isTTY ? { ask: askOpenly } : {}),
  };
}

function askHidden(prompt: string): Promise<string> {
  process.stderr.write(prompt);
  const nowhere = new Writable({ write: (_chunk, _encoding, done) => done() });
  return answerOf(createInterface({ input: process.stdin, output: nowhere, terminal: true }), '').finally(
    () => void process.stderr.write('\n'),
  );
}

const askOpenly = (question: string): Promise<string> =>
  answerOf(createInterface({ input: process.stdin, output: process.stderr, terminal: true }), question);

/** Ctrl-C breaks the question off; an end of input is an empty answer. */
function answerOf(input: Interface, question: string): Promise<string> {
  return new Promise((resolve, reject) => {
    input.on('SIGINT', () => {
      reject(new Failure('LL-STOPPED', 'It was broken off.', 'Nothing was done; start again when ready.'));
      input.close();
    });
    input.on('close', () => resolve(''));
    input.question(question, (answer) => {
      resolve(answer);
      input.close();
    });
  });
}
