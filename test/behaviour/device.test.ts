/** Float32 on the device against float64 on the twin, over a study's first seconds. */
import { expect, test } from 'vitest';
import type { Backend } from '../../src/backend/backend.ts';
import { openTwin } from '../../src/backend/cpu.ts';
import type { Case } from '../../src/case/case.ts';
import { loadStudy } from '../../src/case/load.ts';
import { twinKernels } from '../../src/physics/cpu.ts';
import { openSimulation } from '../../src/run/simulation.ts';
import { openTestGpu } from '../support/gpu.ts';
import { columnHeights, difference } from './cells.ts';
import { report } from './report.ts';

const TIME = 6;

/** PVH of the tip-effect study on 32 × 32 cells. */
function tipEffect(...overrides: readonly string[]): Case {
  return loadStudy('examples/tip-effect.yaml', { overrides: ['grid=32', ...overrides] }).cases[0];
}

async function run(backend: Backend, input: Case) {
  const cell = openSimulation(backend, input);
  await cell.advanceTo(TIME);
  const { status, snapshot } = await cell.sample();
  return { status, snapshot, heights: columnHeights(snapshot) };
}

test.each([
  ['constant current', 'control.current=8 mA/cm2'],
  ['constant voltage', 'control.voltage=0.3 V'],
])(
  'float32 on the device and float64 on the twin agree on a study at %s',
  async (name, control) => {
    const input = tipEffect(control);
    const twin = await run(openTwin(twinKernels), input);
    const gpu = await openTestGpu();
    const device = await run(gpu, input);
    gpu.destroy();
    const apart = (of: (status: typeof twin.status) => number) => Math.abs(of(device.status) / of(twin.status) - 1);
    // Steps are chosen by what float32 sees, so the two take different ones; fields err by the square of a step.
    const lines = [
      { what: 'heights', measured: difference(device.heights, twin.heights) },
      { what: 'charge', measured: apart(({ charge }) => charge) },
      { what: 'current', measured: apart(({ meanCurrent }) => meanCurrent) },
      { what: 'voltage', measured: apart(({ cellVoltage }) => cellVoltage) },
      { what: 'concentration', measured: difference(device.snapshot.concentration, twin.snapshot.concentration) },
    ].map((line) => ({ ...line, what: `${line.what}, relative difference`, expected: 0, tolerance: 1e-3 }));
    report(`${name}, ${TIME} s, ${device.status.step} steps on the device and ${twin.status.step} on the twin`, lines);
    for (const { measured, tolerance } of lines) expect(measured).toBeLessThan(tolerance);
  },
  200_000,
);
