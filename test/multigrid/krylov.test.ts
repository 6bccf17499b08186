import { expect, test } from 'vitest';
import type { Backend } from '../../src/backend/backend.ts';
import { openTwin } from '../../src/backend/cpu.ts';
import { coarsenOperator, type PairSystem, pairSystem, vCycle } from '../../src/multigrid/cycle.ts';
import { conjugateResiduals, krylovSpace, MOST_DIRECTIONS } from '../../src/multigrid/krylov.ts';
import { stride } from '../../src/multigrid/levels.ts';
import { defectAt } from '../../src/multigrid/twin/defect.ts';
import { twinKernels } from '../../src/physics/cpu.ts';
import { openTestGpu } from '../support/gpu.ts';
import { rods } from './materials.ts';
import { emptyOperator, fillCells, fillConductances, PLANE, randomNumbers, randomUnknowns } from './systems.ts';

/** Rods of `ratio` times the conductance around them, thrown at random, one cell wide and more. */
function withRods(nx: number, ny: number, ratio: number): { operator: Float64Array; residual: Float64Array } {
  const shape = { nx, ny, periodic: true };
  const inside = rods(shape, 5);
  const operator = emptyOperator(shape);
  const kappa = (i: number, j: number) => (inside[j * nx + i] ? ratio : 1);
  fillConductances(operator, shape, PLANE.k, kappa);
  fillConductances(operator, shape, PLANE.d, kappa);
  fillCells(operator, shape, PLANE.svv, () => 0.01);
  return { operator, residual: randomUnknowns(shape, randomNumbers(3)) };
}

/** Writes the system to the finest grid of a back end. */
function write(backend: Backend, system: PairSystem, { operator, residual }: ReturnType<typeof withRods>): void {
  backend.write(system.operator, operator);
  backend.write(system.residual, residual);
}

/** The system after one round of conjugate residuals with V(1,1) cycles. */
function iterate(
  backend: Backend,
  nx: number,
  ny: number,
  given: ReturnType<typeof withRods>,
  count: number = MOST_DIRECTIONS,
): PairSystem {
  const system = pairSystem(backend, nx, ny, true);
  write(backend, system, given);
  const space = krylovSpace(backend, system);
  backend.submit(backend.program([...coarsenOperator(system), ...conjugateResiduals(system, space, 1, count)]));
  return system;
}

const norm = (values: Float64Array) => Math.sqrt(values.reduce((sum, x) => sum + x * x, 0));

/** Norm of what the correction leaves of `given`. */
async function left(backend: Backend, system: PairSystem, given: Float64Array): Promise<number> {
  const [operator, correction] = await backend.read([system.operator, system.correction]);
  const [finest] = system.levels;
  const out = new Float64Array(2);
  let sum = 0;
  for (let j = 0; j < finest.ny; j++) {
    for (let i = 0; i < finest.nx; i++) {
      defectAt(operator, correction, given, finest, i, j, out);
      sum += out[0] ** 2 + out[1] ** 2;
    }
  }
  return Math.sqrt(sum);
}

test.each([
  [30, 0.05],
  [1000, 0.55],
])(
  'on rods of %s times the conductance conjugate residuals leave less than the same number of plain cycles',
  async (ratio, bound) => {
    const backend = openTwin(twinKernels);
    const given = withRods(64, 64, ratio);
    const plain = pairSystem(backend, 64, 64, true);
    write(backend, plain, given);
    backend.submit(backend.program([...coarsenOperator(plain)]));
    backend.submit(backend.program(vCycle(plain, 1)), MOST_DIRECTIONS);
    const accelerated = iterate(backend, 64, 64, given);
    const start = norm(given.residual);
    const byCycles = (await left(backend, plain, given.residual)) / start;
    const byResiduals = (await left(backend, accelerated, given.residual)) / start;
    const line = `left after three cycles: plain ${byCycles.toFixed(4)}, conjugate residuals ${byResiduals.toFixed(4)}, bound ${bound}`;
    console.log(line);
    expect(byResiduals, line).toBeLessThan(bound);
    expect(byResiduals, line).toBeLessThan(byCycles);
  },
);

test('the residual that the iteration keeps is what the solution without its last direction leaves', async () => {
  const backend = openTwin(twinKernels);
  const given = withRods(22, 18, 30);
  const [residual] = await backend.read([iterate(backend, 22, 18, given).residual]);
  const kept = norm(residual.subarray(0, 2 * stride({ nx: 22, ny: 18 })));
  const expected = await left(backend, iterate(backend, 22, 18, given, MOST_DIRECTIONS - 1), given.residual);
  // Both are sums of the same float64 terms in another order: round-off of |r|, about 20.
  expect(Math.abs(kept - expected), `kept ${kept}, left ${expected}`).toBeLessThan(1e-12 * norm(given.residual));
});

test('the iteration gives on the GPU what it gives on the twin', async () => {
  const given = withRods(22, 18, 30);
  const solve = async (backend: Backend) => {
    const system = iterate(backend, 22, 18, given);
    const [correction] = await backend.read([system.correction]);
    return correction.subarray(0, 2 * stride({ nx: 22, ny: 18 }));
  };
  const gpu = await openTestGpu();
  const expected = await solve(openTwin(twinKernels));
  const measured = await solve(gpu);
  gpu.destroy();
  const largest = expected.reduce((most, x) => Math.max(most, Math.abs(x)), 0);
  const difference = expected.reduce((most, x, q) => Math.max(most, Math.abs(x - measured[q])), 0) / largest;
  // Three cycles of float32, each some tens of roundings deep, and quotients of sums: 200 roundings of 6e-8.
  expect(difference, `largest difference ${difference} of the largest correction`).toBeLessThan(200 * 2 ** -24);
});
