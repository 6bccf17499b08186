/** `tipfield figure` and `tipfield plot` as a user types them, on a run of which only the stored fields are there. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { decodePng } from '../../src/output/decode-png.ts';
import { tipfield } from '../support/command.ts';
import { temporaryFolder } from '../support/folder.ts';
import { storedRun } from '../support/stored.ts';
import { writeRun } from '../support/written.ts';

/** A folder with the run `drawn` in it. */
async function withRun(): Promise<string> {
  const directory = temporaryFolder();
  const folder = join(directory, 'drawn');
  await writeRun(folder, storedRun(folder));
  return directory;
}

test('tipfield figure puts an SVG and a PNG of the run into its folder, in the size that was asked for', async () => {
  const directory = await withRun();
  const args = ['figure', 'drawn', '--times', '1 min, 150 s', '--width', '90', '--dpi', '150', '--streamlines'];
  const { exitCode, stdout, stderr } = await tipfield(args, { directory });
  expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: '' });
  expect(stdout).toMatch(/^drawn\/figure\.svg, drawn\/figure\.png: 90 × [\d.]+ mm, 150 dpi\n$/);
  const svg = readFileSync(join(directory, 'drawn/figure.svg'), 'utf8');
  for (const said of ['PVH with rods', '60 s', '150 s', 'filler', 'neighbouring lines']) expect(svg).toContain(said);
  // 90 mm at 150 dpi: 531.5 pixels.
  expect(decodePng(readFileSync(join(directory, 'drawn/figure.png'))).width).toBe(531);
});

test('tipfield figure writes the one file that -o names, of the cases and the field that were chosen', async () => {
  const directory = await withRun();
  const args = ['figure', 'drawn', '--cases', 'pvh-rods', '--field', 'potential', '--no-filler', '-o', 'potential.svg'];
  const { exitCode, stdout } = await tipfield(args, { directory });
  expect(exitCode).toBe(0);
  expect(stdout).toMatch(/^potential\.svg: 180 × [\d.]+ mm\n$/);
  const svg = readFileSync(join(directory, 'potential.svg'), 'utf8');
  expect(svg).toContain('potential against the metal [mV]');
  expect(svg).not.toContain('>filler<');
  expect(existsSync(join(directory, 'drawn/figure.svg'))).toBe(false);
});

test('tipfield plot draws measures by their titles', async () => {
  const directory = await withRun();
  const plotted = await tipfield(['plot', 'drawn', 'maximum height', 'cell voltage', '-o', 'curves.png'], {
    directory,
  });
  expect(plotted.stdout).toMatch(/^curves\.png: 180 × [\d.]+ mm, 300 dpi\n$/);
  expect(decodePng(readFileSync(join(directory, 'curves.png'))).width).toBe(2126);
});

test('what cannot be drawn is told in a sentence with the way out', async () => {
  const directory = await withRun();
  const said = async (...args: string[]) => {
    const { exitCode, stderr } = await tipfield(args, { directory });
    expect(exitCode).toBe(1);
    return stderr;
  };
  expect(await said('figure', 'drawn', '--times', '30')).toContain('"30" has no unit; a time is written like "150 s"');
  expect(await said('figure', 'drawn', '--field', 'salt')).toContain('concentration, phase, potential, current');
  expect(await said('figure', 'drawn', '--width', 'wide')).toContain('write a plain number');
  expect(await said('figure', 'drawn', '-o', 'figure.pdf')).toContain(
    'figure.pdf ends in .pdf: a figure is written as .svg or .png',
  );
  expect(await said('plot', 'drawn', 'cell voltag')).toContain('did you mean cell voltage?');
});
