/** Microstructures as a user has them measured. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { PNG } from 'pngjs';
import { expect, test } from 'vitest';
import type { Measured } from '../../src/cli/measured-rows.ts';
import { tipfield } from '../support/command.ts';
import { temporaryFolder } from '../support/folder.ts';

/** `tipfield measure ...args` in a folder with stripes.png, 32 × 24 pixels: columns of eight, black and white in turn. */
function measure(...args: readonly string[]) {
  const directory = temporaryFolder();
  const png = new PNG({ width: 32, height: 24 });
  for (let k = 0; k < 32 * 24; k++) {
    const grey = Math.floor((k % 32) / 8) % 2 === 0 ? 0 : 255;
    png.data.set([grey, grey, grey, 255], 4 * k);
  }
  writeFileSync(join(directory, 'stripes.png'), PNG.sync.write(png));
  writeFileSync(join(directory, 'text.png'), 'no picture');
  return tipfield(['measure', ...args], { directory });
}

/** The number behind a label. */
const numberOf = (stdout: string, label: string) =>
  Number(
    stdout
      .split('\n')
      .find((line) => line.trim().startsWith(label))
      ?.trim()
      .slice(label.length),
  );

const STRIPES = ['stripes.png', '--pixel', '10 nm', '--matrix', '0.4 mS/cm', '--conductivity', '1.6 mS/cm'] as const;

// Columns of 0.04 and 0.16 S/m: the mean along them, 0.1, the harmonic mean across, 0.064; four digits are printed.
test('a picture is measured: side by side along its columns, in series across', async () => {
  const { stdout, stderr } = await measure(...STRIPES, '--no-transference', '--backend', 'cpu');
  expect(stdout, stderr).toContain('stripes.png: 32 × 24 cells');
  expect(numberOf(stdout, 'σ up [S/m]')).toBe(0.1);
  expect(numberOf(stdout, 'σ across [S/m]')).toBe(0.064);
  expect(numberOf(stdout, 'Wiener, upper [S/m]')).toBe(0.1);
  expect(numberOf(stdout, 'tortuosity of the matrix, up')).toBe(1);
  expect(stdout).toMatch(/^ {2}tortuosity of the matrix, across +not connected$/m);
  expect(stdout).toMatch(/^ {2}filler reaches +up yes, across no$/m);
  expect(stdout).toMatch(/^ {2}filler, share of the area +50 %$/m);
  expect(stdout).toMatch(/^ {2}order of the filler's edges +1 around 90 deg$/m);
  expect(stdout).not.toContain('simulated experiment');
});

test('--json gives SI numbers alone, of each seed', async () => {
  const { stdout, stderr } = await measure(
    ...STRIPES,
    '--no-transference',
    '--backend',
    'cpu',
    '--json',
    '--seeds',
    '2',
  );
  expect(stderr).toBe('');
  const [{ name, measured }] = JSON.parse(stdout) as { name: string; measured: Measured[] }[];
  expect(name).toBe('stripes.png');
  expect(measured.map(({ seed }) => seed)).toEqual([1, 2]);
  expect(measured[0].conductivity.yy).toBeCloseTo(0.1, 6);
  expect(measured[0].tortuosity?.across).toBeNull();
});

// t₊ of columns is (0.04 · 0.19 + 0.16 · 0.5)/0.2 = 0.438. With one resistance for electrodes of unlike columns, and 24 rows, 2 % are
// left.
test('the simulated experiment stands beside what the map says', async () => {
  const { stdout } = await measure(...STRIPES, '--backend', 'cpu');
  expect(numberOf(stdout, 't₊ up')).toBe(0.438);
  expect(Math.abs(numberOf(stdout, 't₊ up, simulated experiment') / 0.438 - 1)).toBeLessThan(0.03);
});

test('an electrolyte is its own numbers', async () => {
  const { stdout } = await measure('pvh', '--backend', 'cpu');
  expect(numberOf(stdout, 'σ up [S/m]')).toBe(0.036);
  expect(numberOf(stdout, 't₊ up')).toBe(0.19);
  // 2 · 0.19 · 0.81 · 0.036 RT/(F² c₀)
  expect(stdout).toMatch(/^ {2}D of the salt \[m²\/s\] +\d\.\d+e-12$/m);
});

test.each([
  [['nowhere'], 'there is no study "nowhere"'],
  [['tip-effect:nobody'], 'tip-effect has no case "nobody"; there are '],
  [['text.png', '--pixel', '10 nm'], 'text.png is not a PNG; save it as one'],
  [['missing.png', '--pixel', '10 nm'], 'there is no file missing.png'],
  [['stripes.png'], 'stripes.png: how large is a pixel? Give it, such as --pixel "10 nm"'],
  [['stripes.png', '--pixel', 'small'], '--pixel small: write a length above zero with its unit'],
  [['stripes.png', '--pixel', '10 nm', '--levels', 'white'], '--levels white: write the grey levels of the filler'],
  [['stripes.png', '--pixel', '10 nm', '--levels', '30..40'], 'no pixel has a grey level from 30 to 40'],
  [['pvh', '--levels', '0..3'], '--levels is for a picture; pvh is none'],
] as const)('measure %j is refused in one sentence', async (args, message) => {
  const { exitCode, stderr } = await measure(...args);
  expect(exitCode).toBe(1);
  expect(stderr).toContain(message);
  expect(stderr).not.toContain('this should not have happened');
});
