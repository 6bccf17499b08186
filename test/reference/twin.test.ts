/**
 * The tip-effect study as a picture and as a table, on the float64 twin.
 *
 *     UPDATE_REFERENCES=1 npx vitest run test/reference
 *
 * writes the reference images anew and prints what changed and by how much. Look at them before you keep them, then run
 * the tests without it: the software adapter has to draw the same.
 */
import { readFileSync } from 'node:fs';
import { beforeAll, expect, test } from 'vitest';
import { type KernelTable, openTwin } from '../../src/backend/cpu.ts';
import type { Case } from '../../src/case/case.ts';
import { twinKernels } from '../../src/physics/cpu.ts';
import { report } from '../behaviour/report.ts';
import { compareImages, describeDifference } from '../support/images.ts';
import { faultyKernels, swapTransference } from './faults.ts';
import {
  type Depiction,
  depict,
  expectReference,
  expectRejected,
  referencePath,
  stiffSurface,
  tipEffect,
} from './frames.ts';

/** Seconds at which the study is looked at. */
const TIMES = [5, 150];

async function onTwin(cases: readonly Case[], times: readonly number[], kernels: KernelTable = twinKernels) {
  const backend = openTwin(kernels);
  const depiction = await depict(backend, cases, times);
  backend.destroy();
  return depiction;
}

const frameAt = ({ frames }: Depiction, time: number) => frames.get(time) ?? new Uint8Array();
const differenceFrom = (name: string, image: Uint8Array) => compareImages(readFileSync(referencePath(name)), image);

/** The study on its own grid of 96², and on 48². */
let fine: Depiction;
let coarse: Depiction;

beforeAll(async () => {
  fine = await onTwin(tipEffect(), TIMES);
  coarse = await onTwin(tipEffect('grid=48'), TIMES);
}, 400_000);

test.each(TIMES)('the frame of all cases at 96² after %i s is the reference image', (time) => {
  expectReference(`tip-effect-${time}s`, frameAt(fine, time));
});

test('at 96² PVH has tall dendrites in a depleted electrolyte, PVH-IM is flat, and the rods come near to PVH-IM', () => {
  const [pvh, im, rods] = fine.rows;
  const cases = tipEffect();
  // Metal grows by what the charge equation takes from the current but for its last Newton correction: that is 1e-6 of the current
  // where salt is plentiful, and now and then some 1e-3 where it is used up at the front.
  const faradayTolerances = [1e-3, 1e-4, 1e-4];
  const [starved, fed, mixed] = fine.rows.map(
    ({ leastSurfaceConcentration }, k) => leastSurfaceConcentration / cases[k].electrolyte.concentration,
  );
  report('tip-effect at 96² after 150 s', [
    { what: 'PVH: tip-to-mean', expected: 'above', measured: pvh.tipToMean, tolerance: 1.6 },
    { what: 'PVH: least c at the surface [c₀]', expected: 'below', measured: starved, tolerance: 0.15 },
    { what: 'PVH-IM: tip-to-mean', expected: 'below', measured: im.tipToMean, tolerance: 1.15 },
    { what: 'PVH-IM: least c at the surface [c₀]', expected: 'above', measured: fed, tolerance: 0.8 },
    { what: 'rods: tip-to-mean', expected: 'between', measured: rods.tipToMean, tolerance: 'nearer to PVH-IM' },
    { what: 'rods: least c at the surface [c₀]', expected: 'between', measured: mixed, tolerance: 'nearer to PVH-IM' },
    ...fine.rows.map(({ faradayError }, k) => ({
      what: `${cases[k].label}: Faraday error`,
      expected: 0,
      measured: faradayError,
      tolerance: faradayTolerances[k],
    })),
  ]);
  expect(pvh.tipToMean).toBeGreaterThan(1.6);
  expect(starved).toBeLessThan(0.15);
  expect(im.tipToMean).toBeLessThan(1.15);
  expect(fed).toBeGreaterThan(0.8);
  expect(rods.tipToMean).toBeGreaterThan(im.tipToMean);
  expect(rods.tipToMean).toBeLessThan((im.tipToMean + pvh.tipToMean) / 2);
  expect(mixed).toBeLessThan(fed);
  expect(mixed).toBeGreaterThan((fed + starved) / 2);
  for (const [k, { faradayError }] of fine.rows.entries())
    expect(Math.abs(faradayError), cases[k].label).toBeLessThan(faradayTolerances[k]);
});

/** Two digits, so that they survive another machine: tip-to-mean, least c at the surface [c₀], the tip's current over the mean. */
const TABLE = {
  pvh: [1.8, 0.081, 4],
  'pvh-im': [1.1, 0.9, 1],
  'pvh-rods': [1.1, 0.85, 1],
};

test('the example at 48² gives its two-digit table, to a unit of the second digit', () => {
  const cases = tipEffect('grid=48');
  const lines = coarse.rows.flatMap((row, k) => {
    const { name, electrolyte } = cases[k];
    const expected = TABLE[name as keyof typeof TABLE];
    const measured = [row.tipToMean, row.leastSurfaceConcentration / electrolyte.concentration, row.tipCurrentOverMean];
    return ['tip-to-mean', 'least c at the surface [c₀]', 'tip current over mean'].map((what, i) => ({
      what: `${name}: ${what}`,
      expected: expected[i],
      measured: measured[i],
      tolerance: 10 ** (Math.floor(Math.log10(expected[i])) - 1),
    }));
  });
  report('tip-effect at 48² after 150 s', lines);
  for (const { what, expected, measured, tolerance } of lines) {
    expect(Math.abs(measured - expected), what).toBeLessThan(tolerance);
  }
  // Starved cells of twice the size leave more to the three Newton iterations: 1.5e-3 of the charge, which 96² does not.
  for (const { faradayError } of coarse.rows) expect(Math.abs(faradayError)).toBeLessThan(2e-3);
  for (const salt of coarse.worstSalt) expect(salt).toBeLessThan(2e-2);
});

/**
 * Wrong physics on 48², seen against the references of 96². The right physics on 48² differs from them by its coarser
 * grid alone; a fault must exceed that difference, too, to be the fault's own.
 */
const STUDY_FAULTS = [
  {
    fault: 't₊ swapped',
    times: TIMES,
    run: () => onTwin(tipEffect('grid=48').map(swapTransference), TIMES),
  },
  // It is as plain after 5 s as t₊ swapped is, and that is still seen after 150 s.
  {
    fault: 'migration backwards',
    times: TIMES.slice(0, 1),
    run: () => onTwin(tipEffect('grid=48'), TIMES.slice(0, 1), faultyKernels['migration backwards']),
  },
];

test.each(STUDY_FAULTS)(
  'the reference images of the study reject $fault',
  async ({ fault, times, run }) => {
    const faulty = await run();
    for (const time of times) {
      const name = `tip-effect-${time}s`;
      const difference = differenceFrom(name, frameAt(faulty, time));
      const own = differenceFrom(name, frameAt(coarse, time));
      expectRejected(name, fault, difference);
      console.log(`${name} on 48²: ${describeDifference(own)}`);
      expect(difference.meanDifference).toBeGreaterThan(3 * own.meanDifference);
      expect(difference.changedShare).toBeGreaterThan(3 * own.changedShare);
    }
  },
  200_000,
);

test('with a stiff surface the frame of all cases at 48² after 5 s is the reference image', async () => {
  expectReference('stiff-surface-5s', frameAt(await onTwin(stiffSurface(), [5]), 5));
});

/** Of those that the study's images reject, the one that a shader can have. */
const STIFF_FAULTS = {
  'migration backwards': () => onTwin(stiffSurface(), [5], faultyKernels['migration backwards']),
  'no Gibbs-Thomson': () => onTwin(stiffSurface(), [5], faultyKernels['no Gibbs-Thomson']),
};

test.each(Object.entries(STIFF_FAULTS))('the reference image of the stiff surface rejects %s', async (fault, run) => {
  expectRejected('stiff-surface-5s', fault, differenceFrom('stiff-surface-5s', frameAt(await run(), 5)));
});
