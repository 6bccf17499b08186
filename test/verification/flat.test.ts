import { erf } from 'mathjs';
import { describe, expect, test } from 'vitest';
import { erfc, ierfc } from '../../src/experiments/verification/erfc.ts';
import { bruceVincentProblem } from '../../src/experiments/verification/problems/bruce-vincent.ts';
import { cellVoltage } from '../../src/experiments/verification/problems/cell-voltage.ts';
import { faraday } from '../../src/experiments/verification/problems/faraday.ts';
import { limitingCurrentProblem } from '../../src/experiments/verification/problems/limiting-current.ts';
import { nernst } from '../../src/experiments/verification/problems/nernst.ts';
import { sand } from '../../src/experiments/verification/problems/sand.ts';
import { steadyProfile } from '../../src/experiments/verification/problems/steady-profile.ts';
import { tafel } from '../../src/experiments/verification/problems/tafel.ts';
import { checkFault, checkQuick } from './check.ts';

const PROBLEMS = [
  tafel,
  faraday,
  sand,
  steadyProfile,
  limitingCurrentProblem,
  cellVoltage,
  bruceVincentProblem,
  nernst,
].map((problem) => ({ problem, name: problem.key, claim: problem.claim, broken: problem.fault.broken }));

describe('one-dimensional problems', () => {
  test.each(PROBLEMS)('$name: $claim', ({ problem }) => checkQuick(problem));
  test.each(PROBLEMS)('$name turns red where $broken', ({ problem }) => checkFault(problem));
});

// mathjs takes Cody's rational approximations, good to 1e-15 of erf; what 1 − erf loses of a small erfc it loses absolutely.
test('erfc is what mathjs says on both sides of where series and continued fraction meet', () => {
  for (let z = 0; z <= 6; z += 0.05) expect(Math.abs(erfc(z) - (1 - erf(z)))).toBeLessThan(1e-15);
  expect(Math.abs(erfc(2 - 1e-12) / erfc(2) - 1)).toBeLessThan(1e-10);
  expect(Math.abs(ierfc(0) * Math.sqrt(Math.PI) - 1)).toBeLessThan(1e-15);
});
