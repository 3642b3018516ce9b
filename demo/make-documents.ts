import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { madeDocuments } from './made-documents.ts';

// Run from the root of the repository: node dist/demo/make-documents.js
for (const [path, bytes] of await madeDocuments()) {
  const file = join('demo', 'documents', path);
  await mkdir(dirname(file), { recursive: true });
  await writeFile(file, bytes);
  process.stderr.write(`${file} ${bytes.length} bytes\n`);
}
