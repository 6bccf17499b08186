import { describe, test } from 'vitest';
import { gibbsThomson } from '../../src/experiments/verification/problems/gibbs-thomson.ts';
import { independence } from '../../src/experiments/verification/problems/independence.ts';
import { rotatedDendrite } from '../../src/experiments/verification/problems/rotated-dendrite.ts';
import { roundness } from '../../src/experiments/verification/problems/roundness.ts';
import { checkFault, checkQuick } from './check.ts';

const PROBLEMS = [gibbsThomson, roundness, rotatedDendrite, independence].map((problem) => ({
  problem,
  name: problem.key,
  claim: problem.claim,
  broken: problem.fault.broken,
}));

/**
 * Faults that take a quarter of a minute to be seen: `npm run verify -- --faults` runs them, and docs/verification.md holds what it found.
 */
const SLOW_FAULTS: readonly string[] = [rotatedDendrite.key, independence.key];

describe('islands of metal', () => {
  test.each(PROBLEMS)('$name: $claim', ({ problem }) => checkQuick(problem));
  test.each(PROBLEMS.filter(({ name }) => !SLOW_FAULTS.includes(name)))(
    '$name turns red where $broken',
    ({ problem }) => checkFault(problem),
  );
});
