import { createInterface, type Interface } from 'node:readline';
import { Writable } from 'node:stream';
import type { Terminal } from '#cli/terminal';

/** The terminal of this process. */
export function processTerminal(): Terminal {
  let lines: { readonly input: Interface; readonly next: AsyncIterator<string> } | null = null;
  return {
    out: (text) =>
      new Promise((resolve) => {
        if (process.stdout.write(text)) resolve();
        else process.stdout.once('drain', resolve);
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
  };
}

function askHidden(prompt: string): Promise<string> {
  process.stderr.write(prompt);
  const nowhere = new Writable({ write: (_chunk, _encoding, done) => done() });
  const input = createInterface({ input: process.stdin, output: nowhere, terminal: true });
  return new Promise((resolve, reject) => {
    input.on('SIGINT', () => {
      input.close();
      process.stderr.write('\n');
      reject(new Error('it was broken off'));
    });
    input.question('', (answer) => {
      input.close();
      process.stderr.write('\n');
      resolve(answer);
    });
  });
}
