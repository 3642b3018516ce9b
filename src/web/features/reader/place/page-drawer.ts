import type { DrawnPage, PageReply, PageRequest, PartKind } from './page-message.ts';

export type PageDrawer = {
  /** How many pages there are; rejects with a plain reason where the file cannot be drawn. */
  readonly pages: () => Promise<number>;
  /** One page, `width` pixels wide or narrower. Drawn one after another. */
  readonly draw: (page: number, width: number) => Promise<DrawnPage>;
  /** Ends the worker; asked again, another one is opened. */
  readonly close: () => void;
};

/** A page that takes longer is given up with the worker that draws it; a new one is opened for the next page. */
const LONGEST_MS = 20_000;

const folders: Readonly<Record<PartKind, string>> = { cMapUrl: 'cmaps', standardFontDataUrl: 'fonts' };

/** Fetches a part of the parser from our own server; a name that is no plain file name is none of them. */
async function fetchPart(part: PartKind, name: string): Promise<Uint8Array | null> {
  const folder = folders[part];
  if (folder === undefined || !/^[\w-]+\.\w+$/.test(name)) return null;
  const response = await fetch(`/assets/pdf-${__PDF_VERSION__}/${folder}/${name}`);
  return response.ok ? new Uint8Array(await response.arrayBuffer()) : null;
}

/** Opens a file in a worker of its own, which is all that ever looks into it in the browser. */
export function openPages(form: 'page' | 'picture', bytes: Uint8Array, mediaType: string): PageDrawer {
  let worker: Worker | null = null;
  let settle: ((reply: PageReply) => void) | null = null;
  let line: Promise<unknown> = Promise.resolve();

  const say = (request: PageRequest) => worker?.postMessage(request);
  const end = () => {
    worker?.terminate();
    worker = null;
  };
  const start = () => {
    worker = new Worker(new URL('./page-worker.ts', import.meta.url), { type: 'module' });
    worker.addEventListener('error', () => settle?.({ kind: 'failed', why: 'what draws pages could not be started' }));
    worker.addEventListener('message', ({ data }: MessageEvent<PageReply>) => {
      if (data.kind === 'part') {
        const { part, name } = data;
        void fetchPart(part, name)
          .catch(() => null)
          .then((found) => say({ kind: 'part', part, name, bytes: found }));
      } else if (data.kind === 'opened' || data.kind === 'drawn' || data.kind === 'failed') settle?.(data);
    });
  };

  const ask = (request: PageRequest): Promise<PageReply> =>
    new Promise((resolve, reject) => {
      const timer = setTimeout(() => {
        end();
        settle = null;
        reject(new Error(`it took longer than ${LONGEST_MS / 1000} seconds`));
      }, LONGEST_MS);
      settle = (reply) => {
        clearTimeout(timer);
        settle = null;
        if (reply.kind === 'failed') reject(new Error(reply.why));
        else resolve(reply);
      };
      say(request);
    });

  const open = async (): Promise<number> => {
    end();
    start();
    const reply = await ask({ kind: 'open', form, bytes, mediaType });
    return reply.kind === 'opened' ? reply.pages : 1;
  };
  const inLine = <T>(work: () => Promise<T>): Promise<T> => {
    const next = line.then(work);
    line = next.catch(() => undefined);
    return next;
  };

  return {
    pages: () => inLine(open),
    draw: (page, width) =>
      inLine(async () => {
        if (worker === null) await open();
        const reply = await ask({ kind: 'draw', page, width });
        if (reply.kind !== 'drawn') throw new Error('no page came back');
        return reply;
      }),
    close: () => {
      settle?.({ kind: 'failed', why: 'it was closed' });
      end();
    },
  };
}
