import { test } from 'vitest';
import { openTwin } from '../../src/backend/cpu.ts';
import { constantCurrent, constantVoltage, flatCase, runTo } from '../../src/experiments/verification/flat-cell.ts';
import { type Finding, relative } from '../../src/experiments/verification/problem.ts';
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
import { report } from './report.ts';

const COMPLIANCE = 0.4;

// The voltage is a boundary value, exact by construction; the current is that of a run at this voltage from the start,
// to what is left of the way there. Back below the limit the current is prescribed, and exact.
test('beyond the limiting current a galvanostat holds its compliance voltage, and returns to its current', async () => {
  const findings: Finding[] = [];
  for (const top of ['reservoir', 'counter electrode'] as const) {
    const limit = TOPS[top] * limitingCurrent(electrolyte);
    const cell = { ...steadyCell(64), top };
    const simulation = openSimulation(
      openTwin(twinKernels),
      flatCase({ ...cell, control: constantCurrent(1.5 * limit, COMPLIANCE) }),
    );
    await simulation.advanceTo(1e-3 * CROSSING);
    const early = (await simulation.sample()).status;
    await simulation.advanceTo(STEADY);
    const late = (await simulation.sample()).status;
    const held = (
      await runTo(openTwin(twinKernels), flatCase({ ...cell, control: constantVoltage(COMPLIANCE) }), STEADY)
    ).status;
    simulation.control(constantCurrent(0.5 * limit, COMPLIANCE));
    await simulation.advanceTo(2 * STEADY);
    const back = (await simulation.sample()).status;
    findings.push(
      relative(`${top}: current at first`, 1.5 * limit, early.meanCurrent, 1e-12, 'A/m²'),
      relative(`${top}: voltage beyond the limit`, COMPLIANCE, late.cellVoltage, 1e-12, 'V'),
      relative(`${top}: current beyond the limit`, held.meanCurrent, late.meanCurrent, 1e-3, 'A/m²'),
      relative(`${top}: current after the return`, 0.5 * limit, back.meanCurrent, 1e-12, 'A/m²'),
    );
    const reference = flatCase({ ...cell, control: constantCurrent(0.5 * limit, COMPLIANCE) });
    const never = (await runTo(openTwin(twinKernels), reference, STEADY)).status.cellVoltage;
    findings.push(relative(`${top}: voltage after the return`, never, back.cellVoltage, 1e-3, 'V'));
  }
  report('A galvanostat with a compliance voltage', findings);
});
