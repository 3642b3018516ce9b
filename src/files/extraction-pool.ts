import { isUtf8 } from 'node:buffer';
import { access, mkdtemp, rm } from 'node:fs/promises';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import { Failure } from '#domain/failure';
import type { ExtractionResult, FoundChild } from '#domain/rendition';
import { findConfinement, type Confinement } from './confinement.ts';
import { detectForm } from './detect-form.ts';
import { extract, refusalOfForm } from './extract.ts';
import { startChild, type ChildOutcome, type ExtractionChild } from './extraction-child.ts';
import { parserCrashed, refusalOf } from './extraction-failure.ts';
import { DEFAULT_LIMITS, type ExtractionLimits } from './extraction-limits.ts';
import { withoutChildren } from './parse-context.ts';
import { readDocument } from './read-document.ts';

export type PoolOptions = {
  /** Child processes at most. */
  readonly size: number;
  /** JavaScript heap of a child, in MiB. */
  readonly memoryMb: number;
  /** How long a child may say nothing. */
  readonly timeoutMs: number;
  /** How long a file that goes on, page after page, may take in all. */
  readonly wholeMs: number;
  /** Files after which a child is replaced. */
  readonly recycleAfter: number;
  /** Time without a file after which a child is ended, so that a server at rest holds no memory for it. */
  readonly idleMs: number;
  readonly limits: ExtractionLimits;
};

/** Where a file lies, and what becomes of files found inside it. */
export type Inside = {
  /** Containers around it. */
  readonly depth: number;
  readonly take: (children: readonly FoundChild[]) => Promise<void>;
};

const LEFT_INSIDE: Inside = { depth: 0, take: async () => undefined };

/** A file that is too large to be handed over in one piece. */
export type PartSource = {
  readonly size: number;
  /** At most 1 MiB, from a multiple of it on or at the very start. */
  readonly part: (at: number, length: number) => Promise<Uint8Array>;
};

const HEAD = 64 * 1024;

export type ExtractionPool = {
  /**
   * The text of a file given as bytes, as a path or in parts. Never rejects for what the file is; rejects with the signal's
   * reason when it is aborted, and then the child that held the file is ended. Files found inside go to `inside.take`,
   * some at a time and in order; without it they are left where they are. It rejects with a Failure to refuse the file.
   */
  readonly extract: (
    source: Uint8Array | { readonly path: string } | PartSource,
    name: string,
    signal?: AbortSignal,
    inside?: Inside,
  ) => Promise<ExtractionResult>;
  /** Bytes up to which a file is handed over in one piece; a larger container is read in parts, anything else refused. */
  readonly largestWhole: number;
  /** What holds a child back on this machine and what does not, in plain words for `status`. */
  readonly poolLimits: () => Promise<Pick<Confinement, 'enforced' | 'missing'>>;
  /** Child processes alive now. */
  readonly running: () => number;
  readonly close: () => Promise<void>;
};

const DEFAULTS: PoolOptions = {
  size: Math.max(1, Math.min(4, availableParallelism() - 1)),
  memoryMb: 512,
  timeoutMs: 60_000,
  wholeMs: 30 * 60_000,
  recycleAfter: 200,
  idleMs: 20_000,
  limits: DEFAULT_LIMITS,
};

/** Plain UTF-8 up to here is decoded in this process: there is no parser to attack, and a folder of articles goes fast. */
const IMMEDIATE_BYTES = 1024 * 1024;

type Slot = { child: ExtractionChild | null; idle: NodeJS.Timeout | null };

/** Reads files in child processes, which start when first needed, serve many files, and die one by one with the file that kills them. */
export function createExtractionPool(options: Partial<PoolOptions> = {}): ExtractionPool {
  const { size, memoryMb, timeoutMs, wholeMs, recycleAfter, idleMs, limits } = { ...DEFAULTS, ...options };
  const slots: readonly Slot[] = Array.from({ length: size }, () => ({ child: null, idle: null }));
  const free: Slot[] = [...slots];
  const waiting: ((slot: Slot | null) => void)[] = [];
  let closed = false;
  let confinement: Promise<Confinement> | null = null;
  let scratch: Promise<string> | null = null;

  const confine = () =>
    (confinement ??= findConfinement().catch((error: unknown) => {
      confinement = null;
      throw error;
    }));

  /** The folder that children start in; made anew where making it failed, or something cleared it away meanwhile. */
  const remade = async (before: Promise<string> | null): Promise<string> => {
    const made = await before?.catch(() => null);
    return typeof made === 'string' && (await isThere(made)) ? made : mkdtemp(join(tmpdir(), 'lamplighter-read-'));
  };
  const folder = (): Promise<string> => (scratch = remade(scratch));

  const take = (signal: AbortSignal | undefined): Promise<Slot | null> => {
    if (closed) return Promise.resolve(null);
    const slot = free.pop();
    if (slot !== undefined) {
      if (slot.idle !== null) clearTimeout(slot.idle);
      return Promise.resolve(slot);
    }
    return new Promise((resolve, reject) => {
      const turn = (given: Slot | null): void => {
        signal?.removeEventListener('abort', abort);
        resolve(given);
      };
      const abort = (): void => {
        waiting.splice(waiting.indexOf(turn), 1);
        reject(signal?.reason);
      };
      signal?.addEventListener('abort', abort, { once: true });
      waiting.push(turn);
    });
  };

  const giveBack = (slot: Slot): void => {
    const next = waiting.shift();
    if (next !== undefined) return next(slot);
    free.push(slot);
    slot.idle = setTimeout(() => void slot.child?.stop(), idleMs).unref();
  };

  const runIn = async (
    slot: Slot,
    bytes: Uint8Array,
    name: string,
    signal: AbortSignal | undefined,
    { depth, take: takeChildren }: Inside,
    parts: PartSource | null,
  ): Promise<ExtractionResult> => {
    const held = slot.child?.isAlive() === true ? null : await Promise.all([confine(), folder()]).catch(noGround);
    if (held !== null && 'ok' in held) return held;
    signal?.throwIfAborted();
    if (closed) return poolClosed();
    if (held !== null && slot.child?.isAlive() !== true) slot.child = startChild(held[0], memoryMb, held[1]);
    if (slot.child === null) return poolClosed();
    const { child } = slot;
    const abort = (): void => void child.stop();
    signal?.addEventListener('abort', abort, { once: true });
    const request = { bytes, name, limits, depth, size: parts?.size ?? bytes.length };
    const time = { silentMs: timeoutMs, wholeMs };
    const outcome = await child.run(request, time, takeChildren, parts?.part);
    signal?.removeEventListener('abort', abort);
    signal?.throwIfAborted();
    if (child.served() >= recycleAfter) void child.stop();
    return resultOf(outcome, timeoutMs, wholeMs);
  };

  return {
    largestWhole: limits.maxBytes,
    async extract(source, name, signal, inside = LEFT_INSIDE) {
      signal?.throwIfAborted();
      const slot = await take(signal);
      if (slot === null) return poolClosed();
      try {
        const parts = 'part' in source ? source : null;
        const bytes =
          source instanceof Uint8Array
            ? source
            : 'part' in source
              ? await source.part(0, Math.min(HEAD, source.size))
              : await readDocument(source.path, name, limits);
        const form = detectForm(bytes, name);
        const refusal = refusalOfForm(form, parts?.size ?? bytes.length, limits);
        if (refusal !== null) return refusalOf(refusal);
        const isPlain = form.kind === 'readable' && (form.form === 'text' || form.form === 'markdown');
        if (parts === null && isPlain && bytes.length <= IMMEDIATE_BYTES && isUtf8(bytes))
          return await extract(bytes, name, withoutChildren(limits));
        return await runIn(slot, bytes, name, signal, inside, parts);
      } catch (error) {
        if (error instanceof Failure) return refusalOf(error, error.details['retryable'] === true);
        throw error;
      } finally {
        giveBack(slot);
      }
    },
    async poolLimits() {
      const { enforced, missing } = await confine();
      return { enforced, missing };
    },
    running: () => slots.filter(({ child }) => child?.isAlive() === true).length,
    async close() {
      closed = true;
      for (const { idle } of slots) if (idle !== null) clearTimeout(idle);
      for (const turn of waiting.splice(0)) turn(null);
      await Promise.all(slots.map(({ child }) => child?.stop()));
      const made = await scratch?.catch(() => null);
      if (typeof made === 'string') await rm(made, { recursive: true, force: true });
    },
  };
}

const noGround = (): ExtractionResult => refusalOf(parserCrashed('it has no folder to run in'), true);

const isThere = (path: string): Promise<boolean> =>
  access(path).then(
    () => true,
    () => false,
  );

function resultOf(outcome: ChildOutcome, timeoutMs: number, wholeMs: number): ExtractionResult {
  if (outcome.kind === 'result') return outcome.result;
  if (outcome.kind === 'stopped') return poolClosed();
  if (outcome.kind === 'crashed') return refusalOf(parserCrashed(outcome.why), true);
  if (outcome.kind === 'refused') {
    if (outcome.error instanceof Failure) return refusalOf(outcome.error);
    throw outcome.error;
  }
  const seconds = (ms: number): number => Math.round(ms / 100) / 10;
  const what = `Reading the file came no further for ${seconds(timeoutMs)} seconds, or took ${seconds(wholeMs)} in all, and was stopped.`;
  return refusalOf(
    new Failure('LL-FILE-PARSER-TIMEOUT', what, 'Try again when the machine is less busy, or split the file.'),
    true,
  );
}

const poolClosed = (): ExtractionResult =>
  refusalOf(
    new Failure(
      'LL-FILE-POOL-CLOSED',
      'The file was not read, because the program is stopping.',
      'It is read after the next start.',
    ),
    true,
  );
