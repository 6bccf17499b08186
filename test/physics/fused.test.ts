import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Backend } from '../../src/backend/backend.ts';
import type { Case } from '../../src/case/case.ts';
import { stride, UNKNOWNS } from '../../src/multigrid/levels.ts';
import { type Cell, controlValues, layCell } from '../../src/physics/cell.ts';
import { CLOCK } from '../../src/physics/clock.ts';
import { correctionOf, cycleOf, fusedSolver, linearised } from '../../src/physics/newton.ts';
import { TOP } from '../../src/physics/planes.ts';
import { NEWTON, stepList, sweepsFor } from '../../src/physics/step.ts';
import { openTestGpu } from '../support/gpu.ts';
import { caseOf, layRandomCell, worstOf } from './parity-cells.ts';

const NUCLEUS = 'surface.nuclei=[{position: 1.6 um, radius: 0.6 um}]';
const STEPS = 3;

/** Rods of so many times the electrolyte's conductivity; metal may not enter. */
const rods = (contrast: number) =>
  'filler={structure: {kind: nanorods, length: 1.6 um, width: 0.4 um, fraction: 20 %}, blocking: true, ' +
  `conductivity: ${contrast} x matrix, transference: 0.4}`;

/** Sides, walls, control, maps, sweeps; more cells than a tile has, and sizes that leave single cells. */
const cases: readonly (readonly [string, Case, sweeps: number])[] = [
  ['constant current from a reservoir', caseOf(40, 33, NUCLEUS, 'control.current=8 mA/cm2', 'noise=0.1'), 1],
  ['constant voltage, closed sides', caseOf(18, 22, NUCLEUS, 'control={voltage: 0.15 V}', 'domain.sides=closed'), 1],
  ['a counter electrode', caseOf(18, 22, NUCLEUS, 'domain.top=counter electrode'), 1],
  ['rods of high contrast', caseOf(24, 26, NUCLEUS, rods(30)), 2],
];

let gpu: Backend;
beforeAll(async () => {
  gpu = await openTestGpu();
});
afterAll(() => gpu.destroy());

test.each([
  ['a map of its own in each cell, periodic', caseOf(34, 20)],
  ['all cells alike, closed sides', caseOf(70, 45, 'domain.sides=closed')],
])('a cycle over coefficients computed anew gives what one over stored ones does: %s', async (_, input) => {
  const plain = layRandomCell(gpu, input);
  const fused: Cell = { ...plain, solver: fusedSolver(gpu, plain) };
  const [wall, clock] = await gpu.read([plain.top, plain.clock]);
  gpu.write(plain.top, wall.fill(clock[CLOCK.step], TOP.step * input.grid.nx));
  gpu.write(plain.gate, [1]);
  const S = stride(input.grid);
  for (const sweeps of [1, 2]) {
    const results = await Promise.all(
      [plain, fused].map(async (cell) => {
        gpu.submit(gpu.program([linearised(cell), ...cycleOf(cell, sweeps)]));
        const [residual, correction] = await gpu.read([cell.solver.system.residual, correctionOf(cell.solver)]);
        return [residual, correction].map((values) => values.slice(0, UNKNOWNS * S));
      }),
    );
    const cells = withoutTopRow(input);
    const [residual, correction] = [0, 1].map(
      (which) =>
        worstOf(
          results.map((fields) => cells(fields[which])),
          input.grid.nx * input.grid.ny,
          0,
        ) *
        2 ** 24,
    );
    console.log(`${sweeps} sweeps: expected 0, measured ${residual} and ${correction} roundings, tolerance 16 and 64`);
    // The residual is a sum of some ten products. A cycle's result has gone through a dozen sweeps, each of which rounds it some five times.
    expect(residual).toBeLessThanOrEqual(16);
    expect(correction).toBeLessThanOrEqual(64);
    expect(results[0][1].some((value) => Math.abs(value) > 1e-3)).toBe(true);
  }
});

/** Both unknowns of the cells alone, without what lies above the top. */
function withoutTopRow({ grid: { nx, ny } }: Case): (planes: Float64Array) => Float64Array {
  const S = stride({ nx, ny });
  return (planes) => Float64Array.from([...planes.slice(0, nx * ny), ...planes.slice(S, S + nx * ny)]);
}

test('the fused kernels take the steps of the plain ones', async () => {
  for (const [name, input, sweeps] of cases) {
    const [plain, fused] = [await stepped(gpu, input, true), await stepped(gpu, input, false)];
    expect(plain.sweeps, name).toBe(sweeps);
    expect(plain.kernels, name).toContain('linearise');
    expect(fused.kernels, name).toContain('presmooth_finest');
    // The same operations in the same order; a compiler may contract a product and a sum in one of them and not in the other. As between
    // the twin and the GPU, see parity-step.test.ts, that is 8 roundings of the largest value of u, c and ξ a step, and 17 where a
    // correction is a sum of directions.
    const tolerance = STEPS * (input.filler ? 17 : 8);
    const measured = worstOf([plain.state, fused.state], plain.state.length / 3, 1e-3) * 2 ** 24;
    console.log(`${name}: expected 0, measured ${measured.toFixed(1)} roundings, tolerance ${tolerance}`);
    expect(measured, name).toBeLessThanOrEqual(tolerance);
    expect(fused.clock[CLOCK.count], name).toBe(STEPS);
    expect(fused.clock[CLOCK.iterations], name).toBe(plain.clock[CLOCK.iterations]);
  }
});

/** Steps from the cell as it was laid out. */
async function stepped(backend: Backend, input: Case, plain: boolean) {
  const cell = layCell(backend, input, { plain });
  backend.write(cell.control, controlValues(input.control, cell.scales, input.duration));
  const list = stepList(cell, NEWTON);
  backend.submit(backend.program(list), STEPS);
  const [state, clock] = await backend.read([cell.state, cell.clock]);
  return { state, clock, sweeps: sweepsFor(cell), kernels: list.map(({ kernel }) => kernel) };
}
