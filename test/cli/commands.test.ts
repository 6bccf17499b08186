/** What is not a run: version, help and devices, and words that are no command. */
import { expect, test } from 'vitest';
import type { AdapterReport } from '../../src/backend/adapter.ts';
import { readVersions } from '../../src/output/manifest.ts';
import { tipfield } from '../support/command.ts';
import { temporaryFolder } from '../support/folder.ts';

test('--version prints the version of the package', async () => {
  const { exitCode, stdout } = await tipfield(['--version'], { directory: temporaryFolder() });
  expect(stdout).toBe(`${readVersions().tipfield}\n`);
  expect(exitCode).toBe(0);
});

test('--help lists the commands, and that of a command its options', async () => {
  const directory = temporaryFolder();
  const general = await tipfield(['--help'], { directory });
  for (const command of ['compare', 'run', 'verify', 'devices', 'bench'])
    expect(general.stdout).toContain(`  ${command} [options]`);
  const { exitCode, stdout } = await tipfield(['compare', '--help'], { directory });
  expect(exitCode).toBe(0);
  for (const option of ['--grid', '--backend', '--frames', '--seed', '--set', '-o, --output', '-f, --force']) {
    expect(stdout).toContain(`  ${option} `);
  }
});

test.each([
  [['compar', 'tip-effect'], "error: unknown command 'compar'\n(Did you mean compare?)"],
  [
    ['bench', '--grids', '16,x'],
    "error: option '--grids <list>' argument '16,x' is invalid. write whole numbers from 4 on, separated by commas, such as 64,128,256",
  ],
])('%j is refused with the way out', async (args, message) => {
  const { exitCode, stdout, stderr } = await tipfield(args, { directory: temporaryFolder() });
  expect(stderr).toBe(`${message}\n(--help tells more)\n`);
  expect(stdout).toBe('');
  expect(exitCode).toBe(1);
});

test('devices lists the adapters with their limits, the twin, and what auto takes; --json is for programs', async () => {
  const directory = temporaryFolder();
  const people = await tipfield(['devices'], { directory });
  expect(people).toMatchObject({ exitCode: 0, stderr: '' });
  expect(people.stdout).toMatch(/^float64 twin, on the processor: --backend cpu\nauto takes: .+$/m);
  const { exitCode, stdout } = await tipfield(['devices', '--json'], { directory });
  expect(exitCode).toBe(0);
  const { adapters, auto } = JSON.parse(stdout) as {
    readonly adapters: readonly AdapterReport[];
    readonly auto: string;
  };
  expect(people.stdout).toContain(`auto takes: ${auto}`);
  expect(adapters.length).toBeGreaterThan(0);
  for (const { description, limits } of adapters) {
    expect(people.stdout).toContain(description);
    expect(limits.maxBufferSize).toBeGreaterThanOrEqual(2 ** 28);
  }
  // Bytes have units, counts have none.
  expect(people.stdout).toMatch(/^ {2}maxComputeWorkgroupStorageSize: \d+ KiB$/m);
  expect(people.stdout).toMatch(/^ {2}maxComputeWorkgroupSizeX: \d+$/m);
});
