/**
 * Headless Chromium of the npm package @sparticuz/chromium, driven by playwright-core: a browser for tests on a machine that has
 * none. The package carries the libraries that a bare Debian lacks (NSS and NSPR); they are unpacked beside it.
 */

import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { brotliDecompressSync } from 'node:zlib';
import bundled from '@sparticuz/chromium';
import { type Browser, chromium, type Page } from 'playwright-core';

/** Background traffic off, no sandbox in containers; `webgpu` adds what a presented WebGPU canvas needs. */
const QUIET = [
  '--no-sandbox',
  '--disable-gpu-sandbox',
  '--disable-quic',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--font-render-hinting=none',
];
const WEBGPU = [
  '--enable-unsafe-webgpu',
  '--use-angle=swiftshader',
  '--enable-features=Vulkan',
  '--use-vulkan=swiftshader',
];

/** Else the language of a page on a machine without a locale is "en-US@posix", which Intl refuses. */
const ENGLISH = { LANG: 'en_US.UTF-8', LC_ALL: 'en_US.UTF-8' };

export interface BrowserOptions {
  /** WebGPU on a software adapter. */
  readonly webgpu?: boolean;
}

/** Opens the browser; close it at the end of the test file. */
export async function openBrowser({ webgpu = false }: BrowserOptions = {}): Promise<Browser> {
  const executablePath = await bundled.executablePath();
  const path = [libraries(), process.env.LD_LIBRARY_PATH].filter(Boolean).join(':');
  return chromium.launch({
    executablePath,
    headless: true,
    args: [...QUIET, ...(webgpu ? WEBGPU : ['--disable-gpu'])],
    env: { ...process.env, ...fonts(), ...ENGLISH, LD_LIBRARY_PATH: path },
  });
}

/** A machine without fonts gets the one of the package, which `executablePath` has unpacked. */
function fonts(): Record<string, string> {
  return existsSync('/etc/fonts/fonts.conf') ? {} : { FONTCONFIG_PATH: join(tmpdir(), 'fonts') };
}

/** Folder of the shared libraries that the package carries, unpacked once; several processes may try at a time. */
function libraries(): string {
  const home = join(dirname(createRequire(import.meta.url).resolve('@sparticuz/chromium')), '..', '..');
  const { version } = JSON.parse(readFileSync(join(home, 'package.json'), 'utf8')) as { readonly version: string };
  const folder = join(tmpdir(), `tipfield-chromium-libraries-${version}`);
  if (!existsSync(folder)) {
    const beside = mkdtempSync(join(tmpdir(), 'tipfield-chromium-'));
    const archive = brotliDecompressSync(readFileSync(join(home, 'bin', 'al2023.tar.br')));
    execFileSync('tar', ['-x', '-C', beside], { input: archive });
    try {
      renameSync(beside, folder);
    } catch {
      rmSync(beside, { recursive: true, force: true });
    }
  }
  mkdirSync(folder, { recursive: true });
  return join(folder, 'lib');
}

/**
 * Ends the browser's GPU process, as a driver that resets does: every WebGPU device and WebGL context of every page is lost, and the
 * browser starts a new process, on which both can be had again.
 */
export async function crashGpu(browser: Browser): Promise<void> {
  const session = await browser.newBrowserCDPSession();
  await session.send('Browser.crashGpuProcess');
  await session.detach();
}

/** What a page did that its reader would not want. */
export interface Trouble {
  /** Messages of the console, and errors that no script caught. */
  readonly messages: readonly string[];
  /** Addresses that were asked for, but for the page itself, data within it, and what lies under its home. */
  readonly requests: readonly string[];
}

/** Watches a page from now on; the lists grow as it goes. What begins with `home` may be asked for. */
export function watch(page: Page, home?: string): Trouble {
  const messages: string[] = [];
  const requests: string[] = [];
  page.on('console', (message) => messages.push(`${message.type()}: ${message.text()}`));
  page.on('pageerror', (error) => messages.push(String(error)));
  page.on('request', (request) => {
    const address = request.url();
    const isOwn = home !== undefined && address.startsWith(home);
    if (!isOwn && !/^(data|blob|file):/.test(address)) requests.push(address);
  });
  page.on('requestfailed', (request) => {
    // A film that is wound lets go of the part that it was loading.
    const isLetGo = request.resourceType() === 'media' && request.failure()?.errorText === 'net::ERR_ABORTED';
    if (!isLetGo) requests.push(`failed: ${request.url().slice(0, 100)}`);
  });
  page.on('response', (response) => {
    if (response.status() >= 400) requests.push(`${response.status()}: ${response.url()}`);
  });
  return { messages, requests };
}
