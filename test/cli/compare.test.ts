/** `tipfield compare` as a user types it: what it prints, what it writes, and how it ends. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { decodePng } from '../../src/output/decode-png.ts';
import { type Manifest, readVersions } from '../../src/output/manifest.ts';
import { readSeries } from '../../src/output/series.ts';
import { tipfield } from '../support/command.ts';
import { temporaryFolder } from '../support/folder.ts';

const CASES = ['pvh', 'pvh-im', 'pvh-rods'];
/** Two seconds of all three cases on 16 × 16 cells, five samples each; the frames must fit. */
const SHORT = ['--frames', '0 s', '--grid', '16', '--set', 'duration=2 s', '--set', 'output.sampling=0.5 s'];

interface Summary {
  readonly study: string;
  readonly cases: Readonly<Record<string, SummaryCase>>;
}
interface SummaryCase {
  readonly label: string;
  readonly outcome: string;
  readonly final: Readonly<Record<string, number | null>>;
  readonly extremes: Readonly<Record<string, number | null>>;
}

const manifestIn = (folder: string) => JSON.parse(readFileSync(join(folder, 'run.json'), 'utf8')) as Manifest;
const seriesIn = (folder: string, name: string) => readSeries(readFileSync(join(folder, name, 'series.csv'), 'utf8'));
const times = (folder: string, name: string) => seriesIn(folder, name).rows.map((row) => row['time [s]']);

test('a study writes frames, a series per case, a summary and run.json, and a second run needs --force', async () => {
  const directory = temporaryFolder();
  const command = ['compare', 'tip-effect', '--backend', 'cpu', ...SHORT, '--frames', '0 s, 1 s', '--seed', '7'];
  const first = await tipfield(command, { directory });
  expect(first).toMatchObject({ exitCode: 0, stderr: '' });

  // The lines that say what runs, where and on what; a line per tenth of each case; the table; where it all is.
  expect(first.stdout).toMatch(/^Tip effect: .*\n3 cases into runs\/tip-effect\n/);
  expect(first.stdout).toMatch(/^back end: float64 twin, as asked$/m);
  expect(first.stdout).toMatch(/^PVH-IM: 2 of 2 s, tip at \d\.\d\d µm, \d+ steps\/s, \d+ s left$/m);
  expect(first.stdout).toMatch(/^ +PVH +PVH-IM +PVH with rods$/m);
  expect(first.stdout).toMatch(/^tip-to-mean ratio( +\d\.\d+){3}$/m);
  expect(first.stdout).toMatch(
    /^6 frames, fields, series, summary and run\.json are in runs\/tip-effect; writing them took [\d.e-]+ s of [\d.]+ s$/m,
  );

  const folder = join(directory, 'runs/tip-effect');
  const film = existsSync(join(folder, 'video.mp4')) ? 'video.mp4' : 'video.gif';
  expect(first.stdout).toContain(
    `the report is runs/tip-effect/report.html; beside it are figure.svg, figure.png, ${film}, references.bib\n`,
  );
  expect(readdirSync(folder).sort()).toEqual(
    [
      ...['frames', ...CASES, 'run.json', 'summary.json'],
      ...['figure.png', 'figure.svg', 'references.bib', 'report.html', film],
    ].sort(),
  );
  expect(readdirSync(join(folder, 'pvh')).sort()).toEqual(['fields.h5', 'fields.xdmf', 'series.csv']);

  // Frames at the times that were asked for and at the end, concentration and phase.
  expect(readdirSync(join(folder, 'frames')).sort()).toEqual([
    'concentration-00-0s.png',
    'concentration-01-1s.png',
    'concentration-02-2s.png',
    'phase-00-0s.png',
    'phase-01-1s.png',
    'phase-02-2s.png',
  ]);
  const frame = decodePng(readFileSync(join(folder, 'frames/concentration-02-2s.png')));
  expect(frame.width).toBeGreaterThan(3 * 420);

  // Units in the header; a row per sample.
  for (const name of CASES) {
    const { headings, rows } = seriesIn(folder, name);
    for (const heading of headings) expect(heading).toMatch(/^[^[\]]+ \[[^[\]]+\]$/);
    expect(headings).toContain('least surface concentration [mol/m³]');
    expect(rows.map((row) => row['time [s]'])).toEqual([0, 0.5, 1, 1.5, 2]);
    expect(rows[4]['charge passed [C/m²]']).toBeCloseTo(2 * 80, 2);
  }

  const summary = JSON.parse(readFileSync(join(folder, 'summary.json'), 'utf8')) as Summary;
  expect(summary.study).toBe('tip-effect');
  expect(Object.keys(summary.cases)).toEqual(CASES);
  expect(summary.cases.pvh).toMatchObject({ label: 'PVH', outcome: 'finished' });
  expect(summary.cases.pvh.final['time [s]']).toBe(2);
  expect(summary.cases.pvh.extremes['time of short circuit [s]']).toBeNull();

  const manifest = manifestIn(folder);
  expect(manifest).toMatchObject({
    program: 'tipfield',
    status: 'finished',
    backend: { kind: 'cpu', description: 'float64 twin', software: false },
    versions: readVersions(),
  });
  expect(manifest.wallTime).toBeGreaterThan(0);
  for (const [k, { name, seed, status, steps, time, wallTime }] of manifest.cases.entries()) {
    expect({ name, seed, status, time }).toEqual({ name: CASES[k], seed: 7, status: 'finished', time: 2 });
    expect(steps).toBe(seriesIn(folder, name).rows[4]['step [–]']);
    expect(wallTime).toBeGreaterThan(0);
  }
  // The full input, in SI units, with what came from the command line.
  const [pvh] = manifest.input.cases;
  expect(pvh).toMatchObject({
    temperature: 298.15,
    duration: 2,
    seed: 7,
    grid: { nx: 16, ny: 16 },
    control: { density: 80 },
  });

  const refused = await tipfield(command, { directory });
  expect(refused.exitCode).toBe(1);
  expect(refused.stderr).toBe(
    'tipfield: runs/tip-effect exists: pass --force to replace the run in it, or name another folder for the output\n',
  );
  expect(manifestIn(folder).started).toBe(manifest.started);

  const last = ['--frames', 'every 2 s', '--force', '--no-report'];
  const forced = await tipfield([...command, ...last], { directory });
  expect(forced).toMatchObject({ exitCode: 0, stderr: '' });
  expect(manifestIn(folder).started).not.toBe(manifest.started);
  // Frames of the earlier run are gone.
  expect(readdirSync(join(folder, 'frames'))).toHaveLength(4);
  expect(times(folder, 'pvh')).toEqual([0, 0.5, 1, 1.5, 2]);
}, 120_000);

test.each([
  [['tip-efect'], 'tipfield: there is no study "tip-efect"; did you mean tip-effect?'],
  [
    ['tip-effect', '--set', 'duration=2 kg'],
    'tipfield: --set duration=2 kg: "2 kg" is a quantity in kg, not a time; a time is written like "150 s" or "2 min"',
  ],
  [
    ['tip-effect', '--set', 'durations=2 s'],
    'tipfield: --set durations=2 s: unknown key "durations"; did you mean duration?',
  ],
  [['tip-effect', '--set', 'duration'], 'tipfield: --set duration: is not path=value, like domain.height=8 um'],
  [
    ['tip-effect', '--set', 'cases.pwh.seed=2'],
    'tipfield: --set cases.pwh.seed=2: there is no case "pwh"; did you mean pvh?',
  ],
  [
    ['tip-effect', '--grid', 'fine'],
    'tipfield: --grid fine: "fine" is not a quantity; a whole number is written like 128',
  ],
  [['tip-effect', '--grid', '8.5'], 'tipfield: --grid 8.5: 8.5 must be a whole number from 2 to 16384'],
  [['tip-effect', '--seed', '-1'], 'tipfield: --seed -1: -1 must be a whole number from 0 to 4294967295'],
  [
    ['tip-effect', '--frames', 'later'],
    'tipfield: --frames later: output.frames.0: "later" is not a quantity; a time is written like "150 s" or "2 min"',
  ],
  [
    ['tip-effect', '--backend', 'quantum'],
    "error: option '--backend <kind>' argument 'quantum' is invalid. Allowed choices are auto, gpu, software, cpu.\n(--help tells more)",
  ],
  [['tip-effect', '--gird', '16'], "error: unknown option '--gird'\n(Did you mean --grid?)\n(--help tells more)"],
  [[], "error: missing required argument 'study'\n(--help tells more)"],
])('compare %j is refused in one sentence, and nothing is written', async (args, message) => {
  const directory = temporaryFolder();
  const { exitCode, stdout, stderr } = await tipfield(['compare', ...args], { directory });
  expect(stderr).toBe(`${message}\n`);
  expect(stdout).toBe('');
  expect(exitCode).toBe(1);
  expect(readdirSync(directory)).toEqual([]);
});

test('--backend gpu without a GPU is refused with the remedy, and nothing is written', async () => {
  const directory = temporaryFolder();
  const env = { VK_DRIVER_FILES: '/nonexistent/driver.json' };
  const { exitCode, stderr } = await tipfield(['compare', 'tip-effect', ...SHORT, '--backend', 'gpu'], {
    directory,
    env,
  });
  // A machine has a Vulkan loader, which warns of the missing file before, or not; neither reaches a GPU here.
  expect(stderr).toMatch(
    /^tipfield: (no driver that Dawn can use was found among those of VK_DRIVER_FILES, \/nonexistent\/driver\.json|there is no Vulkan loader \(libvulkan\.so\.1\)): .*, or take --backend cpu\n$/m,
  );
  expect(exitCode).toBe(1);
  expect(readdirSync(directory)).toEqual([]);
});

test('auto says in one line which back end it takes and why', async () => {
  const directory = temporaryFolder();
  const env = { VK_DRIVER_FILES: '/nonexistent/driver.json' };
  const one = [
    '--set',
    'duration=0.1 s',
    '--set',
    'output.sampling=0.1 s',
    '--frames',
    '0 s',
    '--grid',
    '16',
    '-o',
    'here',
    '--no-report',
  ];
  const { exitCode, stdout } = await tipfield(['compare', 'tip-effect', ...one], { directory, env });
  expect(stdout).toMatch(
    /^back end: float64 twin, because (no driver that Dawn can use was found.*|there is no Vulkan loader.*)$/m,
  );
  expect(exitCode).toBe(0);
  expect(manifestIn(join(directory, 'here')).backend.kind).toBe('cpu');
});

test('Ctrl-C ends after the sample, keeps what was computed and exits with 130', async () => {
  const directory = temporaryFolder();
  const long = ['--grid', '16', '--backend', 'cpu', '--frames', '0 s', '-o', 'run'];
  const { exitCode, stdout, stderr } = await tipfield(['compare', 'tip-effect', ...long], {
    directory,
    interruptAt: 'PVH: 15 of 150 s',
  });
  expect(stderr).toBe('');
  expect(stdout).toContain('ending after this sample; Ctrl-C again ends at once');
  expect(stdout).toContain('interrupted at');
  expect(stdout).toContain('go on with it: tipfield resume run\n');
  expect(exitCode).toBe(130);

  const folder = join(directory, 'run');
  const { status, cases } = manifestIn(folder);
  expect(status).toBe('interrupted');
  for (const { name, time, status: ended } of cases) {
    expect(ended).toBe('interrupted');
    expect(time).toBeLessThan(150);
    expect(times(folder, name).at(-1)).toBe(time);
  }
  expect(times(folder, 'pvh').length).toBeGreaterThan(15);
  // The frame of time 0 and one of what was reached.
  expect(readdirSync(join(folder, 'frames'))).toHaveLength(4);
  expect(existsSync(join(folder, 'summary.json'))).toBe(true);
}, 60_000);

test('SIGTERM saves and exits with 143, and resume goes on to the end from there', async () => {
  const directory = temporaryFolder();
  const short = ['--grid', '16', '--backend', 'cpu', '--frames', '0 s', '--set', 'duration=30 s', '--no-report'];
  const ended = await tipfield(['compare', 'tip-effect', ...short, '-o', 'run'], {
    directory,
    interruptAt: 'PVH: 6 of 30 s',
    signal: 'SIGTERM',
  });
  expect(ended).toMatchObject({ exitCode: 143, stderr: '' });
  expect(ended.stdout).toContain('ending after this sample; SIGTERM again ends at once');
  const folder = join(directory, 'run');
  expect(existsSync(join(folder, 'checkpoint.bin'))).toBe(true);

  const resumed = await tipfield(['resume', 'run', '--no-report'], { directory });
  expect(resumed).toMatchObject({ exitCode: 0, stderr: '' });
  expect(resumed.stdout).toMatch(/^back end: float64 twin, as asked\ngoing on from pvh at [1-9]\S* s, /m);
  const { status, restarts } = manifestIn(folder);
  expect(status).toBe('finished');
  expect(restarts).toMatchObject([{ because: 'resumed' }]);
  expect(existsSync(join(folder, 'checkpoint.bin'))).toBe(false);
  expect(times(folder, 'pvh').at(-1)).toBe(30);

  const again = await tipfield(['resume', 'run'], { directory });
  expect(again.stderr).toBe('tipfield: the run in run has ended (finished): there is nothing to resume\n');
  expect(again.exitCode).toBe(1);
}, 60_000);

test.runIf(process.platform === 'linux' && process.arch === 'x64')(
  '--backend software runs the same study on the emulated GPU, and run.json names the adapter',
  async () => {
    const directory = temporaryFolder();
    const few = [
      '--grid',
      '16',
      '--set',
      'duration=0.2 s',
      '--set',
      'output.sampling=0.1 s',
      '--frames',
      '0 s',
      '-o',
      'run',
      '--no-report',
    ];
    const { exitCode, stdout, stderr } = await tipfield(['compare', 'tip-effect', '--backend', 'software', ...few], {
      directory,
    });
    expect(stderr).toBe('');
    expect(exitCode).toBe(0);
    expect(stdout).toMatch(/^back end: swiftshader.*, an emulated GPU, as asked$/m);
    const { backend, adapter, cases } = manifestIn(join(directory, 'run'));
    expect(backend).toMatchObject({ kind: 'gpu', software: true });
    expect(adapter).toMatchObject({ vendor: 'google', architecture: 'swiftshader' });
    for (const { steps, time } of cases) {
      expect(time).toBe(0.2);
      expect(steps).toBeGreaterThanOrEqual(2);
    }
  },
  120_000,
);
