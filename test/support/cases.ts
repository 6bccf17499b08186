/** The small case of the tests: the one that the verification varies. */
export { baseCase as smallCase } from '../../src/experiments/verification/base-case.ts';
