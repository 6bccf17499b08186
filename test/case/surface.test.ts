import { expect, test } from 'vitest';
import { initialMetal } from '../../src/case/surface.ts';
import { caseWith } from './study.ts';

const sum = (values: Float64Array) => values.reduce((total, value) => total + value, 0);

test('a flat layer holds its thickness of metal', () => {
  // ∫₀^∞ dy/(1 + e^{(y−d)/ℓ}) = ℓ ln(1 + e^{d/ℓ}); the midpoint rule of a profile 1.5 cells wide errs by e^{−2π²·1.5}.
  const input = caseWith('surface.thickness=0.6 um');
  const { nx, spacing } = input.grid;
  const width = input.numerics.interfaceWidth;
  const expected = width * Math.log(1 + Math.exp(0.6e-6 / width));
  const thickness = (sum(initialMetal(input)) * spacing) / nx;
  // What is cut at y = 0 leaves the Euler-Maclaurin term h²ξ'(0)/24.
  const slope = Math.exp(-0.6e-6 / width) / width;
  expect(Math.abs(thickness - expected)).toBeLessThan((spacing ** 2 / 24) * slope * 1.1 + 1e-9 * expected);
});

test('a nucleus adds half a disc', () => {
  // For ℓ → 0 the union gains πr²/2; a finite ℓ changes an area by parts of ℓ² per corner: (ℓ/r)² is allowed.
  const numerics = 'numerics.interface width=20 nm';
  const flat = caseWith('grid=384', 'surface.thickness=1 um', numerics);
  const round = caseWith(
    'grid=384',
    'surface.thickness=1 um',
    numerics,
    'surface.nuclei=[{position: 3 um, radius: 1 um}]',
  );
  const gained = (sum(initialMetal(round)) - sum(initialMetal(flat))) * round.grid.spacing ** 2;
  expect(Math.abs(gained / ((Math.PI / 2) * 1e-12) - 1)).toBeLessThan(0.02);
});

test('the profile is one half on the surface and the logistic function across it', () => {
  const input = caseWith('surface.thickness=3 um');
  const { nx, spacing } = input.grid;
  const xi = initialMetal(input);
  for (let j = 0; j < 96; j++) {
    const n = (j + 0.5) * spacing - 3e-6;
    expect(xi[j * nx]).toBeCloseTo(1 / (1 + Math.exp(n / input.numerics.interfaceWidth)), 12);
  }
});

test('a nucleus on the seam of a periodic domain stands on both sides, at a wall on one', () => {
  const nucleus = 'surface.nuclei=[{position: 0 um, radius: 1 um}]';
  const at = (xi: Float64Array, i: number, j: number) => xi[j * 96 + i];
  const periodic = initialMetal(caseWith(nucleus));
  const closed = initialMetal(caseWith(nucleus, 'domain.sides=closed'));
  for (let j = 0; j < 96; j++) expect(at(periodic, 95, j)).toBeCloseTo(at(periodic, 0, j), 12);
  expect(at(closed, 0, 12)).toBeGreaterThan(0.9);
  expect(at(closed, 95, 12)).toBeLessThan(0.1);
});
