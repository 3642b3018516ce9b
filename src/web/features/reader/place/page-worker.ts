import { getDocument, type PDFDocumentProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';
// Puts the parser into this same worker: nothing starts a second one.
import 'pdfjs-dist/legacy/build/pdf.worker.mjs';
import type { PageReply, PageRequest, PartKind } from './page-message.ts';

/**
 * Draws pages of files that may be hostile. It knows no page of ours, holds no session that it could use (the server
 * gives it a policy of its own: no connections, no code made of words), and whoever opened it may end it at any moment.
 */
const send = (reply: PageReply, transfer: Transferable[] = []): void => globalThis.postMessage(reply, { transfer });

const waiting = new Map<string, { resolve: (bytes: Uint8Array) => void; reject: (why: Error) => void }>();

/** Character maps and fonts, for which the parser asks whoever opened this worker. */
class AskedParts {
  fetch({ kind, filename }: { kind: PartKind; filename: string }): Promise<Uint8Array> {
    return new Promise((resolve, reject) => {
      waiting.set(`${kind} ${filename}`, { resolve, reject });
      send({ kind: 'part', part: kind, name: filename });
    });
  }
}

/** Nothing is drawn through filters of a document, because here is none. */
class NoFilters {
  addFilter = (): string => 'none';
  addHCMFilter = (): string => 'none';
  addAlphaFilter = (): string => 'none';
  addLuminosityFilter = (): string => 'none';
  addHighlightHCMFilter = (): string => 'none';
  destroy = (): void => undefined;
}

type Surface = { canvas: OffscreenCanvas | null; context: OffscreenCanvasRenderingContext2D | null };

class OffscreenCanvases {
  create(width: number, height: number): Surface {
    const canvas = new OffscreenCanvas(width, height);
    return { canvas, context: canvas.getContext('2d') };
  }
  reset({ canvas }: Surface, width: number, height: number): void {
    if (canvas === null) return;
    canvas.width = width;
    canvas.height = height;
  }
  destroy(surface: Surface): void {
    if (surface.canvas !== null) surface.canvas.width = surface.canvas.height = 0;
    surface.canvas = null;
    surface.context = null;
  }
}

/** Pixels of the longer side at most, so that a page as large as a house costs no more than any other. */
const LONGEST = 4096;
const MOST_PICTURE = 50_000_000;

let pdf: PDFDocumentProxy | null = null;
let picture: ImageBitmap | null = null;

async function openPdf(bytes: Uint8Array): Promise<number> {
  const task = getDocument({
    data: bytes,
    cMapUrl: 'cmaps/',
    cMapPacked: true,
    standardFontDataUrl: 'fonts/',
    // Decoders run as plain script: nothing here is compiled from a file's bytes.
    wasmUrl: new URL(`/assets/pdf-${__PDF_VERSION__}/wasm/`, location.origin).href,
    useWasm: false,
    BinaryDataFactory: AskedParts,
    CanvasFactory: OffscreenCanvases,
    FilterFactory: NoFilters,
    useWorkerFetch: false,
    useSystemFonts: false,
    // Letters are drawn as lines: a font of the file never reaches the browser's own.
    disableFontFace: true,
    isEvalSupported: false,
    isOffscreenCanvasSupported: false,
    isImageDecoderSupported: false,
    enableXfa: false,
    stopAtErrors: false,
    maxImageSize: MOST_PICTURE,
    verbosity: 0,
  });
  task.onPassword = () => {
    throw new Error('it is locked by a password');
  };
  pdf = await task.promise;
  return pdf.numPages;
}

async function drawPdf(number: number, width: number): Promise<void> {
  const page = await pdf!.getPage(number);
  const plain = page.getViewport({ scale: 1 });
  const scale = Math.min(width / plain.width, LONGEST / Math.max(plain.width, plain.height));
  const viewport = page.getViewport({ scale });
  const canvas = new OffscreenCanvas(Math.max(1, Math.round(viewport.width)), Math.max(1, Math.round(viewport.height)));
  // The parser's types know canvases of documents only.
  await page.render({ canvas: canvas as unknown as HTMLCanvasElement, viewport }).promise;
  page.cleanup();
  const bitmap = canvas.transferToImageBitmap();
  const [a = 1, b = 0, c = 0, d = 1, e = 0, f = 0] = plain.transform as number[];
  send(
    { kind: 'drawn', page: number, bitmap, width: plain.width, height: plain.height, transform: [a, b, c, d, e, f] },
    [bitmap],
  );
}

async function drawPicture(width: number): Promise<void> {
  const whole = picture!;
  const scale = Math.min(1, width / whole.width, LONGEST / Math.max(whole.width, whole.height));
  const bitmap = await createImageBitmap(whole, {
    resizeWidth: Math.max(1, Math.round(whole.width * scale)),
    resizeHeight: Math.max(1, Math.round(whole.height * scale)),
    resizeQuality: 'high',
  });
  const size = { width: whole.width, height: whole.height };
  send({ kind: 'drawn', page: 1, bitmap, ...size, transform: [1, 0, 0, 1, 0, 0] }, [bitmap]);
}

async function answer(request: PageRequest): Promise<void> {
  if (request.kind === 'open') {
    if (request.form === 'page') return send({ kind: 'opened', pages: await openPdf(request.bytes) });
    const blob = new Blob([request.bytes as Uint8Array<ArrayBuffer>], { type: request.mediaType });
    picture = await createImageBitmap(blob, { imageOrientation: 'from-image' });
    return send({ kind: 'opened', pages: 1 });
  }
  if (request.kind === 'draw') return pdf === null ? drawPicture(request.width) : drawPdf(request.page, request.width);
  const asked = waiting.get(`${request.part} ${request.name}`);
  waiting.delete(`${request.part} ${request.name}`);
  if (request.bytes === null) asked?.reject(new Error('this part is not installed'));
  else asked?.resolve(request.bytes);
}

globalThis.addEventListener('message', ({ data }: MessageEvent<PageRequest>) => {
  // The parser listens here as well, and its messages are named otherwise.
  if (!['open', 'draw', 'part'].includes(data.kind)) return;
  answer(data).catch((error: unknown) => {
    send({ kind: 'failed', why: error instanceof Error ? error.message : String(error) });
  });
});
