import { existsSync } from 'node:fs';

const usual = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome-stable',
  '/usr/bin/google-chrome',
  '/snap/bin/chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
];

/** The installed Chromium, or null; `LAMPLIGHTER_CHROMIUM` names one elsewhere. */
export function installedChromium(env: NodeJS.ProcessEnv = process.env): string | null {
  const named = env['LAMPLIGHTER_CHROMIUM'];
  return [...(named === undefined ? [] : [named]), ...usual].find((path) => existsSync(path)) ?? null;
}

/** Whether browser tests run. Without a Chromium they say how to get one; where they are required they run, and fail. */
export function isBrowserHere(env: NodeJS.ProcessEnv = process.env): boolean {
  if (installedChromium(env) !== null || env['LAMPLIGHTER_BROWSER'] === 'required') return true;
  console.log(
    'Browser tests are left out: no Chromium was found. On Debian: apt-get install chromium; elsewhere, set LAMPLIGHTER_CHROMIUM to its path.',
  );
  return false;
}
