import { readFile, writeFile } from 'node:fs/promises';
import { loadDoctrine } from './load.ts';
import { redrawn } from './lanes-page.ts';

// Draws the states of both lanes into docs/lanes.md. Run from the root of the repository: node dist/data/doctrine/make-lanes.js
const page = 'docs/lanes.md';
await writeFile(page, redrawn(await readFile(page, 'utf8'), loadDoctrine()));
