/** The suite that runs the problems of the verification: verdicts, back ends, interruption, faults. */
import { expect, test } from 'vitest';
import { BackendError } from '../../src/backend/backend.ts';
import { PROBLEMS } from '../../src/experiments/verification/index.ts';
import type { Problem } from '../../src/experiments/verification/problem.ts';
import { provoke, type SuiteOptions, verify } from '../../src/experiments/verification/suite.ts';
import { isGreen } from '../../src/output/verification-record.ts';
import { easyProblem, offBy, openBare } from '../support/problems.ts';

const throwing: Problem['run'] = async () => {
  throw new Error('the electrolyte is used up');
};

/** Runs problems on bare twins, quick. */
function run(problems: readonly Problem[], options: Partial<SuiteOptions> = {}) {
  return verify({ open: async () => openBare(), problems, size: 'quick', ...options });
}

test('every problem has a name, a claim, a closed form, a source and a reason for its tolerance of its own', () => {
  const keys = PROBLEMS.map(({ key }) => key);
  expect(new Set(keys).size).toBe(keys.length);
  for (const { key, title, claim, formula, source, tolerance, fault } of PROBLEMS) {
    expect(key).toMatch(/^[a-z0-9]+(-[a-z0-9]+)*$/);
    for (const words of [title, claim, formula, source, tolerance, fault.broken, fault.red]) {
      expect(words.trim(), key).not.toBe('');
    }
  }
});

test('a problem passes when all its findings hold, and fails when one does not, or is no number', async () => {
  const problems = [
    easyProblem('right'),
    easyProblem('wrong', { run: offBy(0.6) }),
    easyProblem('lost', { run: offBy(Number.NaN) }),
  ];
  const { status, size, backend, problems: records } = await run(problems);
  expect({ status, size, backend: backend?.description }).toEqual({
    status: 'finished',
    size: 'quick',
    backend: 'float64 twin',
  });
  expect(records.map(({ key, verdict }) => [key, verdict])).toEqual([
    ['right', 'pass'],
    ['wrong', 'fail'],
    ['lost', 'fail'],
  ]);
  expect(records[0].findings.map(({ what, pass }) => [what, pass])).toEqual([
    ['a', true],
    ['b', true],
  ]);
  expect(records[0]).toMatchObject({ note: 'nothing to add', tables: [{ rows: [['quick', '5']] }] });
});

test('what a problem throws is its verdict, and the problems after it still run', async () => {
  const result = await run([easyProblem('thrown', { run: throwing }), easyProblem('next')]);
  expect(result.problems[0]).toMatchObject({ verdict: 'error', reason: 'the electrolyte is used up', findings: [] });
  expect(result.problems[1].verdict).toBe('pass');
  expect(isGreen(result)).toBe(false);
});

test('a problem without findings proves nothing and fails', async () => {
  const silent = easyProblem('silent', {
    run: async (bench) => ({ ...(await easyProblem('').run(bench)), findings: [] }),
  });
  expect((await run([silent])).problems[0]).toMatchObject({ verdict: 'error', reason: 'it measured nothing' });
});

test('a problem that does not suit the back end is not run, with its reason, and fails nothing', async () => {
  const unfit = easyProblem('unfit', { run: throwing, unfit: () => 'it needs a GPU' });
  const result = await run([unfit], { faults: true });
  expect(result.problems[0]).toMatchObject({ verdict: 'not run', reason: 'it needs a GPU' });
  expect(result.faults[0]).toMatchObject({ verdict: 'not run', reason: 'it needs a GPU' });
  expect(isGreen(result)).toBe(true);
});

test('each problem has a back end of its own, and one is destroyed before the next is opened', async () => {
  let open = 0;
  const most: number[] = [];
  const counted = async () => {
    const backend = openBare();
    open += 1;
    most.push(open);
    return {
      ...backend,
      destroy: () => {
        open -= 1;
        backend.destroy();
      },
    };
  };
  await run([easyProblem('one'), easyProblem('thrown', { run: throwing }), easyProblem('three')], { open: counted });
  expect(most).toEqual([1, 1, 1]);
  expect(open).toBe(0);
});

test('a back end that cannot be opened ends the run', async () => {
  const refused = async () => {
    throw new BackendError('no driver', 'install one');
  };
  await expect(run([easyProblem('one')], { open: refused })).rejects.toThrow('no driver: install one');
});

test('an interruption ends after the current problem and keeps what was measured', async () => {
  const interrupt = new AbortController();
  const problems = ['one', 'two', 'three'].map((key) => easyProblem(key));
  const started: string[] = [];
  const result = await run(problems, {
    faults: true,
    signal: interrupt.signal,
    onStart: ({ key }, index) => {
      started.push(`${index} ${key}`);
      if (key === 'two') interrupt.abort();
    },
  });
  expect(started).toEqual(['0 one', '1 two']);
  expect(result.status).toBe('interrupted');
  expect(result.problems.map(({ key, verdict }) => [key, verdict])).toEqual([
    ['one', 'pass'],
    ['two', 'pass'],
  ]);
  expect(result.faults).toEqual([]);
  expect(isGreen(result)).toBe(false);
});

test('a fault is caught when the finding that it names turns red', async () => {
  const caught = await provoke(easyProblem('caught'));
  expect(caught).toMatchObject({ verdict: 'red', finding: { what: 'a', expected: 5, measured: 6, tolerance: 0.5 } });
  expect(caught.broken).toBe('the number is one more');
});

test('a fault is missed when that finding still holds, does not exist or is never reached', async () => {
  const { fault } = easyProblem('');
  const blind = easyProblem('blind', { fault: { ...fault, red: 'b' } });
  const nameless = easyProblem('nameless', { fault: { ...fault, red: 'c' } });
  const thrown = easyProblem('thrown', { run: throwing });
  const result = await run([blind, nameless, thrown], { faults: true });
  expect(result.faults.map(({ key, verdict, reason }) => [key, verdict, reason])).toEqual([
    ['blind', 'missed', undefined],
    ['nameless', 'missed', 'no finding is called "c"'],
    ['thrown', 'missed', 'the electrolyte is used up'],
  ]);
  expect(isGreen(result)).toBe(false);
});
