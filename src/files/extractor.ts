/** Written on every rendition; raised whenever the same bytes would give another text, so that readings can be told apart. */
export const EXTRACTOR_VERSION = '3';
