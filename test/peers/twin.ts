/** Tipfield's side of the comparison: its float64 twin, which like FreeFEM++ computes in double precision on the processor. */
import type { Backend } from '../../src/backend/backend.ts';
import type { Case } from '../../src/case/case.ts';
import { openSimulation } from '../../src/run/simulation.ts';
import type { Deposit, Run } from './deposit.ts';

/** Runs a case to its end, in one span without samples between, as the peer does. */
export async function runTwin(backend: Backend, input: Case): Promise<Run> {
  const simulation = openSimulation(backend, input);
  const deposit = (metal: Float64Array): Deposit => ({ metal, grid: input.grid, lowest: 0.5 });
  const { snapshot: first } = await simulation.sample();
  const begun = performance.now();
  const used = process.cpuUsage();
  await simulation.advanceTo(input.duration);
  const wall = (performance.now() - begun) / 1000;
  const { user, system } = process.cpuUsage(used);
  const { snapshot: last, status } = await simulation.sample();
  return {
    start: deposit(first.metal),
    end: deposit(last.metal),
    steps: status.step,
    wall,
    processor: (user + system) / 1e6,
    voltage: status.cellVoltage,
  };
}
