/** What is not a run: version, help, devices and bench, and words that are no command. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { AdapterReport } from '../../src/backend/adapter.ts';
import type { Timing } from '../../src/experiments/benchmark.ts';
import type { Reduction } from '../../src/experiments/multigrid-trial.ts';
import { readVersions } from '../../src/output/manifest.ts';
import { tipfield } from '../support/command.ts';
import { temporaryFolder } from '../support/folder.ts';

/** What `bench --json` writes. */
interface Speed {
  readonly info: string;
  readonly study: string;
  readonly versions: unknown;
  readonly timings: readonly Timing[];
}

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

test('bench prints a line per grid and writes the same figures as JSON', async () => {
  const directory = temporaryFolder();
  const args = ['bench', '--backend', 'cpu', '--grids', '16,32', '--json', 'speed.json'];
  const { exitCode, stdout, stderr } = await tipfield(args, { directory });
  expect(stderr).toBe('');
  expect(exitCode).toBe(0);
  expect(stdout).toMatch(/^grid +ms\/step \(range\) +ms\/V-cycle \(range\) +Mcell\/s +dispatches\/step$/m);
  expect(stdout).toMatch(
    /^16×16 +\d+\.\d\d \(\d+\.\d\d–\d+\.\d\d\) +\d+\.\d\d \(\d+\.\d\d–\d+\.\d\d\) +\d+\.\d\d +\d+$/m,
  );
  expect(readdirSync(directory)).toEqual(['speed.json']);
  const { info, study, timings, versions } = JSON.parse(readFileSync(join(directory, 'speed.json'), 'utf8')) as Speed;
  expect({ info, study, versions }).toEqual({
    info: 'back end: float64 twin, as asked',
    study: 'tip-effect',
    versions: readVersions(),
  });
  expect(timings.map(({ nx, ny }) => [nx, ny])).toEqual([
    [16, 16],
    [32, 32],
  ]);
  for (const { step, cycle, cellsPerSecond, dispatchesPerStep } of timings) {
    expect(step.least).toBeLessThanOrEqual(step.median);
    expect(step.median).toBeGreaterThan(cycle.least);
    expect(cellsPerSecond).toBeGreaterThan(0);
    expect(dispatchesPerStep).toBeGreaterThan(10);
  }
  expect(stdout).toMatch(/^rods +32×32( +\d\.\d{3}){4}$/m);
}, 60_000);

test('bench --multigrid prints what an iteration leaves of the residual on difficult maps, and no times', async () => {
  const directory = temporaryFolder();
  const args = ['bench', '--backend', 'cpu', '--grids', '32', '--multigrid', '--json', 'left.json'];
  const { exitCode, stdout, stderr } = await tipfield(args, { directory });
  expect(stderr).toBe('');
  expect(exitCode).toBe(0);
  expect(stdout).not.toContain('ms/step');
  for (const map of ['rods', 'shelled-cubes', 'shelled-grains', 'discs'])
    expect(stdout).toMatch(new RegExp(`^${map} +32×32( +\\d\\.\\d{3}){4}$`, 'm'));
  const { reductions } = JSON.parse(readFileSync(join(directory, 'left.json'), 'utf8')) as {
    readonly reductions: readonly Reduction[];
  };
  expect(reductions.map(({ islands }) => islands)).toEqual([0, 40, 0, 40, 0, 40, 0, 40]);
  for (const { ofCharge } of reductions) expect(ofCharge).toBeLessThan(0.3);
}, 60_000);
