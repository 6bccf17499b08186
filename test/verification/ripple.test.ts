/** The verification's problems of shape: where the current goes on a front that is not flat, and what ripples do. */
import { test } from 'vitest';
import { diffusiveRipple } from '../../src/experiments/verification/problems/diffusive-ripple.ts';
import { ridge } from '../../src/experiments/verification/problems/ridge.ts';
import { ripple } from '../../src/experiments/verification/problems/ripple.ts';
import { checkFault, checkQuick } from './check.ts';

const PROBLEMS = [ridge, ripple, diffusiveRipple].map((problem) => ({
  problem,
  name: problem.key,
  claim: problem.claim,
  broken: problem.fault.broken,
}));

test.each(PROBLEMS)('$name: $claim', ({ problem }) => checkQuick(problem));
test.each(PROBLEMS)('$name turns red where $broken', ({ problem }) => checkFault(problem));
