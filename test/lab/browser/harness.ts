/** The built lab in a real browser, as a visitor opens it, and its model for what a test must know exactly. */
import { existsSync, readdirSync, statSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import type Axe from 'axe-core';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { serveFolder } from '../../../src/cli/static-server.ts';
import type {} from '../../../src/lab/lab.ts';
import { type Trouble, watch } from '../../browser/chromium.ts';

declare global {
  interface Window {
    /** Where a test has put it in. */
    readonly axe: typeof Axe;
  }
}

const ROOT = join(import.meta.dirname, '../../..');

export interface Visit {
  readonly page: Page;
  /** Console messages, uncaught errors, and requests to other places than the site: all must stay empty. */
  readonly trouble: Trouble;
  /** Address of the site's folder, with a slash at its end. */
  readonly address: string;
  close(): Promise<void>;
}

export interface VisitOptions {
  /** State of the page, as `toLink` writes it, with its `#`. */
  readonly hash?: string;
  /** Of the address, with its `?`; because the twin is what a software adapter gets by itself, `?backend=software` asks for WebGPU. */
  readonly query?: string;
  /** Of the visitor: size of the window, colours, reduced motion, touch. */
  readonly visitor?: BrowserContextOptions;
  /** Runs in the page before any script of it. */
  readonly before?: string;
  /** What is waited for: by default the first frame; `recorded`, the page of a browser without WebGPU. */
  readonly until?: 'load' | 'frame' | 'recorded';
  /** Called with each answer that arrived before that. */
  readonly onLoad?: (address: string, body: Buffer) => void;
}

/** Serves the built site from a folder within a server, opens it in a fresh profile and waits. Times out after a minute, with the messages of the page. */
export async function visitLab(browser: Browser, options: VisitOptions = {}): Promise<Visit> {
  const { hash = '', query = '', visitor = {}, before, until = 'frame', onLoad } = options;
  const folder = builtLab();
  const serving = await serveFolder(dirname(folder));
  const address = `${serving.address}${basename(folder)}/`;
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, ...visitor });
  const page = await context.newPage();
  const trouble = watch(page, address);
  const close = async () => {
    await context.close();
    await serving.close();
  };
  try {
    if (before !== undefined) await page.addInitScript(before);
    const bodies: Promise<void>[] = [];
    page.on('response', (response) => {
      if (onLoad) bodies.push(response.body().then((body) => onLoad(response.url(), body)));
    });
    await page.goto(`${address}${query}${hash}`);
    if (until === 'frame') await firstFrame(page);
    if (until === 'recorded') await page.waitForSelector('html[data-lab=recorded]');
    await Promise.all(bodies);
  } catch (error) {
    await close();
    throw new Error(`the lab did not open: ${String(error)}; ${trouble.messages.join('; ') || 'no message'}`);
  }
  return { page, trouble, address, close };
}

/** Waits until both cases are painted at their first time, or the page has told why not. */
export async function firstFrame(page: Page): Promise<void> {
  const shows = () => /^(running|paused|ended|failed)$/.test(document.documentElement.dataset.lab ?? '');
  await page.waitForFunction(shows, undefined, { timeout: 60_000 });
}

/**
 * The built site: dist/lab, which `npm run build` makes; throws where a build would change it, because an older one would prove
 * nothing. TIPFIELD_LAB names another folder, which is taken as it is.
 */
export function builtLab(): string {
  if (process.env.TIPFIELD_LAB !== undefined) return process.env.TIPFIELD_LAB;
  const folder = join(ROOT, 'dist/lab');
  const page = join(folder, 'index.html');
  const built = existsSync(page) ? statSync(page).mtimeMs : 0;
  for (const source of ['src', 'shaders', 'examples']) {
    for (const file of readdirSync(join(ROOT, source), { recursive: true, encoding: 'utf8' })) {
      if (/^cli[\\/]/.test(file) || !/\.(tsx?|wgsl|css|html|yaml)$/.test(file)) continue;
      if (statSync(join(ROOT, source, file)).mtimeMs > built) {
        throw new Error(`the lab in ${folder} is older than ${source}/${file}: npm run build, or npm test`);
      }
    }
  }
  return folder;
}
