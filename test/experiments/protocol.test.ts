/** What a cycler does to a cell: turns end where they should, charges cancel, and what is plated can be stripped. */
import { beforeAll, describe, expect, test } from 'vitest';
import type { Backend } from '../../src/backend/backend.ts';
import { openTwin } from '../../src/backend/cpu.ts';
import type { Case } from '../../src/case/case.ts';
import { type Deposition, openDeposition, type SavedDeposition } from '../../src/experiments/deposition.ts';
import { THERMAL } from '../../src/experiments/verification/flat-cell.ts';
import { twinKernels } from '../../src/physics/cpu.ts';
import { smallCase } from '../support/cases.ts';

/** Newton's last corrections leave some 1e-6 of the metal in a step; the suite of verification allows 1e-4 of what is plated. */
const FARADAY = 1e-4;
/** A capacity has passed where 1e-5 of it is left. */
const PASSED = 1e-5;
/** Held or not is decided once a step, from potentials extrapolated to within 0.2 RT/F. */
const OVERSHOOT = 0.2 * THERMAL;

let twin: Backend;
beforeAll(() => {
  twin = openTwin(twinKernels);
});

/** A flat metal of 1.5 µm and 3 µm of PVH below a lithium counter electrode: it can feed 19 mA/cm². */
function cell(words: string, ...overrides: readonly string[]): Case {
  return smallCase(
    'grid={nx: 4, ny: 32}',
    'domain={width: 0.5625 um, height: 4.5 um, top: counter electrode}',
    `experiment=${words}`,
    ...overrides,
  );
}

async function run(input: Case, options: Parameters<typeof openDeposition>[2] = {}): Promise<Deposition> {
  const deposition = await openDeposition(twin, input, options);
  await deposition.advanceTo(input.duration);
  return deposition;
}

const last = ({ rows }: Deposition) => rows[rows.length - 1];
const largestVoltage = ({ rows }: Deposition) => Math.max(...rows.map(({ cellVoltage }) => Math.abs(cellVoltage)));

test('what is plated and stripped again leaves no charge and the metal where it was', async () => {
  const done = await run(cell('plate at 2 mA/cm2 until 0.01 mAh/cm2; strip; repeat 2'));
  expect(done.outcome).toBe('finished');
  expect(done.steps.map(({ kind, cycle, endedBy }) => [kind, cycle, endedBy])).toEqual([
    ['plate', 1, 'capacity'],
    ['strip', 1, 'capacity'],
    ['plate', 2, 'capacity'],
    ['strip', 2, 'capacity'],
  ]);
  for (const { charge, from, to, kind } of done.steps) {
    expect(Math.abs(charge - (kind === 'plate' ? 360 : -360))).toBeLessThan(360 * PASSED);
    expect(to - from).toBeCloseTo(18, 3);
  }
  const [first] = done.rows;
  // 360 C/m² are 48.5 nm of lithium.
  expect(Math.abs(last(done).meanThickness - first.meanThickness)).toBeLessThan(FARADAY * 48.5e-9);
  const thickest = Math.max(...done.rows.map(({ meanThickness }) => meanThickness));
  expect(thickest - first.meanThickness).toBeGreaterThan(0.99 * 48.5e-9);
  // Of what moved, not of what is left, which is nothing.
  for (const { faradayError } of done.rows) expect(Math.abs(faradayError)).toBeLessThan(FARADAY);
  // The counter electrode does what the electrode did before: plating and stripping take the same voltage but for the 2 % that the gap differs.
  const [plate, strip] = done.steps;
  expect(Math.abs(strip.middleVoltage / -plate.middleVoltage - 1)).toBeLessThan(0.02);
});

test('at rest no charge passes, and the voltage goes', async () => {
  const done = await run(cell('plate at 5 mA/cm2 for 5 s; rest 5 s'));
  const [plate, rest] = done.steps;
  expect(rest).toMatchObject({ kind: 'rest', charge: 0, from: 5, to: 10, endedBy: 'time', endCurrent: 0 });
  const resting = done.rows.filter(({ time }) => time > 5);
  for (const { charge } of resting) expect(charge).toBe(plate.charge);
  // Salt evens out over 3 µm in L²/(π²D) = 0.3 s: fifteen times that leave 3e-7 of the first voltage, which is not the plating one.
  expect(Math.abs(resting[0].cellVoltage)).toBeLessThan(0.2 * plate.endVoltage);
  expect(Math.abs(rest.endVoltage)).toBeLessThan(1e-6 * plate.endVoltage);
  expect(Math.abs(last(done).faradayError)).toBeLessThan(FARADAY);
});

test('a voltage ends an instruction, is never exceeded, and the next one follows', async () => {
  const done = await run(cell('plate at 30 mA/cm2 for 20 s or until 0.8 V; rest 2 s'));
  const [plate, rest] = done.steps;
  expect(plate).toMatchObject({ endedBy: 'voltage', from: 0 });
  expect(plate.endVoltage).toBeCloseTo(0.8, 9);
  // Sand's time of this current without the counter electrode's help is 0.6 s; the salt reaches from one side to the other by then.
  expect(plate.to).toBeLessThan(5);
  expect(largestVoltage(done)).toBeLessThan(0.8 + OVERSHOOT);
  expect(rest.from).toBe(plate.to);
  expect(rest.to).toBeCloseTo(plate.to + 2, 9);
});

test('where the cycler itself holds a current back its capacity takes longer, and is passed all the same', async () => {
  // The two electrodes alone take (4RT/F) asinh(i/2i₀) = 0.48 V.
  const done = await run(cell('plate at 5 mA/cm2 until 0.005 mAh/cm2', 'control.compliance=0.45 V'));
  expect(done.steps).toMatchObject([{ endedBy: 'capacity' }]);
  expect(Math.abs(done.steps[0].charge / 180 - 1)).toBeLessThan(0.01);
  expect(done.steps[0].charge).toBeGreaterThan(180 * (1 - PASSED));
  expect(done.steps[0].to).toBeGreaterThan(1.2 * 3.6);
  expect(largestVoltage(done)).toBeLessThan(0.45 + OVERSHOOT);
});

test('a ramp climbs its stairs, each as long as the other, and its voltage ends all of it', async () => {
  const done = await run(cell('ramp by 6 mA/cm2 every 2 s, plating and stripping, until 0.7 V; rest 1 s'));
  const stairs = done.steps.slice(0, -2);
  expect(stairs.length).toBeGreaterThan(3);
  for (const [k, { density, cycle, from, to, endedBy }] of stairs.entries()) {
    expect(density).toBe((k % 2 === 0 ? 60 : -60) * (1 + Math.floor(k / 2)));
    expect(cycle).toBe(1 + Math.floor(k / 2));
    expect([from, to]).toEqual([2 * k, 2 * (k + 1)]);
    expect(endedBy).toBe('time');
  }
  expect(done.steps.at(-2)).toMatchObject({ endedBy: 'voltage', cycle: 1 + Math.floor(stairs.length / 2) });
  expect(done.steps.at(-1)).toMatchObject({ kind: 'rest', endedBy: 'time' });
  expect(largestVoltage(done)).toBeLessThan(0.7 + OVERSHOOT);
});

test('a held voltage ends where its current falls below a value', async () => {
  // At 0.5 V the salt at the front is used up: the current falls from what kinetics allows to what diffusion does.
  const done = await run(cell('hold at 0.5 V for 30 s or until 10 mA/cm2'));
  const [hold] = done.steps;
  expect(hold).toMatchObject({ kind: 'hold', density: Number.NaN, endedBy: 'current' });
  expect(hold.endVoltage).toBeCloseTo(0.5, 9);
  const currents = done.rows.slice(1).map(({ meanCurrent }) => meanCurrent);
  expect(currents.at(-1)).toBeLessThan(100);
  for (const current of currents.slice(0, -1)) expect(current).toBeGreaterThanOrEqual(100);
});

test('a short circuit ends the experiment, whatever is left of it', async () => {
  const done = await run(
    cell('rest 1 s; plate at 5 mA/cm2 for 1 h; strip; repeat 9', 'surface.thickness=4.2 um', 'domain.top=reservoir'),
  );
  expect(done.outcome).toBe('short circuit');
  expect(done.steps.map(({ kind, endedBy }) => [kind, endedBy])).toEqual([
    ['rest', 'time'],
    ['plate', 'short circuit'],
  ]);
  expect(last(done).time).toBe(done.steps[1].to);
});

test('each instruction is sampled at its end and some times before, wherever else the run is looked at', async () => {
  const input = cell('plate at 1 mA/cm2 for 10 s; rest 0.7 s; strip at 1 mA/cm2 for 3 s');
  const done = await run(input);
  const times = done.rows.map(({ time }) => time);
  for (const end of [10, 10.7, 13.7])
    expect(Math.min(...times.map((time) => Math.abs(time - end)))).toBeLessThan(1e-9 * end);
  // A 150th of the longest, and ten in the shortest.
  expect(times.filter((time) => time > 0 && time < 10.0001)).toHaveLength(150);
  expect(times.filter((time) => time > 10.0001 && time < 10.7001)).toHaveLength(11);
  const looked = await openDeposition(twin, input);
  for (const time of [0.5, 9.99, 10.33]) await looked.advanceTo(time);
  await looked.advanceTo(input.duration);
  expect(looked.steps.map(({ from, to, endedBy }) => [from, to, endedBy])).toEqual(
    done.steps.map(({ from, to, endedBy }) => [from, to, endedBy]),
  );
});

describe('an experiment that was saved', () => {
  const input = cell(
    'plate at 20 mA/cm2 until 0.6 V or 0.001 mAh/cm2; rest 0.5 s; strip at 5 mA/cm2 for 0.5 s; repeat 2',
    'output.sampling=0.1 s',
  );

  test('goes on with the same bits, within an instruction as between two', async () => {
    const saved: SavedDeposition[] = [];
    const whole = await openDeposition(twin, input, {
      afterSample: async () => {
        const { rows, protocol, wallTime, outcome } = whole;
        const simulation = await whole.save();
        if (protocol) saved.push(structuredClone({ simulation, rows: [...rows], protocol, wallTime, outcome }));
      },
    });
    await whole.advanceTo(input.duration);
    const within = saved.findIndex(({ protocol }) => protocol?.turn === 1 && protocol.isHeld);
    const between = saved.findIndex(({ protocol }) => protocol?.turn === 2 && !protocol.isHeld);
    const strips = saved.findIndex(({ protocol }) => protocol?.turn === 2 && protocol.isHeld);
    expect(Math.min(within, between, strips)).toBeGreaterThan(0);
    for (const index of [0, within, between, strips]) {
      const again = await openDeposition(openTwin(twinKernels), input, { from: saved[index] });
      await again.advanceTo(input.duration);
      expect(again.rows).toEqual(whole.rows);
      expect(again.steps).toEqual(whole.steps);
      expect(await again.save()).toEqual(await whole.save());
    }
  });
});
