import { createReadStream } from 'node:fs';
import { Failure } from '#domain/failure';
import { createFlowFileReader, type FlowFile } from '#engines/trace/flow-file';
import type { CommandHost } from './command-host.ts';

/** Reads a file of flows, or standard input for "-"; says on stderr what was no flow. All of it bad is an error. */
export async function loadFlows(host: CommandHost, path: string): Promise<FlowFile> {
  const reader = createFlowFileReader();
  try {
    const bytes = path === '-' ? process.stdin : createReadStream(path, { highWaterMark: 1 << 20 });
    for await (const chunk of bytes) reader.push(chunk as Uint8Array);
  } catch (error) {
    throw new Failure('LL-TRACE-NO-FILE', error instanceof Error ? error.message : String(error), 'Check the path.');
  }
  const file = reader.end();
  if (file.graph.flows === 0 && file.bad > 0)
    throw new Failure(
      'LL-TRACE-NO-FLOWS',
      `None of ${file.bad} lines holds a flow. Line ${file.examples[0]!.line}: ${file.examples[0]!.why}.`,
      'Each line is “src dst time [duration]”, parted by spaces, tabs or commas.',
    );
  if (file.bad > 0) {
    host.terminal.err(`${file.bad} of ${file.lines} lines hold no flow and were left out:\n`);
    for (const { line, text, why } of file.examples) host.terminal.err(`  line ${line}: ${why}: ${text}\n`);
  }
  return file;
}
