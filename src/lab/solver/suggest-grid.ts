/** How fine a grid a device should begin with. */
import type { Backend, BackendInfo } from '../../backend/backend.ts';
import type { Case } from '../../case/case.ts';
import { openDeposition } from '../../experiments/deposition.ts';

/** Cells across that are offered [–] */
const GRIDS = [96, 128, 192, 256, 384] as const;
/** What a processor without a GPU shows in good time: the tip effect in half a minute on two cores. */
const ON_PROCESSOR = 96;
/** Samples of both cases in a second [1/s], because the 150 of the tip effect then take five seconds at most. */
const SAMPLES = 30;
/** Steps that PVH and PVH with rods take together for a sample at 96 cells across [–]: 735 and 169 for 150 (BENCHMARKS.md). */
const STEPS = 6;
/** Samples that are timed after a first one, in which kernels are compiled [–] */
const TIMED = 4;

/**
 * Cells across for which the cases of the tip effect come by 30 samples a second. Steps are as many as a front has cells to cross, so their
 * number grows with n; their time is taken to grow with n too: less where launches bound it, more where memory does.
 *
 *     STEPS (n/96) t₉₆ (n/96) ≤ 1/SAMPLES
 *
 * The twin and an emulated GPU get what a processor can do.
 */
export function suggestGrid(info: BackendInfo, secondsPerStepAt96: number): number {
  if (info.kind === 'cpu' || info.software) return ON_PROCESSOR;
  const finest = 96 * Math.sqrt(1 / (SAMPLES * STEPS * secondsPerStepAt96));
  return GRIDS.findLast((n) => n <= finest) ?? GRIDS[0];
}

/** Time of a step at 96 cells across [s], by a few samples of a case, from its own grid as above. Throws as `openDeposition`. */
export async function secondsPerStepAt96(device: Backend, input: Case): Promise<number> {
  const part = device.nested();
  try {
    const run = await openDeposition(part, input);
    const { sampling } = input.output;
    await run.advanceTo(sampling);
    const [begun, first] = [run.wallTime, run.snapshot.step];
    await run.advanceTo((1 + TIMED) * sampling);
    const steps = Math.max(1, run.snapshot.step - first);
    return (run.wallTime - begun) / steps / (Math.sqrt(input.grid.nx * input.grid.ny) / 96);
  } finally {
    part.destroy();
  }
}
