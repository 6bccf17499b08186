/** Problems of the verification that need no solver: a number that is what the back end's field holds. */
import { openTwin } from '../../src/backend/cpu.ts';
import { withField } from '../../src/experiments/verification/faulty-twin.ts';
import type { Bench, Outcome, Problem } from '../../src/experiments/verification/problem.ts';

/** The twin, without any kernel. */
export const openBare = () => openTwin({});

/** Reads back a field that holds 5: with its fault, 6. */
export function easyProblem(key: string, changes: Partial<Problem> = {}): Problem {
  return {
    key,
    title: `Title of ${key}`,
    claim: `${key} holds.`,
    formula: 'a = 5',
    source: 'Nobody, J. Nothing 1, 1 (1900)',
    tolerance: 'It is stored as it is.',
    run: readFive,
    fault: {
      broken: 'the number is one more',
      red: 'a',
      open: () => withField('five', (values) => values.fill(6)),
    },
    ...changes,
  };
}

async function readFive({ backend, size }: Bench): Promise<Outcome> {
  const [[a]] = await backend.read([backend.field('five', 1, [5])]);
  return {
    findings: [
      { what: 'a', expected: 5, measured: a, tolerance: 0.5, unit: 'm' },
      { what: 'b', expected: 0, measured: 1e-4, tolerance: 1e-3 },
    ],
    tables: [{ title: 'By size', head: ['size', 'a | b'], rows: [[size, '5']] }],
    plot: {
      x: { label: 'time [s]' },
      y: { label: 'a [m]', scale: 'log' },
      closedForm: [
        {
          label: 'closed form',
          points: [
            [0, 5],
            [1, 5],
          ],
        },
      ],
      measured: [
        {
          label: 'measured',
          points: [
            [0.5, a],
            [Number.NaN, 5],
            [0.7, -1],
          ],
        },
      ],
    },
    note: 'nothing to add',
  };
}

/** An outcome whose only finding is so far off its closed form. */
export function offBy(error: number): Problem['run'] {
  return async (bench) => ({
    ...(await readFive(bench)),
    findings: [{ what: 'a', expected: 5, measured: 5 + error, tolerance: 0.5 }],
  });
}
