import { expect, test } from 'vitest';
import type { Backend } from '../../src/backend/backend.ts';
import type { Case } from '../../src/case/case.ts';
import { type Cell, controlValues, layCell } from '../../src/physics/cell.ts';
import { CLOCK } from '../../src/physics/clock.ts';
import { FIRST_NEWTON, NEWTON, stepList } from '../../src/physics/step.ts';
import { bothBackends, caseOf, ISLAND, metalOf, worstOf } from './parity-cells.ts';

const NUCLEUS = 'surface.nuclei=[{position: 1.6 um, radius: 0.6 um}]';
const cases: readonly (readonly [string, Case])[] = [
  ['a constant current from a reservoir', caseOf(18, 22, NUCLEUS, 'control.current=8 mA/cm2', 'noise=0.1')],
  ['a constant current from a counter electrode', caseOf(18, 22, NUCLEUS, 'domain.top=counter electrode')],
  ['a constant voltage, closed sides', caseOf(18, 22, NUCLEUS, 'control={voltage: 0.15 V}', 'domain.sides=closed')],
  ['an island in a bath', caseOf(18, 22, ...ISLAND)],
];

test.each(cases)(
  'one step with three Newton iterations is the same on both back ends to float32: %s',
  async (_, input) => {
    const backends = await bothBackends();
    const [twin, gpu] = await Promise.all(backends.map((backend) => run(backend, input, [NEWTON])));
    // u, c and ξ are stored to a rounding of their plane's largest value. The extrapolation, three corrections and the advance
    // round each of them once; what the multigrid leaves of a correction is smaller than its last digits, and fluxes, being
    // differences, carry the roundings of two cells: 8 in all. Around an island a correction is a sum of three directions, which
    // round it three times more: 17.
    const tolerance = input.surface.island ? 17 : 8;
    const measured = worstOf([twin.state, gpu.state], twin.state.length / 3, 1e-3) * 2 ** 24;
    console.log(`state: expected 0, measured ${measured.toFixed(1)} roundings, tolerance ${tolerance}`);
    expect(measured).toBeLessThan(tolerance);
    backends[1].destroy();
  },
);

test.each(cases)('a dozen steps agree in height, charge and current to 1e-3: %s', async (_, input) => {
  const backends = await bothBackends();
  const [twin, gpu] = await Promise.all(
    backends.map((backend) => run(backend, input, [FIRST_NEWTON, ...Array<number>(12).fill(NEWTON)])),
  );
  const quantities = {
    height: (result: Result) => result.gained,
    charge: (result: Result) => result.clock[CLOCK.charge],
    current: (result: Result) => result.clock[CLOCK.current],
    voltage: (result: Result) => result.clock[CLOCK.voltage],
    time: (result: Result) => result.clock[CLOCK.elapsed],
  };
  for (const [name, of] of Object.entries(quantities)) {
    const error = Math.abs(of(gpu) / of(twin) - 1);
    console.log(`${name}: expected ${of(twin).toPrecision(6)}, measured ${of(gpu).toPrecision(6)}, tolerance 1e-3`);
    expect(error, name).toBeLessThan(1e-3);
  }
  backends[1].destroy();
});

interface Result {
  readonly clock: Float64Array;
  readonly state: Float64Array;
  /** Metal grown, in cells of height */
  readonly gained: number;
}

/** Steps from the cell as it was laid out, each with its number of Newton iterations. */
async function run(backend: Backend, input: Case, steps: readonly number[]): Promise<Result> {
  const cell = layCell(backend, input);
  backend.write(cell.control, controlValues(input.control, cell.scales, input.duration));
  const [start] = await backend.read([cell.state]);
  for (const newton of steps) backend.submit(backend.program(stepList(cell, newton)));
  const [clock, state] = await backend.read([cell.clock, cell.state]);
  return { clock, state, gained: heightOf(cell, state) - heightOf(cell, start) };
}

/** Mean height of the metal [cells]. */
function heightOf(cell: Cell, state: Float64Array): number {
  return metalOf(cell, state).reduce((sum, xi) => sum + xi, 0) / cell.input.grid.nx;
}
