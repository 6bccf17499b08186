/**
 * A reference image of the twin on the emulated GPU: the three cases of the study, with a stiff surface, on 48² after 5 s, when PVH has
 * 7 % of its salt left at the tips. One picture serves both, because both must draw the same. The study's own frames at 96² are the
 * twin's alone: a step takes the emulated GPU 0.4 s and more there, and the parity tests tie each shader to the twin's kernel.
 */
import { readFileSync } from 'node:fs';
import { test } from 'vitest';
import type { ShaderTable } from '../../src/backend/wgsl.ts';
import type { Case } from '../../src/case/case.ts';
import { openTestGpu } from '../support/gpu.ts';
import { compareImages } from '../support/images.ts';
import { withoutGibbsThomson } from './faults.ts';
import { depict, expectReference, expectRejected, referencePath, stiffSurface } from './frames.ts';

async function onGpu(cases: readonly Case[], time: number, shaders?: ShaderTable): Promise<Uint8Array> {
  const backend = await openTestGpu(shaders);
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

// The faintest fault stands for all: the picture differs fifty times as much where salt migrates backwards (twin.test.ts).
test.skipIf(isUpdate)(
  'a shader without Gibbs-Thomson draws another picture',
  async () => {
    const image = await onGpu(stiffSurface(), 5, withoutGibbsThomson());
    const difference = compareImages(readFileSync(referencePath('stiff-surface-5s')), image);
    expectRejected('stiff-surface-5s', 'no Gibbs-Thomson', difference);
  },
  200_000,
);
