import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { gunzipSync } from 'node:zlib';

/** The part of Tesseract that is asked for, as its WebAssembly build names it. */
type TessApi = {
  Init: (folder: string, language: string, engine: number) => number;
  SetImageFile: (orientation: number, angle: number, upscale: boolean) => number;
  SetPageSegMode: (mode: number) => void;
  Recognize: (monitor: null) => number;
  GetTSVText: (page: number) => string;
  End: () => void;
};
type TessModule = {
  readonly TessBaseAPI: new () => TessApi;
  readonly FS: { readonly writeFile: (path: string, bytes: Uint8Array) => void };
};

/** A word that was recognised, with its box in pixels from the upper left corner and how sure the engine is, 0 to 100. */
export type OcrWord = {
  readonly text: string;
  readonly confidence: number;
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
  /** Words of equal block, paragraph and line stand on one line. */
  readonly block: number;
  readonly paragraph: number;
  readonly line: number;
};

export type OcrEngine = {
  /** The words of an image file (PNG, JPEG, BMP, PNM, WebP), or null where it cannot be opened. */
  readonly recognise: (
    image: Uint8Array,
    orientation: number,
    layout: 'page' | 'scattered',
  ) => readonly OcrWord[] | null;
};

let loaded: Promise<OcrEngine> | null = null;

/**
 * Tesseract 5 as WebAssembly, with what it knows of English letters, both from installed packages. The usual loader
 * around it is left out: it fetches language data and starts threads; this reads two files and has a file system in
 * memory only.
 */
export function loadOcrEngine(): Promise<OcrEngine> {
  loaded ??= start();
  return loaded;
}

const LSTM_ONLY = 1;
const MODES = { page: 3, scattered: 11 } as const;

async function start(): Promise<OcrEngine> {
  const require = createRequire(import.meta.url);
  const create = require('tesseract.js-core/tesseract-core-simd-lstm.js') as (options: object) => Promise<TessModule>;
  const core = await create({ print: () => undefined, printErr: () => undefined });
  const data = dirname(require.resolve('@tesseract.js-data/eng/package.json'));
  core.FS.writeFile('/eng.traineddata', gunzipSync(readFileSync(join(data, '4.0.0_best_int', 'eng.traineddata.gz'))));
  return {
    recognise(image, orientation, layout) {
      const api = new core.TessBaseAPI();
      try {
        if (api.Init('/', 'eng', LSTM_ONLY) !== 0) throw new Error('the language data of the recogniser is not whole');
        core.FS.writeFile('/input', image);
        if (api.SetImageFile(orientation, 0, false) !== 0) return null;
        api.SetPageSegMode(MODES[layout]);
        api.Recognize(null);
        return wordsIn(api.GetTSVText(0));
      } finally {
        core.FS.writeFile('/input', new Uint8Array());
        api.End();
      }
    },
  };
}

/** Tesseract's table: level, page, block, paragraph, line, word, left, top, width, height, confidence, text. Level 5 is a word. */
function wordsIn(table: string): OcrWord[] {
  return table.split('\n').flatMap((row) => {
    const cells = row.split('\t');
    const text = (cells[11] ?? '').trim();
    if (cells[0] !== '5' || text === '') return [];
    const [block, paragraph, line, , left, top, width, height, confidence] = cells.slice(2, 11).map(Number) as [
      number,
      number,
      number,
      number,
      number,
      number,
      number,
      number,
      number,
    ];
    return [{ text, confidence, left, top, width, height, block, paragraph, line }];
  });
}
