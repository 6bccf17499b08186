/** Vite plugin for the lab's page: what it may load, as a Content-Security-Policy of the built page. */
import { createHash } from 'node:crypto';
import type { Plugin } from 'vite';

/** From the site itself and nowhere else; scripts also by the hash of those that stand in the page. */
const policy = (scripts: readonly string[]) =>
  [
    "default-src 'self'",
    // HDF5 is WebAssembly.
    ["script-src 'self' 'wasm-unsafe-eval'", ...scripts].join(' '),
    "worker-src 'self' blob:",
    // The library of curves sets styles of elements.
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data: blob:",
    "media-src 'self' blob:",
    "connect-src 'self' data: blob:",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; ');

/** Only in the build: the development server puts scripts of its own into the page. */
export function labPage(): Plugin {
  return {
    name: 'lab-page',
    apply: 'build',
    transformIndexHtml: {
      order: 'post',
      handler(html) {
        const inline = [...html.matchAll(/<script>(.*?)<\/script>/gs)].map(([, text]) => text);
        const hashes = inline.map((text) => `'sha256-${createHash('sha256').update(text).digest('base64')}'`);
        const attrs = { 'http-equiv': 'Content-Security-Policy', content: policy(hashes) };
        return [{ tag: 'meta', attrs, injectTo: 'head-prepend' }];
      },
    },
  };
}
