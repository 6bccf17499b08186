import { describe, expect, it } from 'vitest';
import { boxCountingDimension } from '../../src/run/measures/dimension.ts';
import { measure } from '../../src/run/measures/measure.ts';
import { expectNear, profile, SPACING, sample } from './measures-shapes.ts';

const ROUND_OFF = 1e-12;

describe('the box-counting dimension', () => {
  it.each([
    ['a flat front', 1, (_: number, y: number) => y < 40],
    ['a comb of single columns, which fills the plane', 2, (x: number) => Math.floor(x) % 2 === 0],
    ['a Sierpinski triangle', Math.log2(3), (x: number, y: number) => (Math.floor(x) & Math.floor(y)) === 0],
  ] as const)('of %s is %f', (what, expected, isMetal) => {
    const { metal, grid } = sample({ nx: 128, ny: 128, metal: (x, y) => (isMetal(x, y) ? 1 : 0) });
    expectNear(what, boxCountingDimension(metal, grid, 'closed'), expected, ROUND_OFF);
  });

  it('of a flat front is 1 on a grid that is neither square nor a power of two', () => {
    const { metal, grid } = sample({ nx: 96, ny: 160, metal: (_, y) => profile(y - 61.3) });
    expectNear('dimension', boxCountingDimension(metal, grid, 'periodic'), 1, ROUND_OFF);
  });
});

describe('an island of 8 × 8 cells above a layer of 10 × 64', () => {
  const isIsland = (x: number, y: number) => x > 20 && x < 28 && y > 30 && y < 38;
  const shape = {
    nx: 64,
    ny: 64,
    metal: (x: number, y: number) => (y < 10 || isIsland(x, y) ? 1 : 0),
    concentration: (_: number, y: number) => 100 - y,
    reaction: (_: number, y: number) => y,
  };

  it('is 64/704 of the metal when it is dead, and neither tip nor surface', () => {
    const seen = measure(sample({ ...shape, live: (x, y) => (isIsland(x, y) ? 0 : 1) }), 'periodic');
    expectNear('dead share', seen.deadShare, 64 / 704, ROUND_OFF);
    expectNear('mean thickness', seen.meanThickness, 11 * SPACING, ROUND_OFF * SPACING);
    expectNear('maximum height', seen.maximumHeight, 10 * SPACING, ROUND_OFF * SPACING);
    expectNear('least surface concentration', seen.leastSurfaceConcentration, 90, 90 * ROUND_OFF);
    expectNear('tip current over mean', seen.tipCurrentOverMean, 1, ROUND_OFF);
  });

  it('has its perimeter in the interface, dead or not: four sides less the four cut corners', () => {
    const seen = measure(sample({ ...shape, live: () => 0 }), 'periodic');
    const island = 4 * 7 + 4 * Math.SQRT1_2;
    expectNear('interface length', seen.interfaceLength, (64 + island) * SPACING, 100 * ROUND_OFF * SPACING);
  });

  it('counts nothing as dead where the flag of empty cells is down', () => {
    const seen = measure(sample({ ...shape, live: shape.metal }), 'periodic');
    expectNear('dead share', seen.deadShare, 0, 0);
    expectNear('maximum height', seen.maximumHeight, 38 * SPACING, 38 * ROUND_OFF * SPACING);
  });
});

it.each([
  ['joined where the mean of the four cells is metal', 0.9, 0.2, 'electrolyte'],
  ['parted where it is electrolyte', 0.8, 0.1, 'metal'],
] as const)('metal cells that meet at a corner are %s', (_, metal, electrolyte, isolated) => {
  const n = 16;
  const checkerboard = (x: number, y: number) => ((Math.floor(x) + Math.floor(y)) % 2 === 0 ? metal : electrolyte);
  const seen = measure(sample({ nx: n, ny: n, metal: checkerboard }), 'periodic');
  // Each square of centres has two corners cut off at a distance `leg`; the half squares at both ends have a straight cut.
  const logit = (xi: number) => Math.log(xi / (1 - xi));
  const fraction = logit(metal) / (logit(metal) - logit(electrolyte));
  const leg = isolated === 'metal' ? fraction : 1 - fraction;
  const length = (n * (n - 1) * 2 * Math.SQRT2 * leg + n) * SPACING;
  expectNear('interface length', seen.interfaceLength, length, n ** 2 * ROUND_OFF * SPACING);
});

describe('a short circuit', () => {
  const column = (height: number, live: number) =>
    measure(
      sample({ nx: 32, ny: 32, metal: (x, y) => (y < 4 || (x < 3 && y < height) ? 1 : 0), live: () => live }),
      'closed',
    );

  it('is live metal in the top row', () => {
    expect(column(32, 1).shortCircuit).toBe(1);
    expectNear('maximum height', column(32, 1).maximumHeight, 32 * SPACING, 0);
  });

  it('is not metal one row below, nor dead metal', () => {
    expect(column(31, 1).shortCircuit).toBe(0);
    expect(column(32, 0).shortCircuit).toBe(0);
  });
});

describe('a knob on a layer, crossed by the sides', () => {
  const n = 96;
  /** The knob leans, so that nothing is symmetric by chance. */
  const knob = (x: number, y: number) =>
    profile(Math.min(y - 20.3, Math.hypot(x - 30.2 - 0.4 * (y - 20), y - 33) - 9.1));
  const shape = {
    nx: n,
    ny: n,
    metal: knob,
    concentration: (_: number, y: number) => y ** 2,
    reaction: (_: number, y: number) => y,
  };
  const expected = measure(sample(shape), 'periodic');

  it('measures the same wherever periodic sides cut it (by whole boxes)', () => {
    for (const shift of [16, 64, 80]) {
      const moved = (x: number, y: number) => knob((x + shift) % n, y);
      const seen = measure(sample({ ...shape, metal: moved }), 'periodic');
      for (const key of Object.keys(expected) as (keyof typeof expected)[]) {
        expectNear(`${key}, moved by ${shift} cells`, seen[key], expected[key], ROUND_OFF * Math.abs(expected[key]));
      }
    }
  });

  it('measures the same as its mirror image between closed sides', () => {
    const seen = measure(sample({ ...shape, metal: (x, y) => knob(n - x, y) }), 'closed');
    const straight = measure(sample(shape), 'closed');
    for (const key of Object.keys(straight) as (keyof typeof straight)[]) {
      expectNear(`${key}, mirrored`, seen[key], straight[key], ROUND_OFF * Math.abs(straight[key]));
    }
  });
});

describe('nothing to measure', () => {
  it('is NaN, never an error: an empty cell has no surface, a cell at rest no ratio of currents', () => {
    const empty = measure(sample({ nx: 32, ny: 32, metal: () => 0 }), 'closed');
    expect(empty.meanThickness).toBe(0);
    expect(empty.interfaceLength).toBe(0);
    const { maximumHeight, roughnessRa, tipToMean, deadShare, leastSurfaceConcentration } = empty;
    expect([maximumHeight, roughnessRa, tipToMean, deadShare, leastSurfaceConcentration]).toEqual(Array(5).fill(NaN));
    const rest = measure(sample({ nx: 32, ny: 32, metal: (_, y) => profile(y - 8) }), 'closed');
    expect([rest.tipCurrent, rest.tipCurrentOverMean]).toEqual([0, NaN]);
  });
});
