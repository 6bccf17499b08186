/** Conductors of cations alone: the current passes, the anions stay where they are. */
import { expect, test } from 'vitest';
import { openTwin } from '../../src/backend/cpu.ts';
import type { Case } from '../../src/case/case.ts';
import { FARADAY } from '../../src/case/constants.ts';
import { maps } from '../../src/case/maps.ts';
import { twinKernels } from '../../src/physics/cpu.ts';
import { openSimulation } from '../../src/run/simulation.ts';
import { smallCase } from '../support/cases.ts';
import { atCentres, type Shape, samplesAt } from './cells.ts';
import { report } from './report.ts';

/** Salt diffusivity of the ceramic [m²/s]; its t₊ is 1, its σ the electrolyte's, and metal stays out. */
const CERAMIC = 1e-16;

/** The case on the twin with ceramic where `inside` is 1. */
function withCeramic(input: Case, inside: Shape) {
  const ceramic = atCentres(input, inside);
  const gel = maps(input);
  const laid = {
    ...gel,
    transference: gel.transference.map((t, q) => (ceramic[q] ? 1 : t)),
    diffusivity: gel.diffusivity.map((d, q) => (ceramic[q] ? CERAMIC : d)),
    blocking: ceramic,
  };
  return { cell: openSimulation(openTwin(twinKernels), input, { maps: laid }), ceramic };
}

/** Largest |c − c₀| [mol/m³] where the mask is `phase`. */
function farthest(concentration: Float64Array, { electrolyte }: Case, mask: Float64Array, phase: 0 | 1): number {
  return concentration.reduce(
    (most, c, q) => (mask[q] === phase ? Math.max(most, Math.abs(c - electrolyte.concentration)) : most),
    0,
  );
}

test.each(['reservoir', 'counter electrode'])(
  'in a gel behind a ceramic the salt tilts by i t₋ L/(F D), and none of it leaves, under a %s',
  async (top) => {
    const duration = 10;
    const input = smallCase(`domain.top=${top}`, 'surface.thickness=0.75 um', `duration=${duration} s`);
    const { grid, electrolyte } = input;
    const { nx, spacing } = grid;
    const border = 22;
    const { cell, ceramic } = withCeramic(input, (_, y) => Number(y > border * spacing));
    const [{ status, snapshot }] = await samplesAt(cell, [duration]);
    const { concentration, potential } = snapshot;
    const density = 10;
    const D = maps(input).diffusivity[0];
    const rise = (field: Float64Array, from: number, to: number) => field[to * nx] - field[from * nx];
    // N₋ = −D ∇c + t₋ i/F = 0 in the gel, which has metal on one side and ceramic on the other. Ten rows, eight and more above the
    // front, where ψ is 1 within e^{−8/1.5} = 0.5 %.
    const [low, high] = [12, border - 1];
    const tilt = ((1 - electrolyte.transference) * density * (high - low) * spacing) / (FARADAY * D);
    // Ohm's law alone in the ceramic, clear of the two rows that salt has diffused into.
    const [under, over] = [border + 3, grid.ny - 1];
    const drop = (density * (over - under) * spacing) / electrolyte.conductivity;
    // What diffuses through one face of a cell in this time, at the largest difference there is.
    const excess = farthest(concentration, input, ceramic, 0);
    const leaked = ((2 * CERAMIC * duration) / spacing ** 2) * excess;
    const lines = [
      {
        what: 'salt across the gel [mol/m³]',
        expected: tilt,
        measured: rise(concentration, low, high),
        tolerance: 0.005 * tilt,
      },
      {
        what: 'potential across the ceramic [V]',
        expected: drop,
        measured: rise(potential, under, over),
        tolerance: 1e-3 * drop,
      },
      {
        what: 'salt in the ceramic less c₀ [mol/m³]',
        expected: 0,
        measured: farthest(concentration, input, ceramic, 1),
        tolerance: leaked,
      },
      { what: 'salt error', expected: 0, measured: status.saltError, tolerance: 1e-5 },
      { what: 'Faraday error', expected: 0, measured: status.faradayError, tolerance: 1e-5 },
    ];
    report('gel and ceramic in series', lines);
    for (const { what, expected, measured, tolerance } of lines)
      expect(Math.abs(measured - expected), what).toBeLessThan(tolerance);
  },
);

test('between upright ceramics the salt keeps within the gel, and both carry the current', async () => {
  const duration = 60;
  const input = smallCase('control.current=4 mA/cm2', `duration=${duration} s`);
  const { cell, ceramic } = withCeramic(input, (x, y) => Number(y > 2e-6 && Math.floor(x / 1e-6) % 2 === 1));
  const [{ status, snapshot }] = await samplesAt(cell, [duration]);
  // Salt crosses three of a cell's faces to gel at most, as above.
  const excess = farthest(snapshot.concentration, input, ceramic, 0);
  const leaked = 3 * ((2 * CERAMIC * duration) / input.grid.spacing ** 2) * excess;
  const lines = [
    {
      what: 'salt in the ceramic less c₀ [mol/m³]',
      measured: farthest(snapshot.concentration, input, ceramic, 1),
      tolerance: leaked,
    },
    // Of the solver: three Newton iterations of three cycles each leave some 1e-7 of the salt.
    { what: 'salt error', measured: status.saltError, tolerance: 1e-5 },
    { what: 'Faraday error', measured: status.faradayError, tolerance: 1e-5 },
  ].map((line) => ({ ...line, expected: 0 }));
  report('upright ceramics', lines);
  for (const { what, measured, tolerance } of lines) expect(Math.abs(measured), what).toBeLessThan(tolerance);
});
