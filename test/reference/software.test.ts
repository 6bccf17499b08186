/**
 * The twin's reference images on the emulated GPU. A step of 96² takes it 0.4 s and more, so that the study's 1600 steps take ten minutes and more:
 * it runs to 5 s, when PVH has 7 % of its salt left at the tips, and is compared with the twin's frame of that time. One
 * picture serves both, because both must draw the same.
 */
import { readFileSync } from 'node:fs';
import { test } from 'vitest';
import type { ShaderTable } from '../../src/backend/wgsl.ts';
import type { Case } from '../../src/case/case.ts';
import { openTestGpu } from '../support/gpu.ts';
import { compareImages } from '../support/images.ts';
import { type Fault, faultyShaders } from './faults.ts';
import { depict, expectReference, expectRejected, referencePath, stiffSurface, tipEffect } from './frames.ts';

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
  'the frame of all cases at 96² after 5 s is that of the twin',
  async () => {
    expectReference('tip-effect-5s', await onGpu(tipEffect(), 5));
  },
  300_000,
);

test.skipIf(isUpdate)(
  'with a stiff surface the frame of all cases at 48² after 5 s is that of the twin',
  async () => {
    expectReference('stiff-surface-5s', await onGpu(stiffSurface(), 5));
  },
  200_000,
);

test.skipIf(isUpdate).each(Object.keys(faultyShaders) as Fault[])(
  'a shader with %s draws another picture',
  async (fault) => {
    const image = await onGpu(stiffSurface(), 5, faultyShaders[fault]());
    const difference = compareImages(readFileSync(referencePath('stiff-surface-5s')), image);
    expectRejected('stiff-surface-5s', fault, difference);
  },
  200_000,
);
