/** How a run ends: by a short circuit, by the user, or by a solver that cannot go on. */
import { expect, test } from 'vitest';
import { openTwin } from '../../src/backend/cpu.ts';
import { FARADAY } from '../../src/case/constants.ts';
import { openDeposition } from '../../src/experiments/deposition.ts';
import { twinKernels } from '../../src/physics/cpu.ts';
import { SolverError } from '../../src/run/simulation.ts';
import { smallCase } from '../support/cases.ts';
import { onTwin } from './cells.ts';
import { report } from './report.ts';

test('metal that reaches the top ends the run at a sample, and the outcome says short circuit', async () => {
  const input = smallCase(
    'surface.thickness=5.2 um',
    'control.current=10 mA/cm2',
    'duration=150 s',
    'output.sampling=5 s',
  );
  const run = await openDeposition(openTwin(twinKernels), input);
  await run.advanceTo(150);
  const last = run.rows[run.rows.length - 1];
  // The top row is filled to ½ when the profile below it, cut off by the wall, lacks ℓ ln 2 and half a cell's half.
  const { grid, metal, numerics } = input;
  const missing = Math.LN2 * numerics.interfaceWidth + grid.spacing / 4;
  const speed = (metal.molarVolume * 100) / FARADAY;
  const [expected, sampling] = [(grid.ny * grid.spacing - missing - 5.2e-6) / speed, input.output.sampling];
  // Half a cell, for a front that is not quite the profile; sampled every 5 s.
  const tolerance = grid.spacing / 2 / speed;
  report('short circuit', [
    { what: 'outcome', expected: 'short circuit', measured: run.outcome, tolerance: '' },
    { what: 'time of the last sample, within the sampling of 5 s [s]', expected, measured: last.time, tolerance },
    {
      what: 'samples with a short circuit',
      expected: 1,
      measured: run.rows.filter((row) => row.shortCircuit === 1).length,
      tolerance: 0,
    },
  ]);
  expect(run.outcome).toBe('short circuit');
  expect(last.shortCircuit).toBe(1);
  expect(run.rows.filter((row) => row.shortCircuit === 1)).toHaveLength(1);
  expect(last.time % 5).toBeCloseTo(0, 9);
  expect(last.time).toBeGreaterThan(expected - tolerance);
  expect(last.time).toBeLessThan(expected + tolerance + sampling);
  await run.advanceTo(150);
  expect(run.snapshot.time).toBe(last.time);
});

test('a signal ends the run at the next sample, and the outcome says interrupted', async () => {
  const user = new AbortController();
  const run = await openDeposition(openTwin(twinKernels), smallCase('output.sampling=1 s'), {
    signal: user.signal,
    onSample: ({ time }) => time >= 3 && user.abort(),
  });
  await run.advanceTo(10);
  const times = run.rows.map(({ time }) => time);
  report('interruption after the sample at 3 s', [
    { what: 'outcome', expected: 'interrupted', measured: run.outcome, tolerance: '' },
    { what: 'times [s]', expected: '0 1 2 3', measured: times.join(' '), tolerance: 0 },
  ]);
  expect(run.outcome).toBe('interrupted');
  expect(times).toEqual([0, 1, 2, 3]);
});

test('a run that is left alone finishes at its duration', async () => {
  const run = await openDeposition(openTwin(twinKernels), smallCase('output.sampling=3 s'));
  await run.advanceTo(1e9);
  report('a run of 10 s, sampled every 3 s', [
    { what: 'outcome', expected: 'finished', measured: run.outcome, tolerance: '' },
    { what: 'times [s]', expected: '0 3 6 9 10', measured: run.rows.map(({ time }) => time).join(' '), tolerance: 0 },
  ]);
  expect(run.outcome).toBe('finished');
  expect(run.rows.map(({ time }) => time)).toEqual([0, 3, 6, 9, 10]);
});

test('a current far beyond what the salt can carry, with no limit on the voltage, is told as such', async () => {
  // A step below 1e-9 of the duration has vanished: 10 µs of 1e4 s.
  const cell = onTwin(smallCase('grid=16', 'control={current: 1000 mA/cm2, compliance: 1e6 V}', 'duration=1e4 s'));
  const failure = await cell.advanceTo(10).then(
    () => undefined,
    (error: unknown) => error,
  );
  report('a current of a hundred times the limiting one', [
    {
      what: 'error',
      expected: 'SolverError',
      measured: failure instanceof Error ? failure.name : 'none',
      tolerance: '',
    },
    {
      what: 'message',
      expected: 'names time, voltage, way out',
      measured: failure instanceof Error ? failure.message : '',
      tolerance: '',
    },
  ]);
  expect(failure).toBeInstanceOf(SolverError);
  expect((failure as SolverError).message).toMatch(
    /^verification: the time step vanished at .* s .*cell voltage .* V.*compliance/,
  );
});
