import { describe, expect, test } from 'vitest';
import { openTwin } from '../../src/backend/cpu.ts';
import { residualLeft, trialCases } from '../../src/experiments/multigrid-trial.ts';
import { galerkinCycle } from '../../src/multigrid/galerkin/cycle.ts';
import { defect, type FivePoint, fivePoint } from '../../src/multigrid/galerkin/five-point.ts';
import { interpolation } from '../../src/multigrid/galerkin/interpolation.ts';
import { conjugateGradients } from '../../src/multigrid/galerkin/solve.ts';
import { diagonalOf, product, times, transposed } from '../../src/multigrid/galerkin/sparse.ts';
import { COARSE, FINE, split, strongOf } from '../../src/multigrid/galerkin/split.ts';
import { twinKernels } from '../../src/physics/cpu.ts';
import { rods } from './materials.ts';
import { harmonic, randomNumbers } from './systems.ts';

/** Rods of `ratio` times the conductance around them, thrown at random; fixed to zero above the top alone. */
function withRods(nx: number, ny: number, ratio: number): FivePoint {
  const inside = rods({ nx, ny, periodic: true }, 5);
  const at = (q: number) => (inside[q] ? ratio : 1);
  const east = Float64Array.from({ length: nx * ny }, (_, q) => harmonic(at(q), at(q - (q % nx) + ((q + 1) % nx))));
  const south = Float64Array.from({ length: nx * (ny + 1) }, (_, q) => {
    if (q < nx) return 0;
    return q < nx * ny ? harmonic(at(q - nx), at(q)) : 2 * at(q - nx);
  });
  return { nx, ny, east, south, own: new Float64Array(nx * ny) };
}

function randoms(length: number, seed: number): Float64Array {
  const random = randomNumbers(seed);
  return Float64Array.from({ length }, () => 2 * random() - 1);
}

const dot = (a: Float64Array, b: Float64Array) => a.reduce((sum, value, i) => sum + value * b[i], 0);

// Each face carries k (u − u′) out of one cell into the other: the same numbers in another order.
test.each([
  [1, 5],
  [2, 4],
  [3, 3],
  [6, 5],
])('the matrix of %d × %d cells takes from each cell what its faces carry', (nx, ny) => {
  const positive = (length: number, seed: number) => randoms(length, seed).map((value) => 2 + value);
  const east = nx === 1 ? new Float64Array(ny) : positive(nx * ny, 3);
  const [south, own] = [positive(nx * (ny + 1), 4), positive(nx * ny, 5)];
  const u = randoms(nx * ny, 6);
  const expected = u.map((value, q) => own[q] * value);
  for (let q = 0; q < nx * ny; q++) {
    const e = q - (q % nx) + ((q + 1) % nx);
    const flux = east[q] * (u[q] - u[e]);
    expected[q] += flux;
    expected[e] -= flux;
  }
  for (let q = 0; q < nx * (ny + 1); q++) {
    const [above, below] = [q < nx * ny ? u[q] : 0, q >= nx ? u[q - nx] : 0];
    if (q < nx * ny) expected[q] += south[q] * (above - below);
    if (q >= nx) expected[q - nx] += south[q] * (below - above);
  }
  const system = { nx, ny, east, south, own };
  const measured = times(fivePoint(system), u);
  const left = defect(system, u, expected);
  // Seven terms of at most 3 · 2, each rounded.
  for (let q = 0; q < nx * ny; q++) {
    expect(Math.abs(measured[q] - expected[q])).toBeLessThan(1e-14);
    expect(Math.abs(left[q])).toBeLessThan(1e-14);
  }
});

// On the second grid fine unknowns hold each other, too.
test('an unknown that others hold strongly sees a coarse one, and a constant is interpolated as it is', () => {
  let matrix = fivePoint(withRods(24, 24, 1000));
  for (let grid = 0; grid < 3; grid++) {
    const strong = strongOf(matrix, diagonalOf(matrix));
    const kinds = split(strong);
    const up = interpolation(matrix, strong, kinds);
    const ones = times(up, new Float64Array(up.width).fill(1));
    const sums = times(matrix, new Float64Array(matrix.rows).fill(1));
    const diagonal = diagonalOf(matrix);
    for (let i = 0; i < matrix.rows; i++) {
      const holders = Array.from(strong.columns.subarray(strong.starts[i], strong.starts[i + 1]));
      if (kinds[i] === FINE) expect(holders.some((k) => kinds[k] === COARSE)).toBe(true);
      // A row of no sum is one that the wall does not reach; 1e-16 is rounded of terms that cancel by 1000.
      if (Math.abs(sums[i]) < 1e-12 * diagonal[i]) expect(Math.abs(ones[i] - 1)).toBeLessThan(1e-9);
      else expect(ones[i]).toBeLessThan(1 + 1e-9);
    }
    // Red-black is a half of the first; of wider stencils fewer are needed.
    expect(up.width / matrix.rows).toBeGreaterThan(0.15);
    expect(up.width / matrix.rows).toBeLessThan(0.6);
    matrix = product(transposed(up), product(matrix, up));
  }
});

// ⟨x, B y⟩ = ⟨B x, y⟩; both are sums of 2304 terms of which each is rounded, at a contrast of 1000.
test('the cycle is symmetric, so that conjugate gradients may go around it', () => {
  const cycle = galerkinCycle(fivePoint(withRods(48, 48, 1000)));
  const [x, y] = [randoms(48 * 48, 7), randoms(48 * 48, 8)];
  const [left, right] = [dot(x, cycle(y)), dot(cycle(x), y)];
  expect(Math.abs(left / right - 1)).toBeLessThan(1e-9);
  expect(dot(x, cycle(x))).toBeGreaterThan(0);
});

test('rods from insulators to nearly perfect conductors take few cycles, on any number of columns', () => {
  for (const ratio of [1e-6, 1e-3, 1, 30, 1e3, 1e6]) {
    const system = withRods(63, 50, ratio);
    const given = randoms(63 * 50, 9).map((value) => value * Math.min(1, ratio));
    const size = (values: Float64Array) => Math.sqrt(dot(values, values));
    const { cycles, residual } = conjugateGradients(
      system,
      given,
      (last) => size(last.residual) < 1e-6 * size(given) || last.cycles === 40,
    );
    const line = `ratio ${ratio}: ${cycles} cycles leave ${(size(residual) / size(given)).toExponential(1)}`;
    console.log(line);
    // 0.3 a cycle is 12 cycles, and as many again for what a rough residual grows at first.
    expect(cycles, line).toBeLessThan(24);
  }
});

describe.each([64, 128])('on maps of contrast 1000 with %d cells across', (n) => {
  test.each(trialCases(n).map((input) => [input.name, input] as const))(
    '%s with forty floating islands of dead metal: an iteration on the law of charge leaves less than 0.3',
    async (_name, input) => {
      const { ofCharge } = await residualLeft(openTwin(twinKernels), input, 40);
      console.log(`${input.name} at ${n}²: ${ofCharge.toFixed(3)} a cycle`);
      expect(ofCharge).toBeLessThan(0.3);
    },
  );
});
