/** Kinetic anisotropy: where electrolyte is plentiful a round nucleus grows as its directions allow. */
import { expect, test } from 'vitest';
import type { Snapshot } from '../../src/physics/snapshot.ts';
import { smallCase } from '../support/cases.ts';
import { onTwin } from './cells.ts';
import { report } from './report.ts';

const RADIUS = 2.5e-6;

/** Distance [m] from the corner at which ξ = ½ along a row of cells; `stride` steps from one to the next, `length` [m] apart. */
function crossing({ metal }: Snapshot, stride: number, length: number): number {
  const depth = (k: number) => Math.log((1 - metal[k * stride]) / metal[k * stride]);
  let k = 0;
  while (depth(k + 1) < 0) k++;
  return (k + 0.5 + depth(k) / (depth(k) - depth(k + 1))) * length;
}

/** Growth [m] along the axis and along the diagonal of a quarter disc about the lower left corner of closed walls. */
async function growth(strength: number, degrees: number) {
  const study = smallCase(
    'domain.sides=closed',
    'grid=48',
    'electrolyte={base: pvh, transference: 1, diffusivity: 1e-8 m2/s}',
    `metal.kinetic anisotropy={strength: ${strength}, folds: 4, angle: ${degrees} deg}`,
    'control.current=2 A/m2',
    'numerics.mobility=3',
    'numerics.largest step=20 s',
    'duration=1000 s',
  );
  const input = { ...study, metal: { ...study.metal, surfaceEnergy: 0 } };
  const cell = onTwin(input, { distance: (x, y) => Math.hypot(x, y) - RADIUS });
  const { nx, spacing } = input.grid;
  const reach = async (time: number) => {
    await cell.advanceTo(time);
    const { snapshot } = await cell.sample();
    return {
      axis: crossing(snapshot, 1, spacing),
      other: crossing(snapshot, nx, spacing),
      diagonal: crossing(snapshot, nx + 1, Math.SQRT2 * spacing),
    };
  };
  const [start, end] = [await reach(1), await reach(1000)];
  return { axis: end.axis - start.axis, other: end.other - start.other, diagonal: end.diagonal - start.diagonal };
}

test('four-fold kinetics lets a round nucleus grow along its axes, and along the diagonals when turned by 45°', async () => {
  const strength = 0.05;
  const [none, straight, turned] = [await growth(0, 0), await growth(strength, 0), await growth(strength, 45)];
  // Below δ = 1/15 the shape stays round enough that each direction keeps its own speed, 1 ± δ.
  const ratio = (1 + strength) / (1 - strength);
  // σ/(g R) = 300: the electrolyte takes no part beyond 0.3 %. At ℓ = 1.5 h the direction of a front aslant errs by
  // (h/ℓ)²/12 = 4 %, half of which shows in the mean over the profile.
  const tolerance = 0.025;
  const lines = [
    { what: 'growth at 0° over that at 45°, δ = 0', expected: 1, measured: none.axis / none.diagonal, tolerance },
    { what: `δ = ${strength}, θ₀ = 0°`, expected: ratio, measured: straight.axis / straight.diagonal, tolerance },
    { what: `δ = ${strength}, θ₀ = 45°`, expected: 1 / ratio, measured: turned.axis / turned.diagonal, tolerance },
    { what: 'growth at 0° over that at 90°', expected: 1, measured: straight.axis / straight.other, tolerance: 3e-3 },
  ];
  report('kinetic anisotropy', lines);
  for (const line of lines) expect(Math.abs(line.measured - line.expected)).toBeLessThan(line.tolerance);
});
