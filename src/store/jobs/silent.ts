import type { Logger } from 'graphile-worker';
import { jobLibrary } from './job-library.ts';

let made: Logger | undefined;

/** The library says what it does in its own words, with what a job holds among them: none of it goes out. */
export function silent(): Logger {
  const { Logger: Made } = jobLibrary();
  return (made ??= new Made(() => () => undefined));
}
