import type { Page } from 'playwright-core';

/** Hears everything that a page complains of; a complaint that no test announced is a defect. */
export type ConsoleWatch = {
  /** Announces complaints that are part of a test, as the refused call that it provokes. */
  allow(pattern: RegExp): void;
  /** Complaints that nothing announced. */
  unexpected(): readonly string[];
};

export function watchConsole(page: Page): ConsoleWatch {
  const heard: string[] = [];
  const allowed: RegExp[] = [];
  page.on('console', (message) => {
    if (['error', 'warning', 'assert'].includes(message.type()))
      heard.push(`${message.type()}: ${message.text()} (${message.location().url})`);
  });
  page.on('pageerror', (error) => heard.push(`thrown: ${error.message}`));
  return {
    allow: (pattern) => void allowed.push(pattern),
    unexpected: () => heard.filter((line) => !allowed.some((pattern) => pattern.test(line))),
  };
}
