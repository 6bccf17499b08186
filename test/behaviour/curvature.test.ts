/** Gibbs-Thomson: a convex front asks for more potential by Γ/R, a concave one for less. */
import { expect, test } from 'vitest';
import { openTwin } from '../../src/backend/cpu.ts';
import { stride } from '../../src/multigrid/levels.ts';
import { layCell } from '../../src/physics/cell.ts';
import { twinKernels } from '../../src/physics/cpu.ts';
import { FRONT } from '../../src/physics/planes.ts';
import { capillaryLength, NEWTON, stepList } from '../../src/physics/step.ts';
import { smallCase } from '../support/cases.ts';
import { overlaid, profile, type Shape } from './cells.ts';
import { report } from './report.ts';

const RADIUS = 1.5e-6;

/** Shift of the potential [V] where ξ = ½, mean and largest deviation over the crossings of rows. */
async function shiftOf(nx: number, cells: number, distance: Shape) {
  const input = smallCase(`grid=${nx}`, `numerics.interface width=${cells} cells`);
  const backend = overlaid(openTwin(twinKernels), input, { distance });
  const cell = layCell(backend, input);
  backend.submit(backend.program(stepList(cell, NEWTON).filter(({ kernel }) => kernel === 'geometry')));
  const [front] = await backend.read([cell.front]);
  const shift = front.subarray(FRONT.shift * stride(input.grid));
  const xi = profile(input, distance);
  const shifts: number[] = [];
  for (let q = 0; q < nx * nx - 1; q++) {
    if (q % nx === nx - 1 || xi[q] > 0.5 === xi[q + 1] > 0.5) continue;
    const share = (xi[q] - 0.5) / (xi[q] - xi[q + 1]);
    shifts.push(((1 - share) * shift[q] + share * shift[q + 1]) * cell.scales.voltage);
  }
  const mean = shifts.reduce((sum, x) => sum + x, 0) / shifts.length;
  return {
    mean,
    spread: Math.max(...shifts.map((x) => Math.abs(x - mean))),
    expected: capillaryLength(input) / RADIUS,
  };
}

test('the equilibrium potential of a disc lies Γ/R higher, that of a round hole Γ/R lower, whatever the direction', async () => {
  const toDisc: Shape = (x, y) => Math.hypot(x - 3e-6, y - 3e-6) - RADIUS;
  const lines = [];
  const errors = [];
  for (const [nx, cells] of [
    [32, 1.5],
    [64, 1.5],
    [64, 3],
  ]) {
    const disc = await shiftOf(nx, cells, toDisc);
    const hole = await shiftOf(nx, cells, (x, y) => -toDisc(x, y));
    // Differences of tanh over a cell err by (h/ℓ)²/12 where the front runs aslant, 4 % at ℓ = 1.5 h, half of it in the mean.
    const spread = disc.expected / 12 / cells ** 2;
    const at = `h/R = ${(6e-6 / nx / RADIUS).toPrecision(2)}, ℓ/h = ${cells} [V]`;
    const { expected } = disc;
    lines.push({ what: `disc, ${at}`, expected, measured: disc.mean, tolerance: spread / 2 });
    lines.push({ what: `hole, ${at}`, expected: -expected, measured: hole.mean, tolerance: spread / 2 });
    lines.push({
      what: `largest deviation with direction, ${at}`,
      expected: 0,
      measured: disc.spread,
      tolerance: spread,
    });
    errors.push(Math.abs(disc.mean / expected - 1));
    expect(Math.abs(disc.mean - expected)).toBeLessThan(spread / 2);
    expect(Math.abs(hole.mean + expected)).toBeLessThan(spread / 2);
    expect(disc.spread).toBeLessThan(spread);
  }
  report('Gibbs-Thomson shift of the potential', lines);
  // Second order in h/ℓ: a quarter.
  expect(errors[2]).toBeLessThan(0.35 * errors[1]);
});
