import { expect, test } from 'vitest';
import { openTwin } from '../../src/backend/cpu.ts';
import { uniform } from '../../src/case/random.ts';
import { type Conductor, effectiveConductivity } from '../../src/experiments/effective-conductivity.ts';
import { tensorOf } from '../../src/experiments/effective-properties.ts';
import { wienerBounds } from '../../src/experiments/mixture-bounds.ts';
import type { Solver } from '../../src/experiments/plates.ts';
import { twinKernels } from '../../src/physics/cpu.ts';
import { SolverError } from '../../src/run/simulation.ts';
import { rods } from '../multigrid/materials.ts';
import { openTestGpu } from '../support/gpu.ts';

const twin = openTwin(twinKernels);

/** Rods of `ratio` times the conductivity around them, which is 1 S/m, thrown at random, one cell wide and more. */
function withRods(nx: number, ny: number, ratio: number): Conductor {
  const inside = rods({ nx, ny, periodic: true }, 5);
  return { grid: { nx, ny }, sides: 'periodic', conductivity: Float64Array.from(inside, (x) => (x ? ratio : 1)) };
}

/** A conductor drawn in letters, the top row first: `.` insulates, `o` conducts 1 S/m. */
function drawn(...rows: readonly string[]): Conductor {
  const conductivity = Float64Array.from(rows.toReversed().join(''), (letter) => (letter === 'o' ? 1 : 0));
  return { grid: { nx: rows[0].length, ny: rows.length }, sides: 'closed', conductivity };
}

const measure = (conductor: Conductor, direction?: 'up' | 'across', on: Solver = twin) =>
  effectiveConductivity(on, conductor, direction);

// Cells differ by up to 10⁴; the bounds are far apart, so what the solve leaves (1e-6) does not matter.
test.each([
  [20, 32, 'periodic'],
  [26, 18, 'closed'],
] as const)(
  'a random map of %d × %d cells conducts between Wiener’s bounds in both directions',
  async (nx, ny, sides) => {
    const conductivity = Float64Array.from({ length: nx * ny }, (_, k) => 10 ** (4 * uniform(3, k)));
    const [least, largest] = wienerBounds(conductivity);
    for (const direction of ['up', 'across'] as const) {
      const { value } = await measure({ grid: { nx, ny }, sides, conductivity }, direction);
      const line = `${direction}: ${least} < ${value} < ${largest}`;
      console.log(line);
      expect(value, line).toBeGreaterThan(least);
      expect(value, line).toBeLessThan(largest);
    }
  },
);

test('the current across a map is that up the same map with x for y', async () => {
  const up = drawn('oo.oo.', '.ooo.o', 'o.o.oo', 'oooo.o', '.oo.oo', 'o.ooo.');
  const turned = Float64Array.from({ length: 36 }, (_, q) => up.conductivity[(q % 6) * 6 + Math.floor(q / 6)]);
  const expected = (await measure({ ...up, conductivity: turned })).value;
  const { value } = await measure(up, 'across');
  expect(value).toBeGreaterThan(0);
  // The same numbers in the same order.
  expect(value).toBe(expected);
});

// The same map in other units is the same system after it is scaled, but for two roundings.
test('σ_eff has the unit of the map, from polymers to metals', async () => {
  const map = withRods(32, 32, 30);
  const { value } = await measure(map);
  for (const unit of [1e-9, 1e7]) {
    const scaled = await measure({ ...map, conductivity: map.conductivity.map((sigma) => unit * sigma) });
    expect(Math.abs(scaled.value / (unit * value) - 1)).toBeLessThan(1e-9);
  }
});

// What a conductivity of 10⁵ falls short of a perfect one is a hundredth of what 10³ does, in proportion to its inverse.
test('thin rods are solved from insulators to nearly perfect conductors, and conduct more the better they conduct', async () => {
  let last = 0;
  for (const ratio of [0, 1e-3, 1, 30, 1000, 1e5]) {
    const { value, cycles, residual } = await measure(withRods(64, 64, ratio));
    const line = `rods of ${ratio}: σ_eff ${value.toFixed(5)}, ${cycles} cycles, residual ${residual.toExponential(1)}`;
    console.log(line);
    expect(residual, line).toBeLessThanOrEqual(1e-6);
    expect(cycles, line).toBeLessThan(200);
    expect(value, line).toBeGreaterThan(last);
    last = value;
  }
});

test('what no path joins to a plate carries nothing', async () => {
  // Two columns of four conduct: I = 2 · 1 V/6 cells, σ_eff = I · 6/8; an island in an insulator changes nothing.
  const island = drawn('o......o', 'o..oo..o', 'o..oo..o', 'o......o', 'o..o...o', 'o......o');
  expect(Math.abs((await measure(island)).value - 2 / 8)).toBeLessThan(1e-6);
  // A dead end at a plate has its potential.
  const deadEnd = drawn('o..oo..o', 'o......o', 'o......o', 'o......o', 'o......o', 'o.o....o');
  expect(Math.abs((await measure(deadEnd)).value - 2 / 8)).toBeLessThan(1e-6);
  expect((await measure(drawn('oooo', '....', 'oooo', 'oooo'))).value).toBe(0);
});

// The host keeps the residual in float64, so what differs is that the device rounds each conductance to 2⁻²⁴, and the plate's.
test('a float32 device gives what the twin gives', async () => {
  const gpu = await openTestGpu();
  for (const ratio of [0, 30, 1e5]) {
    const map = withRods(48, 40, ratio);
    const [expected, measured] = [await measure(map), await measure(map, 'up', gpu)];
    const error = measured.value / expected.value - 1;
    const line = `rods of ${ratio}: expected ${expected.value}, measured ${measured.value}, ${expected.cycles} and ${measured.cycles} cycles, error ${error.toExponential(1)}, tolerance 2.1e-6`;
    console.log(line);
    expect(Math.abs(error), line).toBeLessThan(2e-6 + 2 ** -23);
  }
  gpu.destroy();
});

/** A map of joined sides, 10 S/m where `isGood` and 1 S/m elsewhere. */
function patterned(isGood: (i: number, j: number) => boolean): Conductor {
  const at = (_: unknown, q: number) => (isGood(q % 32, Math.floor(q / 32)) ? 10 : 1);
  return { grid: { nx: 32, ny: 32 }, sides: 'periodic', conductivity: Float64Array.from({ length: 1024 }, at) };
}

// The map is its own mirror image in x = y, so σ_xx = σ_yy and an axis lies at ±45°, but for what the solves leave, 1e-6.
// Layers of one part in two: σ_xy = −(A − H)/2 = −1.84 S/m, of which steps of a cell in layers of four take less than half.
test('layers that fall to the right at 45° conduct best along themselves', async () => {
  const { xx, yy, xy, angle, principal } = await tensorOf(
    twin,
    patterned((i, j) => (i + j) % 8 < 4),
  );
  expect(Math.abs(xx / yy - 1)).toBeLessThan(1e-5);
  expect(Math.abs(angle + Math.PI / 4)).toBeLessThan(1e-5);
  expect(xy).toBeLessThan(-0.9);
  expect(principal[0]).toBeLessThan(5.5);
});

// Mirrored in x it is itself again, so σ_xy = −σ_xy.
test('a checkerboard drifts to no side', async () => {
  const { xy } = await tensorOf(
    twin,
    patterned((i, j) => (Math.floor(i / 8) + Math.floor(j / 8)) % 2 === 0),
  );
  expect(Math.abs(xy)).toBeLessThan(1e-5);
});

// Each is solved to 1e-6 of the current.
test('the host gives what the back end gives, with fewer cycles where rods conduct far better', async () => {
  for (const ratio of [0, 1e-3, 30, 1e3, 1e5]) {
    const map = withRods(64, 64, ratio);
    for (const direction of ['up', 'across'] as const) {
      const [expected, measured] = [await measure(map, direction), await measure(map, direction, 'host')];
      const error = measured.value / expected.value - 1;
      const line = `rods of ${ratio} ${direction}: ${expected.value} in ${expected.cycles} cycles, on the host ${measured.value} in ${measured.cycles}, error ${error.toExponential(1)}, tolerance 2e-6`;
      console.log(line);
      expect(Math.abs(error), line).toBeLessThan(2e-6);
      expect(Math.abs(measured.transverse - expected.transverse), line).toBeLessThan(1e-4 * expected.value);
      expect(measured.residual, line).toBeLessThanOrEqual(1e-6);
      expect(measured.cycles, line).toBeLessThan(30);
      if (ratio >= 1e3) expect(measured.cycles, line).toBeLessThan(expected.cycles / 2);
    }
  }
});

// In series as the harmonic mean says, side by side as the mean does; what the solve leaves is 1e-10 of the current.
test('on the host layers conduct as the closed forms say, on any number of columns and at a contrast of 10⁴', async () => {
  const layers = Float64Array.from({ length: 15 }, (_, j) => 10 ** (4 * uniform(5, j)));
  const conductivity = Float64Array.from({ length: 15 * 15 }, (_, q) => layers[Math.floor(q / 15)]);
  const [series, parallel] = wienerBounds(layers);
  for (const sides of ['periodic', 'closed'] as const) {
    const map = { grid: { nx: 15, ny: 15 }, sides, conductivity };
    const [up, across] = [
      await effectiveConductivity('host', map, 'up', 1e-10),
      await effectiveConductivity('host', map, 'across', 1e-10),
    ];
    expect(Math.abs(up.value / series - 1)).toBeLessThan(1e-9);
    expect(Math.abs(across.value / parallel - 1)).toBeLessThan(1e-9);
  }
});

test('on the host, too, what no path joins to a plate carries nothing', async () => {
  const island = drawn('o......o', 'o..oo..o', 'o..oo..o', 'o......o', 'o..o...o', 'o......o');
  expect(Math.abs((await measure(island, 'up', 'host')).value - 2 / 8)).toBeLessThan(1e-6);
  expect((await measure(drawn('oooo', '....', 'oooo', 'oooo'), 'up', 'host')).value).toBe(0);
  await expect(effectiveConductivity('host', withRods(16, 16, 30), 'up', 1e-30)).rejects.toThrow(SolverError);
});

test('maps that mean nothing are refused by name', async () => {
  const map = drawn('oo', 'oo');
  const wrong = (conductivity: number[]) => measure({ ...map, conductivity: Float64Array.from(conductivity) });
  await expect(wrong([1, 1, 1])).rejects.toThrow('2 × 2 cells was given 3 conductivities');
  await expect(wrong([1, -1, 1, 1])).rejects.toThrow('a conductivity is -1 S/m');
  await expect(wrong([1, Number.POSITIVE_INFINITY, 1, 1])).rejects.toThrow('a conductivity is Infinity S/m');
  await expect(measure(drawn('ooo', 'ooo'))).rejects.toThrow('nearest are 2 and 4');
  await expect(effectiveConductivity(twin, withRods(16, 16, 30), 'up', 1e-30)).rejects.toThrow(SolverError);
});
