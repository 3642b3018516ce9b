import { createRequire } from 'node:module';
import { dirname, join, sep } from 'node:path';
import { pathToFileURL } from 'node:url';

/** The part of pdf.js that reads text. */
export type PdfEngine = typeof import('pdfjs-dist/legacy/build/pdf.mjs');

export type PdfDocument = Awaited<ReturnType<PdfEngine['getDocument']>['promise']>;
export type PdfPage = Awaited<ReturnType<PdfDocument['getPage']>>;

let loaded: Promise<PdfEngine> | null = null;

/**
 * Loads pdf.js on first use. It draws through a native canvas where one is installed; text needs none, so empty
 * stand-ins keep it from being asked for: less to load, and no native code behind a hostile file.
 */
export function loadPdfEngine(): Promise<PdfEngine> {
  loaded ??= (async () => {
    const room = globalThis as unknown as Record<string, unknown>;
    for (const name of ['DOMMatrix', 'ImageData', 'Path2D']) room[name] ??= function standIn(): void {};
    return import('pdfjs-dist/legacy/build/pdf.mjs');
  })();
  return loaded;
}

const home = dirname(createRequire(import.meta.url).resolve('pdfjs-dist/package.json'));

/** How files are opened: character maps and font metrics come from the installed package, and nothing from a network. */
export const PDF_OPTIONS = Object.freeze({
  cMapUrl: join(home, 'cmaps') + sep,
  cMapPacked: true,
  standardFontDataUrl: join(home, 'standard_fonts') + sep,
  useWorkerFetch: false,
  useSystemFonts: false,
  useWasm: false,
  // The decoder of JPEG 2000 as plain script.
  wasmUrl: `${pathToFileURL(join(home, 'wasm')).href}/`,
  disableFontFace: true,
  isEvalSupported: false,
  isOffscreenCanvasSupported: false,
  isImageDecoderSupported: false,
  enableXfa: false,
  disableAutoFetch: true,
  disableRange: true,
  disableStream: true,
  verbosity: 0,
});
