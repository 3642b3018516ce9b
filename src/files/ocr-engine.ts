import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { gunzipSync } from 'node:zlib';
import { installedLanguages, scriptNamed } from './ocr-languages.ts';

/** The part of Tesseract that is asked for, as its WebAssembly build names it. */
type TessApi = {
  Init: (folder: string, language: string, engine: number) => number;
  SetImageFile: (orientation: number, angle: number, upscale: boolean) => number;
  SetPageSegMode: (mode: number) => void;
  Recognize: (monitor: null) => number;
  GetTSVText: (page: number) => string;
  DetectOS: (into: OsResults) => boolean;
  End: () => void;
};
type OsResults = {
  readonly best_result: { readonly script_id: number; readonly sconfidence: number };
  readonly unicharset: { readonly get_script_from_script_id: (id: number) => string };
  readonly __destroy__: () => void;
};
type TessModule = {
  readonly TessBaseAPI: new () => TessApi;
  readonly OSResults: new () => OsResults;
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
  /**
   * The words of an image file (PNG, JPEG, BMP, PNM, WebP) in the letters of these languages, or null where it cannot be
   * opened.
   */
  readonly recognise: (image: Picture, layout: 'page' | 'scattered', languages: readonly string[]) => OcrWords | null;
  /** The script that most of its letters are of, or null where there are too few to tell. */
  readonly scriptOf: (image: Picture) => string | null;
  readonly installed: ReadonlyMap<string, readonly string[]>;
};

export type Picture = { readonly bytes: Uint8Array; readonly orientation: number };
export type OcrWords = readonly OcrWord[];

let loaded: Promise<OcrEngine> | null = null;

/**
 * Tesseract 5 as WebAssembly, with what it knows of the letters of each language that is installed, all from packages.
 * The usual loader around it is left out: it fetches language data and starts threads; this reads files of packages and
 * has a file system in memory only.
 */
export function loadOcrEngine(): Promise<OcrEngine> {
  loaded ??= start();
  return loaded;
}

const SCRIPTS_ONLY = 0;
const LSTM_ONLY = 1;
const MODES = { page: 3, scattered: 11 } as const;
/** Below this the detector has not made up its mind. */
const SURE_SCRIPT = 1;

async function start(): Promise<OcrEngine> {
  const require = createRequire(import.meta.url);
  // The build with the older recogniser too: the detector of scripts is part of that.
  const create = require('tesseract.js-core/tesseract-core-simd.js') as (options: object) => Promise<TessModule>;
  const core = await create({ print: () => undefined, printErr: () => undefined });
  const { byScript, dataOf } = installedLanguages();
  const written = new Set<string>();
  const write = (code: string): void => {
    if (written.has(code)) return;
    core.FS.writeFile(`/${code}.traineddata`, gunzipSync(readFileSync(dataOf(code))));
    written.add(code);
  };
  const withPicture = <T>(
    { bytes, orientation }: Picture,
    languages: readonly string[],
    mode: number,
    work: (api: TessApi) => T,
  ): T | null => {
    for (const code of languages) write(code);
    const api = new core.TessBaseAPI();
    try {
      if (api.Init('/', languages.join('+'), mode) !== 0)
        throw new Error('the language data of the recogniser is not whole');
      core.FS.writeFile('/input', bytes);
      return api.SetImageFile(orientation, 0, false) === 0 ? work(api) : null;
    } finally {
      core.FS.writeFile('/input', new Uint8Array());
      api.End();
    }
  };
  return {
    installed: byScript,
    recognise: (image, layout, languages) =>
      withPicture(image, languages, LSTM_ONLY, (api) => {
        api.SetPageSegMode(MODES[layout]);
        api.Recognize(null);
        return wordsIn(api.GetTSVText(0));
      }),
    scriptOf: (image) =>
      withPicture(image, ['osd'], SCRIPTS_ONLY, (api) => {
        api.SetPageSegMode(0);
        const found = new core.OSResults();
        try {
          if (!api.DetectOS(found)) return null;
          const { script_id, sconfidence } = found.best_result;
          return sconfidence < SURE_SCRIPT ? null : scriptNamed(found.unicharset.get_script_from_script_id(script_id));
        } finally {
          found.__destroy__();
        }
      }),
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
