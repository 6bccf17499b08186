/** The critical current density: its closed forms, and small ramps that fail where these say. */
import { describe, expect, it } from 'vitest';
import { FARADAY } from '../../src/case/constants.ts';
import { openBackend } from '../../src/experiments/open.ts';
import { criticalCurrent } from '../../src/experiments/questions/critical-current.ts';
import { quotient } from '../../src/experiments/questions/critical-current-answers.ts';
import { type RampCell, rampCase, runRamp, saltOf } from '../../src/experiments/questions/critical-current-cell.ts';
import {
  type Salt,
  saltTaken,
  sandCurrent,
  stairOfSalt,
  steadyLimit,
} from '../../src/experiments/questions/critical-current-salt.ts';

const salt: Salt = { diffusivity: 3e-12, transference: 0.2, concentration: 1000 };
const THICKNESS = 100e-6;
/** L²/D [s] */
const CROSSING = THICKNESS ** 2 / salt.diffusivity;
const HALF = 1800;

/** 100 µm of PVH, flat, 1.2 µm a cell. */
const flat: RampCell = {
  electrolyte: 'pvh',
  thickness: THICKNESS,
  rows: 128,
  nuclei: 0,
  stairs: { by: 1, every: HALF, cycled: true },
  from: 7,
  limit: 1,
  seed: 1,
};

describe('The salt that a staircase of the current takes, in closed form', () => {
  it("is Sand's at first and that of the limiting current at last", () => {
    // The far electrode is felt as exp(−L²/(4Dt)), which is 1e-11 here; the series ends at 1e-12 of its first term.
    const early = CROSSING / 100;
    const sand = (2 * (1 - salt.transference) * Math.sqrt(early / (Math.PI * salt.diffusivity))) / FARADAY;
    expect(saltTaken(salt, THICKNESS, early) / sand).toBeCloseTo(1, 7);
    // The slowest mode has died to exp(−5π²), 4e-22.
    const steady = salt.concentration / steadyLimit(salt, THICKNESS);
    expect(saltTaken(salt, THICKNESS, 5 * CROSSING) / steady).toBeCloseTo(1, 12);
  });

  it("uses it up at Sand's current where a single stair is plated in a thick cell", () => {
    const density = sandCurrent(salt, HALF);
    const one = { every: HALF, cycled: false };
    const thick = 2e-3;
    expect(stairOfSalt(salt, thick, { ...one, by: density * 1.0001 })?.density).toBeCloseTo(density * 1.0001, 9);
    expect(stairOfSalt(salt, thick, { ...one, by: density * 0.9999 })?.density).toBeGreaterThan(density);
  });

  it('lasts longer in a thick cell where each stair is stripped as well, and as long in a thin one', () => {
    const stairs = { by: 0.1, every: HALF, cycled: true };
    const between = (thickness: number, cycled: boolean) =>
      stairOfSalt(salt, thickness, { ...stairs, cycled })?.between;
    expect(between(1e-3, true)).toBeGreaterThan(1.5 * (between(1e-3, false) ?? 0));
    // Half a stair is 6 L²/D of 30 µm: both are the limiting current, to exp(−6π²) and the step between stairs, which is linear.
    const thin = 30e-6;
    expect((between(thin, true) ?? 0) / steadyLimit(salt, thin)).toBeCloseTo(1, 6);
    expect((between(thin, false) ?? 0) / steadyLimit(salt, thin)).toBeCloseTo(1, 6);
  });

  it('is never used up where anions stand still', () => {
    expect(stairOfSalt({ ...salt, transference: 1 }, THICKNESS, { by: 1, every: HALF, cycled: true })).toBeUndefined();
  });
});

describe('A ramp of the current', () => {
  it('fails at the stair at which the salt of a flat cell is used up', async () => {
    const { backend } = await openBackend('cpu');
    const { usedUp, limited, shorted, failed, input } = await runRamp(backend, flat);
    // The closed form has the salt used up at 7.09 A/m², so that 7 is carried, and 8 is not unless the interface, ℓ/L = 1.8 %, moves it by 13 %.
    const closed = stairOfSalt(saltOf(input), THICKNESS, flat.stairs);
    expect(closed?.density).toBe(8);
    expect(failed?.density).toBe(8);
    // Plating first, because the ramp begins with it; then the counter electrode starves in the same stair.
    expect(usedUp).toMatchObject({ density: 8, while: 'plating' });
    expect(limited).toMatchObject({ density: 8, while: 'stripping' });
    expect(shorted).toBeUndefined();
  });

  it('starts from bumps that its seed places, at the same size on every grid', () => {
    const bumps = (seed: number, rows: number) =>
      rampCase({ ...flat, nuclei: 3, seed, rows }).surface.nuclei.map(({ position, radius }) => [position, radius]);
    expect(bumps(1, 64)).toEqual(bumps(1, 96));
    expect(bumps(1, 64)).not.toEqual(bumps(2, 64));
  });
});

describe('Asked for the critical current density, the program', () => {
  it('bounds a ratio by a cell that did not fail, the other way round where that is the control', () => {
    expect(quotient({ value: 6, bound: '>' }, { value: 2 })).toEqual({ value: 3, bound: '>' });
    expect(quotient({ value: 6 }, { value: 2, bound: '>' })).toEqual({ value: 3, bound: '<' });
    expect(quotient({ value: 6, bound: '>' }, { value: 2, bound: '>' }).value).toBeNaN();
  });

  it("answers PVH and PVH-IM beside the papers' numbers, and their ratio beside 4.25", async () => {
    const { backend } = await openBackend('cpu');
    const settings = {
      ...criticalCurrent.settings,
      grid: '16',
      step: '2 mA/cm2',
      thicknesses: '200 um',
    };
    const lines: string[] = [];
    const { answers, charts, tables, caption } = await criticalCurrent.run(backend, {
      electrolytes: ['pvh', 'pvh-im'],
      settings,
      seeds: [1],
      onProgress: (line) => lines.push(line),
    });
    expect(answers.map(({ label, paper }) => [label, paper?.value])).toEqual([
      ['PVH', 0.4],
      ['PVH-IM', 1.7],
      ['PVH-IM / PVH', 4.25],
    ]);
    // PVH carries 0.70 mA/cm² over 100 µm, so the first stair of 2 mA/cm² is beyond it; PVH-IM 6.2, so one of the first four is.
    const [pvh, im, ratio] = answers.map(({ found }) => found.value);
    expect(pvh).toBe(2);
    expect([4, 6, 8]).toContain(im);
    expect(ratio).toBe(im / pvh);
    expect(answers[0].notes.join(' ')).toMatch(/100 µm .* assumed.*Criterion.*voltage limit.*Sand's time/);
    expect(lines).toHaveLength(4);
    expect(charts).toHaveLength(4);
    expect(tables.map(({ name }) => name)).toEqual(['ramp', 'failures', 'thickness']);
    expect(caption).toContain('every 30 min');
  });
});
