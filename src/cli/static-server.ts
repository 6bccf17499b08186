/** A static server of one folder, for this machine alone: what serves the lab to a browser here. */
import { createReadStream, type Stats, statSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join, normalize, sep } from 'node:path';

const TYPES: Readonly<Record<string, string>> = {
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.ico': 'image/x-icon',
  '.jpg': 'image/jpeg',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.mp4': 'video/mp4',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.ttf': 'font/ttf',
  '.txt': 'text/plain; charset=utf-8',
  '.wasm': 'application/wasm',
  '.webm': 'video/webm',
  '.webp': 'image/webp',
  '.woff2': 'font/woff2',
  '.yaml': 'text/yaml; charset=utf-8',
};

export interface Serving {
  /** With a slash at its end, as `http://127.0.0.1:4173/`. */
  readonly address: string;
  close(): Promise<void>;
}

/**
 * Serves the files of `folder` at 127.0.0.1, which no other machine reaches; port 0 takes any that is free. A folder stands for its
 * index.html. A range of bytes is answered with that range, because a video is wound by ranges. Throws where the port is taken.
 */
export async function serveFolder(folder: string, port = 0): Promise<Serving> {
  const server = createServer((request, response) => {
    const method = request.method ?? 'GET';
    if (method !== 'GET' && method !== 'HEAD') return void response.writeHead(405, { allow: 'GET, HEAD' }).end();
    const file = find(folder, request.url ?? '/');
    if (file === undefined) return void response.writeHead(404, { 'content-type': TYPES['.txt'] }).end('not found\n');
    if (file.redirect !== undefined) return void response.writeHead(301, { location: file.redirect }).end();
    const { path, stats } = file;
    const range = readRange(request.headers.range, stats.size);
    if (range === 'beyond') {
      return void response.writeHead(416, { 'content-range': `bytes */${stats.size}` }).end();
    }
    const [first, last] = range ?? [0, stats.size - 1];
    response.writeHead(range === undefined ? 200 : 206, {
      'content-type': TYPES[extname(path)] ?? 'application/octet-stream',
      'content-length': last - first + 1,
      'accept-ranges': 'bytes',
      // A build made again is seen at once.
      'cache-control': 'no-cache',
      ...(range === undefined ? {} : { 'content-range': `bytes ${first}-${last}/${stats.size}` }),
    });
    if (method === 'HEAD' || stats.size === 0) return void response.end();
    createReadStream(path, { start: first, end: last })
      .on('error', () => response.destroy())
      .pipe(response);
  });
  await listen(server, port);
  const address = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
  return { address, close: () => end(server) };
}

type Found = { readonly path: string; readonly stats: Stats; readonly redirect?: string };

/** The file that an address names; undefined where there is none within the folder. */
function find(folder: string, url: string): Found | undefined {
  let name: string;
  try {
    name = decodeURIComponent(new URL(url, 'http://localhost').pathname);
  } catch {
    return undefined;
  }
  const path = normalize(join(folder, name));
  if (name.includes('\0') || !`${path}${sep}`.startsWith(`${normalize(folder)}${sep}`)) return undefined;
  const stats = statSync(path, { throwIfNoEntry: false });
  if (stats?.isFile()) return { path, stats };
  if (!stats?.isDirectory()) return undefined;
  // Without the slash relative addresses of the page would begin one folder too high.
  if (!name.endsWith('/')) return { path, stats, redirect: `${name}/` };
  const index = join(path, 'index.html');
  const found = statSync(index, { throwIfNoEntry: false });
  return found?.isFile() ? { path: index, stats: found } : undefined;
}

/** `bytes=first-last`, one range; anything else is answered with the whole file. */
function readRange(header: string | undefined, size: number): readonly [number, number] | 'beyond' | undefined {
  const parts = /^bytes=(\d*)-(\d*)$/.exec(header ?? '');
  if (parts === null || (parts[1] === '' && parts[2] === '')) return undefined;
  const first = parts[1] === '' ? Math.max(0, size - Number(parts[2])) : Number(parts[1]);
  const last = parts[1] === '' || parts[2] === '' ? size - 1 : Math.min(Number(parts[2]), size - 1);
  return first > last ? 'beyond' : [first, last];
}

function listen(server: Server, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', () => resolve());
  });
}

function end(server: Server): Promise<void> {
  server.closeAllConnections();
  return new Promise((resolve) => server.close(() => resolve()));
}
