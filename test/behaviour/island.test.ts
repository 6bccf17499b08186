/** An island of metal in the middle of a bath on all sides. */
import { expect, test } from 'vitest';
import type { Case } from '../../src/case/case.ts';
import { FARADAY, GAS } from '../../src/case/constants.ts';
import { measure } from '../../src/run/measures/index.ts';
import { smallCase } from '../support/cases.ts';
import { onTwin, samplesAt } from './cells.ts';
import { report } from './report.ts';

const SIDE = 20e-6;
const RADIUS = 4e-6;

function islandCase(...overrides: readonly string[]): Case {
  return smallCase(
    `domain={width: ${SIDE} m, height: ${SIDE} m, sides: reservoir}`,
    `surface={thickness: 0 um, island: {radius: ${RADIUS} m}}`,
    'control={voltage: 0.3 V}',
    ...overrides,
  );
}

/**
 * Conformal radius of a square about its middle over its side: 4√π/Γ(1/4)². A disc in the middle of a square takes the current of
 * one in a ring of this radius, as good as exactly: the corners count with the eighth power of the ratio of radii.
 * Source: Pólya and Szegő, Isoperimetric Inequalities in Mathematical Physics (1951).
 */
const CONFORMAL = (4 * Math.sqrt(Math.PI)) / 3.625609908221908 ** 2;

/** Current [A/m] into the island of a case with t₊ = 1, where what spreads through the ring is what reacts (α = ½), and the voltage in the ring [V]. */
function ringOf({ electrolyte, metal, temperature }: Case, voltage: number) {
  const f = FARADAY / (GAS * temperature);
  const shift = (metal.surfaceEnergy * metal.molarVolume) / (FARADAY * RADIUS);
  const ring = (2 * Math.PI * electrolyte.conductivity) / Math.log((CONFORMAL * SIDE) / RADIUS);
  const reacting = (u: number) => 4 * Math.PI * RADIUS * electrolyte.exchangeCurrent * Math.sinh((f * (u - shift)) / 2);
  let [low, high] = [0, voltage];
  for (let k = 0; k < 60; k++) {
    const u = (low + high) / 2;
    if (reacting(u) < ring * (voltage - u)) low = u;
    else high = u;
  }
  return { current: reacting(low), drop: voltage - low };
}

test.each([
  ['where kinetics is all', 0.02],
  ['where the electrolyte takes half the voltage', 25],
])('a disc in a square bath takes the current of a ring, %s', async (_, exchange) => {
  const input = islandCase(
    'grid=64',
    `electrolyte={base: pvh, transference: 1, diffusivity: 1e-8 m2/s, exchange current: ${exchange} mA/cm2}`,
    'control={voltage: 10 mV}',
    'duration=1 ms',
  );
  const [{ status }] = await samplesAt(onTwin(input), [1e-3]);
  const { current: expected, drop } = ringOf(input, 0.01);
  // Kinetics sees the potential (13/12) ℓ behind ξ = ½, as if the ring's inner radius were that much smaller, in the share of the voltage
  // that the ring takes; and a tenth of its square for the length of the front, which is right to first order.
  const depth = ((13 / 12) * input.numerics.interfaceWidth) / RADIUS;
  const tolerance = expected * ((depth / Math.log((CONFORMAL * SIDE) / RADIUS)) * (drop / 0.01) + depth ** 2 / 10);
  const current = status.meanCurrent * SIDE;
  report('current of a disc [A/m]', [{ what: `i₀ = ${exchange} mA/cm²`, expected, measured: current, tolerance }]);
  expect(Math.abs(current - expected)).toBeLessThan(tolerance);
});

test('a disc without a preferred direction keeps the symmetry of its bath, and the balances hold', async () => {
  const input = islandCase('grid=48', 'duration=20 s');
  const { nx, ny } = input.grid;
  const [begun, { status, snapshot }] = await samplesAt(onTwin(input), [0, 20]);
  const turned = (field: Float64Array) =>
    field.reduce((most, value, q) => {
      const [i, j] = [q % nx, Math.floor(q / nx)];
      return Math.max(most, Math.abs(value - field[i * nx + ny - 1 - j]), Math.abs(value - field[j * nx + nx - 1 - i]));
    }, 0);
  const lines = [
    // What two Newton iterations leave; the symmetry is lost to what the V-cycle's pairing of rows and columns leaves of it.
    { what: 'Faraday error', measured: status.faradayError, tolerance: 1e-4 },
    { what: 'salt error', measured: status.saltError, tolerance: 1e-4 },
    { what: 'ξ against ξ turned by 90° and mirrored', measured: turned(snapshot.metal), tolerance: 1e-6 },
    {
      what: 'the same of c/c₀',
      measured: turned(snapshot.concentration) / input.electrolyte.concentration,
      tolerance: 1e-6,
    },
  ].map((line) => ({ ...line, expected: 0 }));
  const grown = measure(snapshot, input.sides).meanThickness - measure(begun.snapshot, input.sides).meanThickness;
  report('an isotropic island', [...lines, { what: 'growth [m]', expected: '> 0', measured: grown, tolerance: '' }]);
  for (const { what, measured, tolerance } of lines) expect(Math.abs(measured), what).toBeLessThan(tolerance);
  expect(grown).toBeGreaterThan(0);
});

test('the measures of a disc are its radius, and it is short-circuited at the left as at the top', async () => {
  const input = islandCase('grid=64');
  const [{ snapshot }] = await samplesAt(onTwin(input), [0]);
  const of = measure(snapshot, input.sides);
  const { spacing, nx } = input.grid;
  // The contour is linear in ln ξ/(1 − ξ), a distance but for the curvature of the circle within one cell: h²/8r.
  const chord = spacing ** 2 / (8 * RADIUS);
  // Σξ h² of a disc with this profile is π (r² + π²ℓ²/3).
  const area = Math.sqrt(RADIUS ** 2 + (Math.PI * input.numerics.interfaceWidth) ** 2 / 3);
  const lines = [
    { what: 'farthest', expected: RADIUS, measured: of.maximumHeight, tolerance: chord },
    { what: 'nearest', expected: RADIUS, measured: of.lowestValley, tolerance: chord },
    { what: 'disc of the same area', expected: area, measured: of.meanThickness, tolerance: chord },
    { what: 'interface', expected: 2 * Math.PI * RADIUS, measured: of.interfaceLength, tolerance: 2 * Math.PI * chord },
    { what: 'Ra', expected: 0, measured: of.roughnessRa, tolerance: chord },
  ];
  report('measures of a disc [m]', lines);
  for (const { what, expected, measured, tolerance } of lines)
    expect(Math.abs(measured - expected), what).toBeLessThan(tolerance);
  expect(of.shortCircuit).toBe(0);
  const arm = snapshot.metal.map((xi, q) => (Math.floor(q / nx) === nx / 2 && q % nx < nx / 2 ? 1 : xi));
  expect(measure({ ...snapshot, metal: arm }, input.sides).shortCircuit).toBe(1);
});

test.each([
  ['surface.thickness=1 um', /an island is all the metal there is/],
  ['surface.nuclei={count: 2, radius: 1 um}', /an island is all the metal there is/],
  ['domain.sides=closed', /closed sides feed no island; choose sides: reservoir/],
  ['domain.top=counter electrode', /a counter electrode faces a flat electrode/],
  ['control={current: 1 mA/cm2}', /the bath around an island holds a voltage.*give voltage: 0\.2 V/],
  ['surface.island.radius=11 um', /11 um reaches the sides, 10 um from the middle/],
])('an island is refused with the way out: %s', (override, message) => {
  expect(() => islandCase(override)).toThrow(message);
});

test('no current can be imposed on an island later either', () => {
  const cell = onTwin(islandCase('grid=32'));
  expect(() => cell.control({ kind: 'current', density: 10, compliance: 1 })).toThrow(
    /the bath around an island holds a voltage/,
  );
});
