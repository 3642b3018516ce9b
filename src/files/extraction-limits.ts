/** How much one file may ask of the machine before it is refused. */
export type ExtractionLimits = {
  /** Bytes of the file itself. */
  readonly maxBytes: number;
  /** UTF-16 code units of the text taken from it. */
  readonly maxChars: number;
  readonly maxZipEntries: number;
  /** Bytes of all inflated parts of one archive together. */
  readonly maxInflatedBytes: number;
  /** Inflated bytes for each compressed byte of one part, counted once a part passes 1 MiB. */
  readonly maxZipRatio: number;
  readonly maxPages: number;
  /** Pixels of a picture in which words are recognised. */
  readonly maxPixels: number;
  /** Pages of one document in whose pictures words are recognised. */
  readonly maxScans: number;
  /** Files taken out of one container. */
  readonly maxChildren: number;
  /** Bytes of all files taken out of one container. */
  readonly maxChildBytes: number;
  /** Containers inside containers, the outermost counted as none. */
  readonly maxDepth: number;
};

const MIB = 1024 * 1024;

export const DEFAULT_LIMITS: ExtractionLimits = Object.freeze({
  maxBytes: 64 * MIB,
  maxChars: 16_000_000,
  maxZipEntries: 4096,
  maxInflatedBytes: 192 * MIB,
  maxZipRatio: 200,
  maxPages: 5000,
  maxPixels: 50_000_000,
  maxScans: 200,
  maxChildren: 100_000,
  maxChildBytes: 2048 * MIB,
  maxDepth: 10,
});
