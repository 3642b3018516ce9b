import { spawnSync } from 'node:child_process';
import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { chromium, type Browser, type BrowserContextOptions, type Page } from 'playwright-core';
import type { Client } from '#api/client';
import { installation, type Installation, type Running } from '../cli/lamplighter.ts';
import { signedIn } from '../cli/signed-in.ts';
import { installedChromium } from './chromium.ts';
import { watchConsole, type ConsoleWatch } from './console-watch.ts';

const root = join(import.meta.dirname, '..', '..');

/** One person's browser: a page of a session of its own. */
export type Seat = { readonly page: Page; readonly watch: ConsoleWatch; close(): Promise<void> };

/** The real program on a data folder of its own with the demo case, and a real Chromium. */
export type DemoInBrowser = {
  readonly url: string;
  /** A page that nobody signed in on. */
  open(options?: BrowserContextOptions): Promise<Seat>;
  /** A page on which this account signed in by a link. */
  signIn(login: string, options?: BrowserContextOptions): Promise<Seat>;
  /** A link that signs the account in once. */
  link(login: string): Promise<string>;
  /** The same server by the typed client, for what a test needs besides the browser. */
  client(login: string): Promise<Client>;
  close(): Promise<void>;
};

export async function demoInBrowser(): Promise<DemoInBrowser> {
  buildWhatIsStale();
  const here = await installation();
  try {
    const demo = await here.start(['demo', '--port', '0'], /Sign in as .*\n/);
    const [, url] = await demo.says(/(http:\/\/127\.0\.0\.1:\d+)\/sign-in#/);
    const browser = await chromium.launch({
      executablePath: installedChromium() ?? 'chromium',
      args: ['--headless', '--no-sandbox', '--disable-gpu', '--disable-background-networking'],
    });
    return inBrowser(here, demo, browser, url!);
  } catch (error) {
    await here.remove();
    throw error;
  }
}

function inBrowser(here: Installation, demo: Running, browser: Browser, url: string): DemoInBrowser {
  const open = async (options: BrowserContextOptions = {}): Promise<Seat> => {
    const context = await browser.newContext({ viewport: { width: 1280, height: 800 }, ...options });
    const page = await context.newPage();
    // LAMPLIGHTER_SLOW_PAGES=5 makes pages five times as slow: what two answers in another order break shows itself then.
    const slower = Number(process.env['LAMPLIGHTER_SLOW_PAGES'] ?? 1);
    if (slower > 1) {
      const devtools = await context.newCDPSession(page);
      await devtools.send('Emulation.setCPUThrottlingRate', { rate: slower });
    }
    return { page, watch: watchConsole(page), close: () => context.close() };
  };
  const link = async (login: string): Promise<string> => {
    const { stdout, stderr } = await here.run(['user', 'link', login]);
    const found = /\/sign-in#[\w-]+/.exec(stdout);
    if (found === null) throw new Error(`no link for ${login}:\n${stdout}${stderr}`);
    return `${url}${found[0]}`;
  };
  return {
    url,
    open,
    link,
    client: (login) => signedIn(here.home, login),
    async signIn(login, options) {
      const seat = await open(options);
      await seat.page.goto(await link(login));
      await seat.page.getByRole('heading', { name: 'Your cases' }).waitFor();
      return seat;
    },
    async close() {
      await browser.close();
      demo.child.kill('SIGINT');
      await demo.ended;
      await here.remove();
    },
  };
}

/** The pages are those of today's sources. */
function buildWhatIsStale(): void {
  const built = statSync(join(root, 'dist', 'web', 'index.html'), { throwIfNoEntry: false })?.mtimeMs ?? 0;
  if (['web', 'api', 'domain', 'engines'].every((layer) => newest(join(root, 'src', layer)) <= built)) return;
  const vite = join(root, 'node_modules', 'vite', 'bin', 'vite.js');
  const { status, stderr } = spawnSync(process.execPath, [vite, 'build', '--logLevel', 'warn'], {
    cwd: root,
    encoding: 'utf8',
    // Left to itself it would take over that this is a test, and build what is meant for developers.
    env: { ...process.env, NODE_ENV: 'production' },
  });
  if (status !== 0) throw new Error(`the pages could not be built:\n${stderr}`);
}

function newest(path: string): number {
  const found = statSync(path, { throwIfNoEntry: false });
  if (!found?.isDirectory()) return found?.mtimeMs ?? 0;
  return Math.max(...readdirSync(path).map((name) => newest(join(path, name))), 0);
}

/** Opens a document of the demo case by a part of its title. */
export async function openDocument(page: Page, title: string): Promise<void> {
  await page.getByRole('link', { name: 'Ferry Lane' }).click();
  await page.getByLabel('Filter documents by title').fill(title);
  await page.locator('.doc').first().click();
  await page.locator('.card').first().waitFor();
  await page.locator('.text-pane').click({ position: { x: 5, y: 5 } });
}

/** The card of the selected claim. */
export const selectedCard = (page: Page) => page.locator('.card.on');

/** Selects words in the text as a pointer would. What runs in the page is given as text: these files know no page. */
export async function selectWords(page: Page, words: string): Promise<void> {
  await page.evaluate(`{
    const wanted = ${JSON.stringify(words)};
    const run = [...document.querySelectorAll('.text-pane [data-s]')].find((one) => one.textContent.includes(wanted));
    if (run === undefined) throw new Error('no such words in view: ' + wanted);
    const start = run.textContent.indexOf(wanted);
    document.getSelection().setBaseAndExtent(run.firstChild, start, run.firstChild, start + wanted.length);
  }`);
}
