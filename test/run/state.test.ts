/** A simulation that is saved and opened again goes on with the bits of one that never stopped. */
import { describe, expect, test } from 'vitest';
import { type Backend, isLost } from '../../src/backend/backend.ts';
import { openTwin } from '../../src/backend/cpu.ts';
import type { Case, Control } from '../../src/case/case.ts';
import { profileOf } from '../../src/case/surface.ts';
import type { Start } from '../../src/physics/cell.ts';
import { twinKernels } from '../../src/physics/cpu.ts';
import { openSimulation, type Simulation } from '../../src/run/simulation.ts';
import { caseWith } from '../case/study.ts';
import { smallCase } from '../support/cases.ts';
import { openTestGpu } from '../support/gpu.ts';
import { losing } from '../support/losing.ts';

const NUCLEI = '[{position: 1.5 um, radius: 0.6 um}, {position: 4.5 um, radius: 0.8 um, time: 3 s}]';
const ROD = '{kind: nanorods, length: 1.5 um, width: 0.4 um, fraction: 20 %}';

/** Overrides of the small case at 24², and of what starts it. */
const cases: Readonly<Record<string, () => { readonly input: Case; readonly begin?: Start }>> = {
  'plating with noise': () => ({ input: small('noise=0.1', 'surface.nuclei={count: 2, radius: 1 um}') }),
  'nuclei that are still to come': () => ({ input: small(`surface.nuclei=${NUCLEI}`) }),
  'a conducting filler': () => ({
    input: caseWith('grid=24', `filler={structure: ${ROD}, conductivity: 0.9 S/m, transference: 0.5}`),
  }),
  'an island in a bath': () => ({
    input: small(
      'domain.sides=reservoir',
      'surface={thickness: 0 um, island: {radius: 1.2 um}}',
      'control={voltage: 0.3 V}',
    ),
  }),
  'closed sides under a counter electrode held at its compliance': () => ({
    input: small(
      'domain.sides=closed',
      'domain.top=counter electrode',
      'control={current: 8 mA/cm2, compliance: 0.1 V}',
    ),
  }),
  'metal that is cut off': () => {
    const input = small('control.current=4 mA/cm2');
    const island = (x: number, y: number) => Math.min(y - 1.2e-6, Math.hypot(x - 3e-6, y - 3.4e-6) - 0.9e-6);
    return { input, begin: { metal: profileOf(input.grid, input.numerics.interfaceWidth, island) } };
  },
};

function small(...overrides: readonly string[]): Case {
  return smallCase('grid=24', 'control.current=2 mA/cm2', ...overrides);
}

/** Through a state's copy in memory, on a back end that ran nothing before. */
async function reopened(simulation: Simulation, backend: Backend, begin: Start = {}): Promise<Simulation> {
  return openSimulation(backend, simulation.input, begin, structuredClone(await simulation.save()));
}

const twin = () => openTwin(twinKernels);

describe('on the twin the state after a restart has the same bits, of', () => {
  test.each(Object.entries(cases))('%s', async (_, of) => {
    const { input, begin } = of();
    const simulation = openSimulation(twin(), input, begin);
    const begun = await reopened(simulation, twin(), begin);
    await simulation.advanceTo(1.7);
    await begun.advanceTo(1.7);
    const restarted = await reopened(begun, twin(), begin);
    expect(await restarted.sample()).toEqual(await simulation.sample());
    for (const time of [2, 4.1]) {
      await simulation.advanceTo(time);
      await restarted.advanceTo(time);
      expect(await restarted.sample()).toEqual(await simulation.sample());
    }
    expect(await restarted.save()).toEqual(await simulation.save());
  });
});

describe('on a software adapter too, of', () => {
  test.each([
    ['nuclei that are still to come', 3.5],
    ['a conducting filler', 1.4],
  ] as const)('%s', async (which, end) => {
    const { input } = cases[which]();
    const [first, second] = [await openTestGpu(), await openTestGpu()];
    const simulation = openSimulation(first, input);
    await simulation.advanceTo(end / 2);
    const restarted = await reopened(simulation, second);
    await simulation.advanceTo(end);
    await restarted.advanceTo(end);
    expect(await restarted.sample()).toEqual(await simulation.sample());
    expect(await restarted.save()).toEqual(await simulation.save());
    first.destroy();
    second.destroy();
  });
});

test('a run whose device is lost on the way goes on from its last save with the same bits', async () => {
  const input = small(`surface.nuclei=${NUCLEI}`);
  const undisturbed = openSimulation(twin(), input);
  const simulation = openSimulation(losing(twin(), 25), input);
  let saved = await simulation.save();
  let error: unknown;
  for (const time of [0.5, 1, 1.5, 2, 2.5, 3, 3.5]) {
    await undisturbed.advanceTo(time);
    try {
      await simulation.advanceTo(time);
      saved = await simulation.save();
    } catch (thrown) {
      error ??= thrown;
    }
  }
  expect(isLost(error)).toBe(true);
  // Somewhere on the way: neither before the first save nor after the last.
  expect(saved.time).toBeGreaterThan(0);
  expect(saved.time).toBeLessThan(3.5);
  const restarted = openSimulation(twin(), input, {}, saved);
  for (const time of [0.5, 1, 1.5, 2, 2.5, 3, 3.5]) await restarted.advanceTo(time);
  expect(await restarted.save()).toEqual(await undisturbed.save());
});

test('a protocol step and sources given on the way are part of the state', async () => {
  const input = small();
  const cells = input.grid.nx * input.grid.ny;
  const zero = new Float64Array(cells);
  const next: Control = { kind: 'voltage', voltage: 0.05 };
  const simulation = openSimulation(twin(), input, { forced: true });
  await simulation.advanceTo(1);
  simulation.control(next);
  simulation.force({ charge: zero, salt: zero.map(() => 20), metal: zero });
  const restarted = await reopened(simulation, twin(), { forced: true });
  await simulation.advanceTo(2);
  await restarted.advanceTo(2);
  expect(await restarted.sample()).toEqual(await simulation.sample());
  // As far from rest as a changed protocol must be.
  expect((await restarted.sample()).status.cellVoltage).toBeCloseTo(0.05, 6);
});

test('a state of another grid or of a simulation with sources is refused by what does not fit', async () => {
  const state = await openSimulation(twin(), small(), { forced: true }).save();
  expect(() => openSimulation(twin(), small(), {}, state)).toThrow(
    'verification: the saved state has sources, which this simulation has not',
  );
  const { sources: _, ...fields } = state.fields;
  expect(() => openSimulation(twin(), small('grid=16'), {}, { ...state, fields })).toThrow(
    'verification: the saved state holds 1920 numbers of state, this case needs 936 (16 × 16 cells): it is of another case; start this one anew',
  );
  const { dead: __, ...rest } = fields;
  expect(() => openSimulation(twin(), small(), {}, { ...state, fields: rest })).toThrow('holds no numbers of dead');
});
