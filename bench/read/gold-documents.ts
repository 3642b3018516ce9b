import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import type { Labels } from './labels.ts';
import { loadLabels, WrongLabel } from './load-labels.ts';

export type Half = 'tuning' | 'blind';
export type GoldDocument = {
  readonly name: string;
  readonly half: Half;
  readonly kind: string;
  /** ISO date from which relative dates are counted. */
  readonly date: string;
  readonly text: string;
};

const list = z.array(
  z.strictObject({ name: z.string(), half: z.enum(['tuning', 'blind']), kind: z.string(), date: z.iso.date() }),
);
const jsonOf = (path: string): unknown => JSON.parse(readFileSync(path, 'utf8'));

/** The documents of the gold standard, with their texts and without their labels. */
export function goldDocuments(folder: string): GoldDocument[] {
  return list.parse(jsonOf(join(folder, 'documents.json'))).map((document) => ({
    ...document,
    text: readFileSync(join(folder, document.half, `${document.name}.txt`), 'utf8'),
  }));
}

/** The labels of the first labeller, who wrote the documents. */
export function goldLabels(folder: string, document: GoldDocument): Labels {
  return labelsAt(join(folder, document.half, `${document.name}.json`), document);
}

/** The labels of the second labeller; null where there are none. */
export function secondLabels(folder: string, document: GoldDocument): Labels | null {
  const path = join(folder, 'second', `${document.name}.json`);
  return existsSync(path) ? labelsAt(path, document) : null;
}

function labelsAt(path: string, document: GoldDocument): Labels {
  try {
    return loadLabels(document.text, jsonOf(path));
  } catch (error) {
    throw error instanceof Error ? new WrongLabel(`${path}: ${error.message}`) : error;
  }
}
