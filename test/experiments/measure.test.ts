/** What a microstructure comes to between plates. */
import { expect, test } from 'vitest';
import { openTwin } from '../../src/backend/cpu.ts';
import type { Case, Structure } from '../../src/case/case.ts';
import { effectiveOf } from '../../src/experiments/effective-properties.ts';
import { hashinShtrikmanBounds, isotropicBounds, wienerBounds } from '../../src/experiments/mixture-bounds.ts';
import { bruceVincentOf } from '../../src/experiments/transference.ts';
import { baseCase } from '../../src/experiments/verification/base-case.ts';
import { twinKernels } from '../../src/physics/cpu.ts';

const twin = openTwin(twinKernels);

/** A matrix of 0.04 S/m and t₊ = 0.2 with a filler of 0.2 S/m and t₊ = 0.8. */
function composite(grid: number, structure?: Structure): Case {
  const base = baseCase(`grid=${grid}`);
  const phase = { conductivity: 0.2, transference: 0.8, exchangeFactor: 1, blocking: false };
  return {
    ...base,
    electrolyte: { ...base.electrolyte, conductivity: 0.04, transference: 0.2 },
    ...(structure && { filler: { structure, from: 1e-6, phase } }),
  };
}

// Half a cell before the counter electrode, t₋ h/2L = 3 % of t₊ at 64 cells, is taken back; in proportion to h 0.6 % are left.
test('the simulated experiment returns t₊ of a homogeneous electrolyte within 1 %', async () => {
  const whole = composite(64);
  const input = { ...whole, grid: { ...whole.grid, nx: 4 } };
  const { transference, settled } = await bruceVincentOf(twin, input, await effectiveOf(twin, input));
  const line = `t₊ ${transference}, expected 0.2`;
  console.log(line);
  expect(settled, line).toBe(true);
  expect(Math.abs(transference / 0.2 - 1), line).toBeLessThan(0.01);
});

// The two differ by how faces between phases average, in proportion to h: 3 % at 32 cells, 2.1 % at 48 and 1.3 % at 96. If the current at once
// were that of ions on ways of their own, eff(t₊σ) + eff(t₋σ), t₊ would be 18 % larger.
test('the simulated experiment on rods returns eff(t₊σ)/eff(σ) within 3 %', async () => {
  const rods: Structure = {
    kind: 'nanorods',
    length: 1.5e-6,
    width: 0.3e-6,
    fraction: 0.25,
    angle: 0,
    spread: Math.PI / 2,
  };
  const input = composite(48, rods);
  const effective = await effectiveOf(twin, input);
  const { transference, settled } = await bruceVincentOf(twin, input, effective);
  const line = `t₊ ${transference}, expected ${effective.transference.up}`;
  console.log(line);
  expect(settled, line).toBe(true);
  expect(Math.abs(transference / effective.transference.up - 1), line).toBeLessThan(0.03);
});

// Upright layers carry the cations side by side, (0.5 · 0.04 · 0.2 + 0.5 · 0.2 · 0.8)/0.12 = 0.7, and across in series:
// 2/(1/0.008 + 1/0.16) over 2/(1/0.04 + 1/0.2) = 0.2286. The solves leave 1e-6.
test('t₊ of layers is that of cations side by side and in series', async () => {
  const layers: Structure = { kind: 'layers', thickness: 1.5e-6, direction: 'upright', fraction: 0.5 };
  const { transference } = await effectiveOf(twin, composite(32, layers));
  expect(Math.abs(transference.up - 0.7)).toBeLessThan(1e-5);
  expect(Math.abs(transference.across - 2 / 131.25 / (2 / 30))).toBeLessThan(1e-5);
});

test('straight channels have the tortuosity 1 along themselves, and across no way at all', async () => {
  const channels: Structure = { kind: 'channels', width: 0.75e-6, direction: 'up', fraction: 0.5 };
  const { tortuosity } = await effectiveOf(twin, composite(32, channels));
  expect(Math.abs((tortuosity?.up ?? 0) - 1)).toBeLessThan(1e-5);
  expect(tortuosity?.across).toBe(Number.POSITIVE_INFINITY);
});

test('the bounds of two phases are those of Hashin and Shtrikman', () => {
  for (const [first, second] of [
    [1, 10],
    [3, 0.01],
    [0, 1],
  ]) {
    const [low, high] = hashinShtrikmanBounds(first, second, 0.25);
    const bounds = isotropicBounds([first, second, second, second]);
    expect(Math.abs(bounds[0] - low)).toBeLessThan(1e-12);
    expect(Math.abs(bounds[1] - high)).toBeLessThan(1e-12);
  }
});

// 3/(1/2 + 1/3 + 1/5) − 1 and 3/(1/5 + 1/6 + 1/8) − 4; Wiener's are 12/7 and 7/3.
test('the bounds of three phases lie within those of Wiener', () => {
  const [low, high] = isotropicBounds([1, 2, 4]);
  expect(Math.abs(low - 59 / 31)).toBeLessThan(1e-12);
  expect(Math.abs(high - 124 / 59)).toBeLessThan(1e-12);
  const wiener = wienerBounds([1, 2, 4]);
  expect(low).toBeGreaterThan(wiener[0]);
  expect(high).toBeLessThan(wiener[1]);
});
