import { test } from 'vitest';
import { openTwin } from '../../src/backend/cpu.ts';
import { loadStudy } from '../../src/case/load.ts';
import { openDeposition } from '../../src/experiments/deposition.ts';
import { twinKernels } from '../../src/physics/cpu.ts';
import { report } from './report.ts';

function ofTipEffect(name: string, ...overrides: readonly string[]) {
  const input = loadStudy('tip-effect', { overrides }).cases.find((one) => one.name === name);
  if (!input) throw new Error(`tip-effect has no case ${name}`);
  return input;
}

/** The error at the end of a run as a user makes it: one sample a second. */
async function faradayError(name: string, grid: number, time: number): Promise<number> {
  const deposition = await openDeposition(openTwin(twinKernels), ofTipEffect(name, `grid=${grid}`));
  await deposition.advanceTo(time);
  return deposition.rows[deposition.rows.length - 1].faradayError;
}

// Metal grows by what the charge equation takes from the current but for its last Newton correction: that is 1e-6 of the
// current where salt is plentiful, and now and then some 1e-3 where it is used up at the front.
test('the metal gained is the charge passed over F C_s, in a compact deposit and among starved dendrites', async () => {
  report('Faraday: (metal gained − charge passed)/charge passed', [
    { what: 'PVH-IM, compact', expected: 0, measured: await faradayError('pvh-im', 48, 60), tolerance: 1e-4 },
    { what: 'PVH, starved', expected: 0, measured: await faradayError('pvh', 64, 150), tolerance: 1e-3 },
  ]);
});
