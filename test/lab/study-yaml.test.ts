import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import type { Case } from '../../src/case/case.ts';
import { loadStudy } from '../../src/case/load.ts';
import { openDeposition } from '../../src/experiments/deposition.ts';
import { openBackend } from '../../src/experiments/open.ts';
import { maskChange, maskOf, paintDisc } from '../../src/lab/study/mask.ts';
import { parseSetup, shownCases } from '../../src/lab/study/parse.ts';
import { applyChanges, openedSetup, openedText, type Setup } from '../../src/lab/study/setup.ts';
import { setupText } from '../../src/lab/study/yaml.ts';
import { seriesText } from '../../src/output/series.ts';
import { MEASURES } from '../../src/run/measures/index.ts';
import { tipfield } from '../support/command.ts';
import { testPictures } from './study.ts';

const directory = mkdtempSync(join(tmpdir(), 'tipfield-study-'));
afterAll(() => rmSync(directory, { recursive: true }));
const pictures = testPictures();

/** Without the name of a picture, which in a file of its own is the picture itself. */
function unnamed(input: Case): Case {
  const { filler } = input;
  return filler?.structure.kind === 'image'
    ? { ...input, filler: { ...filler, structure: { ...filler.structure, file: '' } } }
    : input;
}

/** The cases of the page, and those that the command line reads from the page's file. */
async function bothWays(
  setup: Setup,
): Promise<{ readonly page: readonly Case[]; readonly file: readonly Case[]; readonly text: string }> {
  await pictures.prepare(setup);
  const page = shownCases(setup, parseSetup(setup, pictures).study);
  const text = setupText(setup, pictures);
  const path = join(directory, 'study.yaml');
  writeFileSync(path, text);
  return { page: page.map(unnamed), file: loadStudy(path).cases.map(unnamed), text };
}

const CHANGES: Readonly<Record<string, readonly string[]>> = {
  'tip-effect': [
    'control.current=4 mA/cm2',
    'temperature=40 degC',
    'surface.nuclei=[{position: 1 um, radius: 0.4 um}, {position: 4 um, radius: 0.3 um, time: 12 s}]',
    'cases.pvh.electrolyte=pvh-im',
    'cases.pvh.electrolyte.transference=0.3',
    'metal.kinetic anisotropy.strength=0.5',
    'cases.pvh-rods.filler.conductivity=5 mS/cm',
    'grid=48',
  ],
  'peo-cpe': ['control.voltage=0.3 V', 'cases.peo.label="PEO: #1"', 'cases.peo-clusters.filler=none'],
  'gel-nzsp': ['duration=100 s', 'output.frames={every: 20 s}', 'cases.cge-pores.filler.structure.fraction=40 %'],
  surfaces: ['cases.flat.surface.nuclei={random: 4, radius: 0.3 um}', 'noise=5 %', 'seed=7'],
  'image-filler': ['cases.picture.filler.structure.filler=[100, 255]'],
  snowflake: ['metal.kinetic anisotropy.folds=4', 'control.voltage=0.3 V'],
  'four-numbers': ['electrolyte=pvh'],
  cycling: ['control.compliance=0.9 V', 'cases.pvh.experiment=["rest 1 s", {"repeat 2": ["hold at 0.3 V for 1 min"]}]'],
  'pdol-zif': [],
  'peo-fmof': [
    'cases.peo-cubes.filler.shell.thickness=400 nm',
    'cases.peo-cubes.filler.shell.transference=0.8',
    'cases.peo-cubes.filler.shell.conductivity=2 mS/cm',
  ],
};

describe('the file of a study holds the very cases that the page shows', () => {
  for (const [name, changes] of Object.entries(CHANGES)) {
    test(`${name}, as it is and changed`, async () => {
      const opened = openedSetup(name);
      for (const setup of [opened, applyChanges(opened, changes, {})]) {
        const { page, file } = await bothWays(setup);
        expect(file).toEqual(page);
      }
    });
  }

  test('of the cases in sight alone, in their order', async () => {
    const { file } = await bothWays({ ...openedSetup('tip-effect'), shown: ['pvh-rods', 'pvh-im'] });
    expect(file.map(({ name }) => name)).toEqual(['pvh-rods', 'pvh-im']);
  });

  test('also where the author shared values between cases that are not in sight', async () => {
    const text = `title: Shared
defaults: {metal: lithium, domain: {width: 6 um, height: 6 um}, grid: 32, control: {voltage: 0.2 V}, duration: 9 s}
cases:
  - {name: a, electrolyte: pvh, surface: &flat {thickness: 1 um}}
  - {name: b, electrolyte: pvh-im, surface: *flat}
`;
    const setup = { ...openedText(text, 'shared'), shown: ['b'] };
    const { page, file } = await bothWays(applyChanges(setup, ['control.current=2 mA/cm2'], {}));
    expect(file).toEqual(page);
  });

  test('with a painted filler', async () => {
    const setup = openedSetup('tip-effect');
    const cases = shownCases(setup, parseSetup(setup, pictures).study);
    for (const input of cases) {
      const mask = maskOf(input);
      paintDisc(mask, 3e-6, 3e-6, 1e-6, 1, true);
      const { page, file } = await bothWays(applyChanges(setup, maskChange(input, mask), {}));
      expect(page.find(({ name }) => name === input.name)?.filler?.structure.kind).toBe('image');
      expect(file).toEqual(page);
    }
  });
});

test('what the author wrote stays beside what stands, and what changed says what it was', async () => {
  const setup = applyChanges(openedSetup('tip-effect'), ['control.current=4 mA/cm2'], {});
  const text = setupText(setup, pictures, { link: 'https://example.org/#study=tip-effect' });
  expect(text).toContain('# The measurements of both electrolytes were made at 25 °C.');
  expect(text).toContain('current: 4 mA/cm2 # Changed in the lab; it was 8 mA/cm2.');
  expect(text).not.toContain('Above what PVH can feed over this height');
  expect(text).toContain('npx tipfield compare tip-effect.yaml');
  expect(text).toContain('# The same in the lab: https://example.org/#study=tip-effect');
  expect(text).not.toContain('pvh-im\n    label');
  expect(setupText(setup, pictures, { link: 'x'.repeat(3000) })).not.toContain('The same in the lab');
});

test('the command line runs the file to the numbers of the page', async () => {
  const changes = [
    'grid=32',
    'duration=4 s',
    'output.frames=[0 s]',
    'output.sampling=1 s',
    'control.current=5 mA/cm2',
    'cases.pvh.electrolyte.transference=0.3',
  ];
  const setup = { ...applyChanges(openedSetup('tip-effect'), changes, {}), shown: ['pvh', 'pvh-im'] };
  const path = join(directory, 'page.yaml');
  writeFileSync(path, setupText(setup, pictures));
  const folder = join(directory, 'run');
  const { exitCode, stderr } = await tipfield(['compare', path, '--backend', 'cpu', '--no-report', '-o', folder], {
    directory,
  });
  expect(exitCode, stderr).toBe(0);
  for (const input of shownCases(setup, parseSetup(setup, pictures).study)) {
    const { backend } = await openBackend('cpu');
    const deposition = await openDeposition(backend, input);
    await deposition.advanceTo(input.duration);
    // To the last of the nine digits that the file holds: the same steps on the same twin.
    expect(readFileSync(join(folder, input.name, 'series.csv'), 'utf8')).toBe(seriesText(MEASURES, deposition.rows));
    backend.destroy();
  }
});
