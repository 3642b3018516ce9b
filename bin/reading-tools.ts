import type { ReadingTools } from '#cli/command-host';
import { createReader } from '#engines/read/reader';
import { createExtractionPool } from '#files/extraction-pool';
import { lexiconFiles } from '../data/lexicons/load.ts';

/** The reader over the lexicons that come with the program, and the parsers; children start with the first file that needs one. */
export function readingTools(): ReadingTools {
  const pool = createExtractionPool();
  return {
    reader: createReader(lexiconFiles),
    extract: (file, name) => pool.extract(file, name),
    close: () => pool.close(),
  };
}
