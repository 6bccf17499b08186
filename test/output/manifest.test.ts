import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { describe, expect, test } from 'vitest';
import { writeAtomic } from '../../src/output/files.ts';
import { readManifest, readVersions, writeManifest } from '../../src/output/manifest.ts';
import { temporaryFolder } from '../support/folder.ts';
import { sampleManifest } from '../support/manifest.ts';

/** Reads the file named by its argument for 0.3 s and counts what is neither all a nor all b. */
const countTornReads = `
  const { readFileSync } = require('node:fs');
  const end = Date.now() + 300;
  let reads = 0;
  let torn = 0;
  for (; Date.now() < end; reads++) if (!/^(a{200000}|b{200000})$/.test(readFileSync(process.argv[1], 'utf8'))) torn++;
  process.stdout.write(JSON.stringify({ reads, torn }));`;

describe('run.json', () => {
  test('says what was run and how it went, and reads back the same', () => {
    const folder = temporaryFolder();
    const running = sampleManifest(['pvh', 'pvh-im']);
    writeManifest(folder, running);
    expect(readManifest(folder)).toEqual(running);
    const failed = {
      ...running,
      status: 'failed',
      reason: 'the device was lost',
      finished: '2026-11-21T03:01:00.000Z',
    } as const;
    writeManifest(folder, failed);
    expect(readManifest(folder)).toEqual(failed);
    expect(readdirSync(folder)).toEqual(['run.json']);
  });

  test('is the old one or the new one when writing fails, never a part', () => {
    const folder = temporaryFolder();
    const path = join(folder, 'run.json');
    writeAtomic(path, 'old');
    // The temporary file cannot be made where a folder has its name.
    mkdirSync(`${path}.${process.pid}.tmp`);
    expect(() => writeAtomic(path, 'new')).toThrow();
    expect(readFileSync(path, 'utf8')).toBe('old');
  });

  test('is whole whenever another process reads it', async () => {
    const path = join(temporaryFolder(), 'run.json');
    const contents = ['a'.repeat(200_000), 'b'.repeat(200_000)];
    writeAtomic(path, contents[0]);
    const reader = spawn(process.execPath, ['-e', countTornReads, path], { stdio: ['ignore', 'pipe', 'inherit'] });
    let report = '';
    reader.stdout.on('data', (chunk: Buffer) => {
      report += chunk;
    });
    const ended = once(reader, 'close');
    for (let k = 0; reader.exitCode === null; k++) {
      writeAtomic(path, contents[k % 2]);
      await setImmediate();
    }
    await ended;
    const { reads, torn } = JSON.parse(report) as { reads: number; torn: number };
    expect(reads).toBeGreaterThan(10);
    expect(torn).toBe(0);
  });

  test('of another program is not taken for ours', () => {
    const folder = temporaryFolder();
    for (const content of ['', 'not JSON', 'null', '[]', '{"program":"other"}', '{"program":"tipfield"}']) {
      writeFileSync(join(folder, 'run.json'), content);
      expect(readManifest(folder)).toBeUndefined();
    }
    expect(readManifest(join(folder, 'absent'))).toBeUndefined();
  });

  test('names the versions of what computes', () => {
    const { version } = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8')) as {
      version: string;
    };
    const versions = readVersions();
    expect(versions.tipfield).toBe(version);
    expect(versions.node).toBe(process.versions.node);
    expect(versions.webgpu).toMatch(/^\d+\.\d+\.\d+/);
  });
});
