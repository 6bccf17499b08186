/**
 * Problems on the emulated GPU, in float32: the one that compares it with the twin over a whole study, and those that take it less than a
 * quarter of a minute. The others run there too, as `tipfield verify --backend software` shows, half a minute to two minutes each.
 */
import { test } from 'vitest';
import { checkerboard } from '../../src/experiments/verification/problems/checkerboard.ts';
import { float32 } from '../../src/experiments/verification/problems/float32.ts';
import { ridge } from '../../src/experiments/verification/problems/ridge.ts';
import { squareArray } from '../../src/experiments/verification/problems/square-array.ts';
import { openTestGpu } from '../support/gpu.ts';
import { checkQuick } from './check.ts';

test.each([
  { problem: float32, name: float32.key },
  { problem: ridge, name: ridge.key },
  { problem: checkerboard, name: checkerboard.key },
  { problem: squareArray, name: squareArray.key },
])('$name holds in float32', async ({ problem }) => checkQuick(problem, await openTestGpu()), 300_000);
