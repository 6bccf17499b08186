/** Frames of a study in memory, and what the reference images accept. */
import { join } from 'node:path';
import { expect } from 'vitest';
import type { Backend } from '../../src/backend/backend.ts';
import { openTwin } from '../../src/backend/cpu.ts';
import type { Case } from '../../src/case/case.ts';
import { loadStudy } from '../../src/case/load.ts';
import { fillerShares } from '../../src/case/microstructure/picture.ts';
import { calibrated } from '../../src/experiments/calibration.ts';
import { type DepositionRow, openDeposition } from '../../src/experiments/deposition.ts';
import { extremesOf } from '../../src/experiments/extremes.ts';
import { type Panel, renderFrame } from '../../src/output/frame.ts';
import { twinKernels } from '../../src/physics/cpu.ts';
import { compareToReference, describeDifference, type ImageDifference } from '../support/images.ts';

/**
 * Two runs of the same physics differ by the rounding of float32 and by the length of their steps; a reference image
 * accepts both and no more. Measured, as mean ΔE*ab and share of changed pixels:
 *
 *     software adapter against twin    96² after 5 s   0.01, 0.000 %    48² after 20 s   0.09, 0.068 %
 *       the stiff surface              48² after 5 s   0.04, 0.005 %
 *     half the Courant number          96² after 5 s   0.01, 0.000 %    96² after 150 s  0.05, 0.019 %
 *
 * A tolerance of 0.1 and 0.1 % holds all of them, and is a tenth of the least difference that an eye sees. The faults of
 * the tests exceed it at least `CLEARLY` times: t₊ swapped and migration backwards 150 times and more, no Gibbs-Thomson
 * 5 times in colour and 3.6 times in pixels.
 */
export const TOLERANCE: ImageDifference = { meanDifference: 0.1, changedShare: 0.001 };
export const CLEARLY = 3;

/** The example's cases, with overrides as of `--set`. */
export function tipEffect(...overrides: readonly string[]): readonly Case[] {
  return loadStudy('tip-effect', { overrides }).cases;
}

/**
 * The three cases on 48 × 48 cells, 5 s, with two hundred times the study's surface energy. With the study's own 0.5 J/m²
 * the Gibbs-Thomson shift at a nucleus is 0.2 mV of 25 mV: leaving it out changes the study's frames by less than their
 * tolerance (mean ΔE 0.03 at 96² after 150 s), so its proof needs a surface that is stiffer.
 */
export function stiffSurface(): readonly Case[] {
  return tipEffect(
    'grid=48',
    'metal.surface energy=100 J/m2',
    'duration=5 s',
    'output.frames=[5 s]',
    'output.sampling=1 s',
  );
}

export interface Depiction {
  /** PNG of the concentration in all cases, by time [s]. */
  readonly frames: ReadonlyMap<number, Uint8Array>;
  /** The last sample of each case. */
  readonly rows: readonly DepositionRow[];
  /** The largest salt error of each case over time [–] */
  readonly worstSalt: readonly number[];
}

/**
 * Runs the cases and draws a frame of all of them at each of the times, which ascend [s]. What is unknown is calibrated on the
 * twin, so that both back ends run the same numbers.
 */
export async function depict(backend: Backend, cases: readonly Case[], times: readonly number[]): Promise<Depiction> {
  const scale = { min: 0, max: Math.max(...cases.map(({ electrolyte }) => electrolyte.concentration)) };
  const panels: Panel[][] = times.map(() => []);
  const rows: DepositionRow[] = [];
  const worstSalt: number[] = [];
  const twin = openTwin(twinKernels);
  for (const asked of cases) {
    const input = await calibrated('host', asked);
    const filler = input.filler ? { filler: fillerShares(input) } : {};
    const run = await openDeposition(backend, input);
    for (const [k, time] of times.entries()) {
      await run.advanceTo(time);
      panels[k].push({ label: input.label, snapshot: run.snapshot, ...filler });
    }
    rows.push(run.rows[run.rows.length - 1]);
    worstSalt.push(extremesOf(run.rows).worstSalt);
  }
  twin.destroy();
  const frames = new Map(times.map((time, k) => [time, renderFrame('concentration', panels[k], { scale })]));
  return { frames, rows, worstSalt };
}

export function referencePath(name: string): string {
  return join(import.meta.dirname, 'images', `${name}.png`);
}

/** Fails where the image differs from the reference by more than the tolerance; with UPDATE_REFERENCES=1 it becomes it. */
export function expectReference(name: string, image: Uint8Array): void {
  const difference = compareToReference(referencePath(name), image);
  console.log(`${name}: ${describeDifference(difference)}; accepted ${describeDifference(TOLERANCE)}`);
  expect(difference.meanDifference).toBeLessThan(TOLERANCE.meanDifference);
  expect(difference.changedShare).toBeLessThan(TOLERANCE.changedShare);
}

/** Fails where the image of faulty physics would pass, or nearly pass, for the reference. */
export function expectRejected(name: string, fault: string, difference: ImageDifference): void {
  console.log(`${name} under ${fault}: ${describeDifference(difference)}`);
  expect(difference.meanDifference).toBeGreaterThan(CLEARLY * TOLERANCE.meanDifference);
  expect(difference.changedShare).toBeGreaterThan(CLEARLY * TOLERANCE.changedShare);
}
