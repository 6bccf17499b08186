/** How many Newton iterations a step takes. */
import { expect, test } from 'vitest';
import { openTwin } from '../../src/backend/cpu.ts';
import { controlValues, layCell } from '../../src/physics/cell.ts';
import { CLOCK } from '../../src/physics/clock.ts';
import { twinKernels } from '../../src/physics/cpu.ts';
import { FIRST_NEWTON, stepList } from '../../src/physics/step.ts';
import { caseOf } from './parity-cells.ts';

test('a step takes another Newton iteration only while the correction is large', async () => {
  let systems = 0;
  const backend = openTwin({
    ...twinKernels,
    linearise(fields, params) {
      systems++;
      twinKernels.linearise(fields, params);
    },
  });
  const input = caseOf(18, 22, 'control.current=1 mA/cm2', 'duration=1000 s', 'output.frames=[0 s]');
  const cell = layCell(backend, input);
  backend.write(cell.control, controlValues(input.control, cell.scales, input.duration));
  const iterations = async (most?: number) => {
    systems = 0;
    backend.submit(backend.program(stepList(cell, most)));
    const [clock, gate] = await backend.read([cell.clock, cell.gate]);
    expect(systems, 'what the clock counts is what was solved').toBe(clock[CLOCK.iterations]);
    return { systems, open: gate[0] };
  };
  // The fields at rest are far from those of the first current: more than a step of a calm cell takes, fewer than are offered.
  const first = await iterations(FIRST_NEWTON);
  expect(first.systems).toBeGreaterThan(2);
  expect(first.systems).toBeLessThan(FIRST_NEWTON);
  // Each step is at most 1.3 times the last, so the cell is at ease after some tens of them.
  for (let k = 0; k < 40; k++) await iterations();
  expect(await iterations()).toEqual({ systems: 2, open: 0 });
  // One alone is not enough to be believed where two are offered, and all that there is where one is.
  expect((await iterations(1)).systems).toBe(1);
});
