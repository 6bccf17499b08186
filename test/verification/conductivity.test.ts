import { describe, expect, test } from 'vitest';
import { checkerboard } from '../../src/experiments/verification/problems/checkerboard.ts';
import { laminates } from '../../src/experiments/verification/problems/laminates.ts';
import { squareArray } from '../../src/experiments/verification/problems/square-array.ts';
import { DISC_RATIOS, SQUARE_ARRAY } from '../../src/experiments/verification/square-array-table.ts';
import { checkFault, checkQuick } from './check.ts';

const PROBLEMS = [laminates, checkerboard, squareArray].map((problem) => ({
  problem,
  name: problem.key,
  claim: problem.claim,
  broken: problem.fault.broken,
}));

describe('effective conductivity', () => {
  test.each(PROBLEMS)('$name: $claim', ({ problem }) => checkQuick(problem));
  test.each(PROBLEMS)('$name turns red where $broken', ({ problem }) => checkFault(problem));
});

// Each number has seven digits or, for perfect conductors, six after the point: two roundings of half the last one.
test("the table of the square array obeys Keller's theorem: a ratio and its inverse multiply to one", () => {
  for (const { fraction, values } of SQUARE_ARRAY) {
    DISC_RATIOS.forEach((ratio, k) => {
      const inverse = DISC_RATIOS.findIndex((other) => other === 1 / ratio);
      if (inverse < 0) return;
      const product = values[k] * values[inverse];
      const line = `fraction ${fraction}, ratio ${ratio}: expected 1, measured ${product}, tolerance 3e-6`;
      expect(Math.abs(product - 1), line).toBeLessThan(3e-6);
    });
  }
});
