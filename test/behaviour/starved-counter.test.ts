import { test } from 'vitest';
import { openTwin } from '../../src/backend/cpu.ts';
import { constantCurrent, flatCase } from '../../src/experiments/verification/flat-cell.ts';
import { relative } from '../../src/experiments/verification/problem.ts';
import {
  CROSSING,
  electrolyte,
  limitingCurrent,
  STEADY,
  steadyCell,
  TOPS,
} from '../../src/experiments/verification/steady-cell.ts';
import { twinKernels } from '../../src/physics/cpu.ts';
import { openSimulation } from '../../src/run/simulation.ts';
import { report } from '../closed-forms/report.ts';

const COMPLIANCE = 1;
const LIMIT = TOPS['counter electrode'] * limitingCurrent(electrolyte);
const cellAt = (control: ReturnType<typeof constantCurrent>) =>
  flatCase({ ...steadyCell(64), top: 'counter electrode', control });

/**
 * At 1 V, 39 RT/F, nothing but the salt limits the current: it is the limiting one. A front that strips evenly lies up to 13/12 ℓ off ξ = ½,
 * ℓ = 1.5 L/64, by which the gap is longer or shorter: 2.5 %. The salt is that of a closed cell at its limiting current in few and long steps, which
 * lose 2e-3 of it; a counter electrode that took salt that is not there would lose all that the current asks for beyond the limit.
 */
test('stripping beyond the limit starves the counter electrode, which is held at the compliance and carries the limiting current', async () => {
  const simulation = openSimulation(openTwin(twinKernels), cellAt(constantCurrent(-1.5 * LIMIT, COMPLIANCE)));
  for (const time of [1e-3 * CROSSING, 0.1 * CROSSING, CROSSING, STEADY]) await simulation.advanceTo(time);
  const { status } = await simulation.sample();
  simulation.control(constantCurrent(-0.5 * LIMIT, COMPLIANCE));
  await simulation.advanceTo(2 * STEADY);
  const back = (await simulation.sample()).status;
  report('A starved counter electrode', [
    relative('voltage beyond the limit', -COMPLIANCE, status.cellVoltage, 1e-12, 'V'),
    relative('current beyond the limit', -LIMIT, status.meanCurrent, 0.025, 'A/m²'),
    relative('current after the return', -0.5 * LIMIT, back.meanCurrent, 1e-12, 'A/m²'),
    { what: 'salt error', expected: 0, measured: status.saltError, tolerance: 5e-3, unit: '–' },
  ]);
});
