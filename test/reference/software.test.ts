/**
 * A reference image of the twin on the emulated GPU: the three cases of the study, with a stiff surface, on 48² after 5 s, when PVH has
 * 7 % of its salt left at the tips. One picture serves both, because both must draw the same. The study's own frames at 96² are the
 * twin's alone, and so are the faults that they reject: a step takes the emulated GPU 0.4 s and more there, and the parity tests tie each shader to the twin's kernel.
 */
import { test } from 'vitest';
import type { Case } from '../../src/case/case.ts';
import { openTestGpu } from '../support/gpu.ts';
import { depict, expectReference, stiffSurface } from './frames.ts';

async function onGpu(cases: readonly Case[], time: number): Promise<Uint8Array> {
  const backend = await openTestGpu();
  try {
    const { frames } = await depict(backend, cases, [time]);
    return frames.get(time) ?? new Uint8Array();
  } finally {
    backend.destroy();
  }
}

/** The twin writes the references; here they are only read. */
const isUpdate = process.env.UPDATE_REFERENCES === '1';

test.skipIf(isUpdate)(
  'with a stiff surface the frame of all cases at 48² after 5 s is that of the twin',
  async () => {
    expectReference('stiff-surface-5s', await onGpu(stiffSurface(), 5));
  },
  200_000,
);
