/**
 * The studies beside papers, each by its name on the float64 twin, at a third of their grid so that all take half a minute.
 */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Backend } from '../../src/backend/backend.ts';
import { openTwin } from '../../src/backend/cpu.ts';
import type { Case } from '../../src/case/case.ts';
import { exampleNames, loadStudy } from '../../src/case/load.ts';
import { calibrate } from '../../src/experiments/calibration.ts';
import { type DepositionRow, openDeposition } from '../../src/experiments/deposition.ts';
import { effectiveOf } from '../../src/experiments/effective-properties.ts';
import { extremesOf } from '../../src/experiments/extremes.ts';
import { PUBLISHED } from '../../src/experiments/papers/studies.ts';
import { twinKernels } from '../../src/physics/cpu.ts';
import { report } from '../behaviour/report.ts';

let twin: Backend;
beforeAll(() => {
  twin = openTwin(twinKernels);
});
afterAll(() => twin.destroy());

/** Every case of a study with its unknowns found. */
async function settled(name: string, ...overrides: string[]): Promise<readonly Case[]> {
  const cases: Case[] = [];
  for (const input of loadStudy(name, { overrides }).cases)
    cases.push(input.calibration ? (await calibrate('host', input)).input : input);
  return cases;
}

/** The tip-effect study has tests of its own: twin.test.ts runs it to its end at 48² and at 96². */
describe.each(PUBLISHED.filter(({ name }) => name !== 'tip-effect'))('$name', ({ name }) => {
  test('the control grows dendrites and every composite stays flatter, with charge and salt in balance', async () => {
    const ends: { readonly label: string; readonly last: DepositionRow }[] = [];
    for (const input of await settled(name, 'grid=32')) {
      const run = await openDeposition(twin, input);
      await run.advanceTo(input.duration);
      expect(run.outcome).toBe('finished');
      const last = run.rows[run.rows.length - 1];
      // What starved cells of three times the study's size may leave of three Newton iterations.
      expect(Math.abs(last.faradayError)).toBeLessThan(5e-3);
      expect(extremesOf(run.rows).worstSalt).toBeLessThan(2e-2);
      ends.push({ label: input.label, last });
    }
    report(
      `${name} at 32²: tip-to-mean ratio`,
      ends.map(({ label, last }) => ({ what: label, expected: '', measured: last.tipToMean, tolerance: '' })),
    );
    const [control, ...composites] = ends.map(({ last }) => last.tipToMean);
    // 1 is flat; at 96² the controls end at 1.71 to 1.80 and the composites at 1.05 to 1.20.
    expect(control).toBeGreaterThan(1.5);
    for (const composite of composites) expect(composite).toBeLessThan(0.8 * control);
  }, 120_000);
});

/**
 * Off the target on seeds that it was not calibrated on. Random pores of a quarter of the domain's width differ by more: the
 * study says so. Channels are the same with every seed.
 */
const OTHER_SEEDS = 0.05;
const OWN_SEED_ONLY = ['cge-pores', 'cge-channels'];

describe.each(PUBLISHED)('the calibrated maps of $name', ({ name }) => {
  test('conduct as was measured: within 1 % on their own seed, within 5 % on three others', async () => {
    const unknown = loadStudy(name).cases.filter(({ calibration }) => calibration);
    expect(unknown).not.toHaveLength(0);
    for (const asked of unknown) {
      const target = asked.calibration?.conductivity ?? Number.NaN;
      const { input } = await calibrate('host', asked);
      const offs: number[] = [];
      for (const seed of OWN_SEED_ONLY.includes(asked.name) ? [1] : [1, 2, 3, 4]) {
        const { conductivity } = await effectiveOf('host', { ...input, seed });
        offs.push(conductivity.yy / target - 1);
      }
      report(
        `${asked.label}: σ off ${target} S/m, by seed`,
        offs.map((off, k) => ({
          what: `seed ${k + 1}`,
          expected: 0,
          measured: off,
          tolerance: k === 0 ? 0.01 : OTHER_SEEDS,
        })),
      );
      expect(Math.abs(offs[0])).toBeLessThan(0.01);
      for (const off of offs.slice(1)) expect(Math.abs(off)).toBeLessThan(OTHER_SEEDS);
    }
  }, 120_000);
});

const published = PUBLISHED.map(({ name }) => name);

test.each(exampleNames().filter((name) => !published.includes(name)))(
  'the example %s runs by its name',
  async (name) => {
    for (const input of await settled(name, 'grid=24', 'output.frames=[]')) {
      const run = await openDeposition(twin, input);
      await run.advanceTo(input.duration / 100);
      expect(run.snapshot.time).toBeCloseTo(input.duration / 100, 9);
    }
  },
);
