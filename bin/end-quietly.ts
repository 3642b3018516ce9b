import { closeSync } from 'node:fs';
import { isatty } from 'node:tty';

/** A reader of our output that went away, as `head` does, is no error of ours; warnings of Node itself are no news to a user. */
export function endQuietly(): void {
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code === 'EPIPE') process.exit(0);
    // The terminal was hung up: its signal asks for an orderly end, and nobody reads what is said meanwhile.
    if (error.code === 'EIO' || error.code === 'ERR_STREAM_DESTROYED') return;
    throw error;
  });
  process.stderr.on('error', () => undefined);
  process.removeAllListeners('warning');
  process.on('warning', (warning) => {
    if (warning.name !== 'ExperimentalWarning') process.stderr.write(`${warning.name}: ${warning.message}\n`);
  });
  letGoOfHungUpTerminal();
}

/** At its end Node sets terminals back as they were, and crashes on one that was hung up, unless it is closed by then. */
function letGoOfHungUpTerminal(): void {
  const terminals = [0, 1, 2].filter((fd) => isatty(fd));
  process.once('exit', () => {
    for (const fd of terminals) if (!isatty(fd)) closeSync(fd);
  });
}
