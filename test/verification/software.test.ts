/**
 * Problems on the emulated GPU, in float32: those that take it less than a quarter of a minute. The others run there too, as
 * `tipfield verify --backend software` shows, half a minute to two minutes each; `float32`, which compares it with the twin over a whole
 * study, is one of them, and parity-step.test.ts compares a dozen steps of every kind of cell.
 */
import { test } from 'vitest';
import { checkerboard } from '../../src/experiments/verification/problems/checkerboard.ts';
import { ridge } from '../../src/experiments/verification/problems/ridge.ts';
import { squareArray } from '../../src/experiments/verification/problems/square-array.ts';
import { openTestGpu } from '../support/gpu.ts';
import { checkQuick } from './check.ts';

test.each([
  { problem: ridge, name: ridge.key },
  { problem: checkerboard, name: checkerboard.key },
  { problem: squareArray, name: squareArray.key },
])('$name holds in float32', async ({ problem }) => checkQuick(problem, await openTestGpu()), 300_000);
