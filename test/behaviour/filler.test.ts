/** Fillers: metal grows around what blocks it, and a transference number that varies moves salt but makes none. */
import { expect, test } from 'vitest';
import { smallCase } from '../support/cases.ts';
import { difference, onTwin, profile, type Shape, samplesAt } from './cells.ts';
import { report } from './report.ts';

const ROD = 'structure: {kind: nanorods, length: 1.5 um, width: 0.4 um, fraction: 20 %}';

test('metal never enters a blocking cell and grows around it', async () => {
  const surface = 1.5e-6;
  const blocking: Shape = (x, y) => Number(Math.abs(x - 3e-6) < 0.75e-6 && y > 2e-6 && y < 2.75e-6);
  const input = smallCase('electrolyte=pvh-im', 'control.current=10 mA/cm2', 'duration=160 s');
  const { nx, spacing } = input.grid;
  const cell = onTwin(input, { blocking });
  const [start, end] = await samplesAt(cell, [0, 160]);
  const at = (x: number, y: number) => end.snapshot.metal[Math.floor(y / spacing) * nx + Math.floor(x / spacing)];
  const begun = profile(input, (_, y) => y - surface);
  let change = 0;
  for (let q = 0; q < begun.length; q++) {
    const isBlocked = blocking(((q % nx) + 0.5) * spacing, (Math.floor(q / nx) + 0.5) * spacing) === 1;
    if (isBlocked) change = Math.max(change, Math.abs(end.snapshot.metal[q] - start.snapshot.metal[q]));
  }
  report('a blocking filler', [
    { what: 'largest change of ξ in it', expected: 0, measured: change, tolerance: 0 },
    { what: 'ξ below it', expected: '> ½', measured: at(3e-6, 1.9e-6), tolerance: '' },
    { what: 'ξ beside it, at half its height', expected: '> ½', measured: at(1.5e-6, 2.4e-6), tolerance: '' },
    { what: 'ξ far from it, above its top', expected: '> ½', measured: at(0.2e-6, 2.9e-6), tolerance: '' },
    { what: 'Faraday error', expected: 0, measured: end.status.faradayError, tolerance: 1e-4 },
  ]);
  expect(change).toBe(0);
  expect(at(3e-6, 1.9e-6)).toBeGreaterThan(0.5);
  expect(at(1.5e-6, 2.4e-6)).toBeGreaterThan(0.5);
  expect(at(0.2e-6, 2.9e-6)).toBeGreaterThan(0.5);
  expect(Math.abs(end.status.faradayError)).toBeLessThan(1e-4);
});

test("a filler of the matrix's own properties is no filler", async () => {
  const plain = onTwin(smallCase('surface.nuclei={count: 1, radius: 1 um}'));
  const filled = onTwin(
    smallCase(
      'surface.nuclei={count: 1, radius: 1 um}',
      `filler={${ROD}, conductivity: 1 x matrix, transference: 0.19}`,
    ),
  );
  const [[a], [b]] = [await samplesAt(plain, [10]), await samplesAt(filled, [10])];
  const fields = (['metal', 'concentration', 'potential'] as const).map((name) => ({
    what: `largest relative difference of ${name}`,
    expected: 0,
    measured: difference(b.snapshot[name], a.snapshot[name]),
    // A filler is solved with another iteration than a homogeneous medium; both stop at some 1e-6.
    tolerance: 1e-5,
  }));
  report('a filler of the same σ, t₊ and D', fields);
  for (const { measured, tolerance } of fields) expect(measured).toBeLessThan(tolerance);
});

test.each(['reservoir', 'counter electrode'])(
  'salt is conserved under a %s where the transference number jumps',
  async (top) => {
    // Across the current and along it: t₊ = 0.6 in the upper right quarter, 0.19 elsewhere.
    const transference: Shape = (x, y) => (x > 3e-6 && y > 3.5e-6 ? 0.6 : 0.19);
    const input = smallCase(`domain.top=${top}`, 'control.current=2 mA/cm2');
    const [uniform] = await samplesAt(onTwin(input), [10]);
    const [jump] = await samplesAt(onTwin(input, { transference }), [10]);
    const moved = difference(jump.snapshot.concentration, uniform.snapshot.concentration);
    report(`a jump of t₊ under a ${top}`, [
      // The Newton iteration stops at a correction of some 1e-5 of c₀, of both signs.
      { what: 'salt error', expected: 0, measured: jump.status.saltError, tolerance: 1e-5 },
      { what: 'salt that it moved, over c₀', expected: '> 0.01', measured: moved, tolerance: '' },
    ]);
    expect(Math.abs(jump.status.saltError)).toBeLessThan(1e-5);
    expect(moved).toBeGreaterThan(0.01);
  },
);
