import { fork, type ChildProcess } from 'node:child_process';
import type { ExtractionResult, FoundChild } from '#domain/rendition';
import type { Confinement } from './confinement.ts';
import { residentMemory } from './resident-memory.ts';
import { checkedChildren, checkedPart, checkedResult, type WorkerOrder, type WorkerRequest } from './worker-message.ts';
import { workerProgram } from './worker-program.ts';

/** How one file went in a child process. After anything but a result the child is gone. */
export type ChildOutcome =
  | { readonly kind: 'result'; readonly result: ExtractionResult }
  | { readonly kind: 'crashed'; readonly why: string }
  | { readonly kind: 'timed-out' }
  | { readonly kind: 'refused'; readonly error: unknown }
  | { readonly kind: 'stopped' };

export type ExtractionChild = {
  readonly pid: number | undefined;
  /** One file at a time. Files found inside go to `take`; where it rejects, the process is ended and the file refused. */
  readonly run: (
    request: WorkerRequest,
    time: TimeAllowed,
    take: (children: readonly FoundChild[]) => Promise<void>,
    /** Parts of a file that is larger than what the request holds of it. */
    part?: (at: number, length: number) => Promise<Uint8Array>,
  ) => Promise<ChildOutcome>;
  readonly served: () => number;
  readonly isAlive: () => boolean;
  /** Ends the process at once and waits for its end; a file in hand ends as stopped. */
  readonly stop: () => Promise<void>;
};

/** A process that says nothing for `silentMs` hangs, and none has more than `wholeMs`; time spent in `take` and `part` is not counted. */
export type TimeAllowed = { readonly silentMs: number; readonly wholeMs: number };

const MIB = 1024 * 1024;
const noParts = async (): Promise<Uint8Array> => new Uint8Array();
const WATCH_MS = 100;
const STDERR_KEPT = 4096;

/** Starts a process that keeps its parent alive only while it has a file in hand. */
export function startChild(confinement: Confinement, memoryMb: number, cwd: string): ExtractionChild {
  const child = fork(workerProgram().path, [], {
    execPath: confinement.command,
    execArgv: [...confinement.execArgv, `--max-old-space-size=${memoryMb}`, '--no-warnings'],
    // Windows programs do not start without SystemRoot; nothing else is passed on.
    env: process.platform === 'win32' ? { SystemRoot: process.env['SystemRoot'] } : {},
    cwd,
    serialization: 'advanced',
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
  });
  let stderr = '';
  let alive = true;
  let stopping = false;
  let served = 0;
  let settle: ((outcome: ChildOutcome) => void) | null = null;
  const gone = new Promise<void>((resolve) => {
    child.once('close', () => resolve());
    child.once('error', () => resolve());
  });
  const finish = (outcome: ChildOutcome): void => {
    const now = settle;
    settle = null;
    now?.(outcome);
  };
  const die = (why: string): void => {
    alive = false;
    finish(stopping ? { kind: 'stopped' } : { kind: 'crashed', why });
  };
  child.stderr?.setEncoding('utf8').on('data', (text: string) => {
    stderr = (stderr + text).slice(-STDERR_KEPT);
  });
  child.once('error', (error) => die(`its process could not be started (${error.message})`));
  child.once('close', (status, signal) => die(deathOf(status, signal, stderr)));
  rest(child);
  return {
    pid: child.pid,
    run: (request, { silentMs, wholeMs }, take, part = noParts) =>
      new Promise((resolve) => {
        if (!alive) return resolve({ kind: 'crashed', why: 'its process had ended' });
        child.ref();
        child.channel?.ref();
        const kill = (outcome: ChildOutcome): void => {
          alive = false;
          child.kill('SIGKILL');
          finish(outcome);
        };
        const order = (message: WorkerOrder): void => {
          child.send(message, (error) => {
            if (error !== null) kill({ kind: 'crashed', why: `its process took no message (${error.message})` });
          });
        };
        let left = wholeMs;
        let begun = performance.now();
        let timer: NodeJS.Timeout | undefined;
        let isRunning = false;
        const runClock = (): void => {
          clearTimeout(timer);
          isRunning = true;
          begun = performance.now();
          timer = setTimeout(() => kill({ kind: 'timed-out' }), Math.min(silentMs, left));
        };
        const stopClock = (): void => {
          clearTimeout(timer);
          if (isRunning) left -= performance.now() - begun;
          isRunning = false;
        };
        const hand = (children: readonly FoundChild[]): void => {
          stopClock();
          take(children).then(
            () => {
              if (settle === null) return;
              runClock();
              order({ kind: 'go on' });
            },
            (error: unknown) => kill({ kind: 'refused', error }),
          );
        };
        const give = (at: number, length: number): void => {
          stopClock();
          part(at, length).then(
            (bytes) => {
              if (settle === null) return;
              runClock();
              order({ kind: 'part', bytes });
            },
            (error: unknown) => kill({ kind: 'refused', error }),
          );
        };
        const onMessage = (message: unknown): void => {
          const kind = (message as { kind?: unknown } | null)?.kind;
          if (kind === 'ready') return;
          if (kind === 'alive') {
            stopClock();
            return left > 0 ? runClock() : kill({ kind: 'timed-out' });
          }
          const wanted = checkedPart(message, request.size);
          if (wanted !== null) return give(wanted.at, wanted.length);
          const children = checkedChildren(message);
          if (children !== null) return hand(children);
          const result = checkedResult(message, request.limits.maxChars);
          if (result === null) kill({ kind: 'crashed', why: 'its process gave an answer that makes no sense' });
          else finish({ kind: 'result', result });
        };
        runClock();
        const watch = setInterval(() => {
          const held = child.pid === undefined ? null : residentMemory(child.pid);
          if (held !== null && held > residentLimit(memoryMb))
            kill({ kind: 'crashed', why: 'it used too much memory' });
        }, WATCH_MS);
        settle = (outcome) => {
          clearTimeout(timer);
          clearInterval(watch);
          child.off('message', onMessage);
          rest(child);
          served++;
          resolve(outcome);
        };
        child.on('message', onMessage);
        order({ kind: 'read', ...request });
      }),
    served: () => served,
    isAlive: () => alive,
    stop() {
      stopping = true;
      alive = false;
      child.ref();
      child.kill('SIGKILL');
      return gone;
    },
  };
}

/** Beside the JavaScript heap there are the file's bytes, their copies and the engine itself. */
const residentLimit = (memoryMb: number): number => (2 * memoryMb + 384) * MIB;

function rest(child: ChildProcess): void {
  child.unref();
  child.channel?.unref();
  (child.stderr as unknown as { unref?: () => void } | null)?.unref?.();
}

function deathOf(status: number | null, signal: NodeJS.Signals | null, stderr: string): string {
  if (/heap out of memory|Allocation failed/i.test(stderr)) return 'it used too much memory';
  const end = signal === null ? `its process ended with status ${status}` : `its process was ended by ${signal}`;
  const error = /^\S*Error.*$/m.exec(stderr)?.[0].slice(0, 200);
  return error === undefined ? end : `${end} (${error})`;
}
