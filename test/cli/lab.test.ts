/** `tipfield lab` as a user types it, and the server behind it. */
import { writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { serveFolder } from '../../src/cli/static-server.ts';
import { tipfield } from '../support/command.ts';
import { temporaryFolder } from '../support/folder.ts';

test('tipfield lab prints the address of the page and ends at Ctrl-C', async () => {
  const done = await tipfield(['lab', '--port', '0'], { directory: temporaryFolder(), interruptAt: 'Ctrl-C' });
  expect(done.stdout).toMatch(/^the lab is at http:\/\/127\.0\.0\.1:\d+\/ until Ctrl-C\n$/);
  expect(done).toMatchObject({ exitCode: 0, stderr: '' });
});

test('a port that another program has, and a word that is no port, are told with the way out', async () => {
  const directory = temporaryFolder();
  const other = createServer();
  await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve));
  const { port } = other.address() as AddressInfo;
  const taken = await tipfield(['lab', '--port', `${port}`], { directory });
  other.close();
  expect(taken.stderr).toBe(`tipfield: port ${port} is taken by another program: --port 0 takes any that is free\n`);
  expect(taken.exitCode).toBe(1);

  const wrong = await tipfield(['lab', '--port', 'http'], { directory });
  expect(wrong.stderr).toContain('write a whole number from 0 to 65535');
  expect(wrong.exitCode).toBe(1);
});

test('the server gives the files of its folder, ranges of them, and nothing beside it', async () => {
  const outside = temporaryFolder();
  writeFileSync(join(outside, 'secret.txt'), 'secret');
  const folder = temporaryFolder();
  writeFileSync(join(folder, 'index.html'), '<p>page</p>');
  writeFileSync(join(folder, 'film.mp4'), '0123456789');
  const { address, close } = await serveFolder(folder);
  try {
    const page = await fetch(address);
    expect([page.status, page.headers.get('content-type')]).toEqual([200, 'text/html; charset=utf-8']);
    expect(await page.text()).toBe('<p>page</p>');

    const part = await fetch(`${address}film.mp4`, { headers: { range: 'bytes=2-4' } });
    expect([part.status, part.headers.get('content-range')]).toEqual([206, 'bytes 2-4/10']);
    expect(await part.text()).toBe('234');
    const end = await fetch(`${address}film.mp4`, { headers: { range: 'bytes=-3' } });
    expect(await end.text()).toBe('789');
    const beyond = await fetch(`${address}film.mp4`, { headers: { range: 'bytes=20-' } });
    expect(beyond.status).toBe(416);

    for (const path of ['none.js', `..%2f${outside.split('/').at(-1)}%2fsecret.txt`, '%00', '%']) {
      expect((await fetch(`${address}${path}`)).status, path).toBe(404);
    }
    expect((await fetch(address, { method: 'POST' })).status).toBe(405);
  } finally {
    await close();
  }
});
