import type { Terminal } from './terminal.ts';

export type ProgressLine = {
  /** Draws a line over the last one; at most ten times a second, so that it costs nothing. */
  show(text: () => string): void;
  clear(): void;
};

/** One line on the terminal that is drawn over; nothing at all where nobody looks on. */
export function progressLine(terminal: Terminal, now: () => number): ProgressLine {
  if (!terminal.isInteractive) return { show: () => undefined, clear: () => undefined };
  let drawnAt = 0;
  let isDrawn = false;
  return {
    show(text) {
      const at = now();
      if (at - drawnAt < 100) return;
      drawnAt = at;
      isDrawn = true;
      terminal.err(`\r\u001b[2K${text().slice(0, Math.max(20, terminal.columns() - 1))}`);
    },
    clear() {
      if (isDrawn) terminal.err('\r\u001b[2K');
      isDrawn = false;
    },
  };
}
