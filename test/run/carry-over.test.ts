/** A cell whose properties change while it runs. */
import { describe, expect, test } from 'vitest';
import { openTwin } from '../../src/backend/cpu.ts';
import type { Case } from '../../src/case/case.ts';
import { type Deposition, openDeposition } from '../../src/experiments/deposition.ts';
import { CLOCK } from '../../src/physics/clock.ts';
import { twinKernels } from '../../src/physics/cpu.ts';
import { scalesOf } from '../../src/physics/scales.ts';
import type { SimulationState } from '../../src/physics/state.ts';
import { canContinue, carryOver, whyNot } from '../../src/run/carry-over.ts';
import { openSimulation, type Simulation } from '../../src/run/simulation.ts';
import { caseWith } from '../case/study.ts';

const ROD = '{kind: nanorods, length: 1.5 um, width: 0.5 um, fraction: 20 %}';
const filled = (sigma: string) => `filler={structure: ${ROD}, conductivity: ${sigma}, transference: 0.5}`;
const pvh = (change: string) => `electrolyte={base: pvh, ${change}}`;

/** PVH under 6 mA/cm², just below what it can carry over 6 µm, with two nuclei. */
function small(...overrides: readonly string[]): Case {
  const nuclei = 'surface.nuclei={count: 2, radius: 0.6 um}';
  return caseWith('grid=32', 'duration=20 s', 'output.sampling=5 s', nuclei, 'control.current=6 mA/cm2', ...overrides);
}

async function simulationAt(input: Case, time: number): Promise<Simulation> {
  const simulation = openSimulation(openTwin(twinKernels), input);
  await simulation.advanceTo(time);
  return simulation;
}

/** The deposition, on a twin of its own, as `to` from now on. */
async function changed(deposition: Deposition, to: Case): Promise<Deposition> {
  const { rows, wallTime, outcome } = deposition;
  const simulation = carryOver(await deposition.save(), deposition.input, to);
  return openDeposition(openTwin(twinKernels), to, { from: { simulation, rows, wallTime, outcome } });
}

async function depositionAt(input: Case, time: number): Promise<Deposition> {
  const deposition = await openDeposition(openTwin(twinKernels), input);
  await deposition.advanceTo(time);
  return deposition;
}

const changes: Readonly<Record<string, { readonly before?: readonly string[]; readonly after: readonly string[] }>> = {
  'twice the conductivity': { after: [pvh('conductivity: 0.72 mS/cm')] },
  'another temperature': { after: ['temperature=60 degC'] },
  'another exchange current': { after: [pvh('exchange current: 5 mA/cm2')] },
  'another surface energy': { after: ['metal={base: lithium, surface energy: 3 J/m2}'] },
  'a quarter of the current': { after: ['control.current=1.5 mA/cm2'] },
  'a voltage in place of the current': { after: ['control={voltage: 0.3 V}'] },
  'a current in place of the voltage': { before: ['control={voltage: 0.2 V}'], after: [] },
  'ten times the voltage': { before: ['control={voltage: 0.05 V}'], after: ['control={voltage: 0.5 V}'] },
  'a better electrolyte where the compliance voltage is held': {
    before: ['control={current: 20 mA/cm2, compliance: 0.5 V}'],
    after: ['control={current: 20 mA/cm2, compliance: 0.5 V}', 'electrolyte=pvh-im'],
  },
  'a filler that conducts three times as well': { before: [filled('0.2 S/m')], after: [filled('0.6 S/m')] },
  'a filler where there was none': { after: [filled('0.6 S/m')] },
  'an electrolyte of twice the salt': { after: [pvh('concentration: 2 mol/L')] },
};

describe('charge, metal and salt stay balanced through a change to', () => {
  // The unchanged run leaves 1.5e-4 of the charge and 3.6e-4 of the salt at most at 8 mA/cm²; a jump may cost as much again.
  test.each(Object.entries(changes))('%s', async (_, { before = [], after }) => {
    const to = small(...after);
    const begun = await depositionAt(small(...before), 10);
    expect(whyNot(begun.input, to, 10)).toBeNull();
    const deposition = await changed(begun, to);
    for (const time of [10.001, 11, 20]) {
      await deposition.advanceTo(time);
      const { faradayError, saltError } = deposition.rows[deposition.rows.length - 1];
      expect(Math.abs(faradayError)).toBeLessThan(3e-4);
      expect(Math.abs(saltError)).toBeLessThan(7e-4);
    }
  });
});

test('a change leaves the fields as they are: metal, salt, potential, reaction, time and charge, in SI', async () => {
  const from = small();
  const to = small(
    'temperature=60 degC',
    'electrolyte={base: pvh-im, concentration: 2 mol/L}',
    'control={voltage: 0.3 V}',
  );
  const simulation = await simulationAt(from, 5);
  const next = openSimulation(openTwin(twinKernels), to, {}, carryOver(await simulation.save(), from, to));
  const [before, after] = [await simulation.sample(), await next.sample()];
  expect(after.snapshot.metal).toEqual(before.snapshot.metal);
  for (const name of ['concentration', 'potential', 'reaction'] as const) {
    // Two products and two quotients: a few roundings.
    after.snapshot[name].forEach((value, q) => {
      expect(Math.abs(value - before.snapshot[name][q])).toBeLessThanOrEqual(1e-14 * Math.abs(value));
    });
  }
  for (const key of ['time', 'step', 'charge', 'faradayError'] as const)
    expect(after.status[key]).toBe(before.status[key]);
  for (const key of ['cellVoltage', 'meanCurrent', 'lastCorrection'] as const)
    expect(after.status[key] / before.status[key]).toBeCloseTo(1, 13);
  // Of the salt at the start, as a difference of sums.
  expect(Math.abs(after.status.saltError - before.status.saltError)).toBeLessThan(1e-12);
});

test('the metal grows on as it would have where nothing is changed', async () => {
  const input = small();
  const undisturbed = await depositionAt(input, 20);
  const deposition = await changed(await depositionAt(input, 10), input);
  expect(deposition.rows.map(({ time }) => time)).toEqual([0, 5, 10]);
  await deposition.advanceTo(20);
  expect(deposition.rows.map(({ time }) => time)).toEqual([0, 5, 10, 15, 20]);
  const [own, other] = [deposition, undisturbed].map(({ rows }) => rows[rows.length - 1].maximumHeight);
  // Other steps: fields err by their square (device.test.ts), a tip by less than a hundredth of a cell of 0.19 µm.
  expect(Math.abs(own - other)).toBeLessThan(1.9e-9);
  expect(own).toBeGreaterThan(deposition.rows[0].maximumHeight + 1e-7);
});

test('a run that was over goes on where it is given a longer duration, and one that short-circuited does not', async () => {
  const [from, to] = [small('duration=5 s'), small('duration=7 s')];
  const over = await depositionAt(from, 5);
  expect(over.outcome).toBe('finished');
  const deposition = await changed(over, to);
  expect(deposition.outcome).toBe('running');
  await deposition.advanceTo(7);
  expect(deposition.outcome).toBe('finished');
  expect(deposition.snapshot.time).toBe(7);
  const from5 = { simulation: await over.save(), rows: over.rows, wallTime: 0, outcome: 'short circuit' } as const;
  expect((await openDeposition(openTwin(twinKernels), to, { from: from5 })).outcome).toBe('short circuit');
});

test('a change back and forth leaves all to rounding but the next step, which is short', async () => {
  const [from, to] = [small(), small('temperature=60 degC', 'electrolyte=pvh-im', filled('0.6 S/m'))];
  const saved = await (await simulationAt(from, 5)).save();
  const back = carryOver(carryOver(saved, from, to), to, from);
  const once = carryOver(saved, from, from);
  expect(back.control).toEqual(saved.control);
  expect(back.settled).toBe(false);
  expect(back.start).toEqual(saved.start);
  expect(apart(back.fields, once.fields, ['clock'])).toBeLessThan(1e-14);
  // What is extrapolated from differs on purpose.
  expect(apart(once.fields, saved.fields, ['clock', 'potential before', 'concentration before'])).toBe(0);
  expect(back.fields['potential before']).toEqual(
    back.fields.state.subarray(0, back.fields['potential before'].length),
  );
});

test('the step after a change is a hundredth of what the front allows, whose speed stays', async () => {
  const [from, to] = [small(), small('temperature=60 degC', 'electrolyte=pvh-im')];
  const saved = await (await simulationAt(from, 5)).save();
  const told = (input: Case, { fields: { clock } }: SimulationState) => {
    const { diffusivity, length, time } = scalesOf(input);
    return { speed: (clock[CLOCK.speed] * diffusivity) / length, step: clock[CLOCK.proposed] * time };
  };
  const [before, after] = [told(from, saved), told(to, carryOver(saved, from, to))];
  expect(after.speed / before.speed).toBeCloseTo(1, 12);
  // At most; and i₀ of PVH-IM is below the current, so that it is the speed of the front that counts.
  const allowed = (to.numerics.courant * to.grid.spacing) / before.speed;
  expect(after.step / allowed).toBeCloseTo(0.01, 12);
  expect(before.step / allowed).toBeGreaterThan(0.02);
});

test('a compliance voltage stays held through a change of current, and is decided anew where the control is another', async () => {
  const current = (density: string) => small(`control={current: ${density}, compliance: 0.5 V}`);
  const voltage = (value: string) => small(`control={voltage: ${value}}`);
  const [strong, weak, low, high] = [current('8 mA/cm2'), current('2 mA/cm2'), voltage('0.1 V'), voltage('0.3 V')];
  const saved = await (await simulationAt(strong, 0.1)).save();
  const clock = saved.fields.clock.slice();
  clock[CLOCK.held] = 7;
  const held = (from: Case, to: Case) =>
    carryOver({ ...saved, control: from.control, fields: { ...saved.fields, clock } }, from, to).fields.clock[
      CLOCK.held
    ];
  expect([held(strong, weak), held(strong, low), held(low, strong), held(low, high)]).toEqual([7, 0, 0, 0]);
});

test('twenty changes in a row cost no more than a few', async () => {
  const cases = [small(), small('electrolyte=pvh-im'), small('control.current=2 mA/cm2')];
  let deposition = await depositionAt(cases[0], 5);
  for (let k = 1; k <= 20; k++) {
    deposition = await changed(deposition, cases[k % 3]);
    await deposition.advanceTo(5 + k / 4);
  }
  const { faradayError, saltError } = deposition.rows[deposition.rows.length - 1];
  expect(Math.abs(faradayError)).toBeLessThan(3e-4);
  expect(Math.abs(saltError)).toBeLessThan(7e-4);
}, 60_000);

describe('a run goes on with another case, or says what of it it cannot go on with:', () => {
  const late = '{position: 4.5 um, radius: 0.8 um, time: 12 s}';
  const first = '{position: 1.5 um, radius: 0.6 um}';
  test.each<[string, string[], string | null]>([
    ['nothing changed', [], null],
    ['a longer run, seen more often', ['duration=40 s', 'output.sampling=1 s'], null],
    ['noise', ['noise=0.1'], null],
    ['another nucleus to come', [`surface.nuclei=[${first}, {position: 3 um, radius: 0.5 um, time: 11 s}]`], null],
    ['no nucleus to come', [`surface.nuclei=[${first}]`], null],
    [
      'a nucleus that would be there already',
      [`surface.nuclei=[${first}, {position: 3 um, radius: 0.5 um, time: 9 s}]`],
      'another surface at the start',
    ],
    ['a thicker layer', ['surface.thickness=0.5 um'], 'another surface at the start'],
    ['a finer grid', ['grid=48'], 'another size of the domain or grid'],
    ['a wider domain', ['domain={width: 12 um, height: 12 um}'], 'another size of the domain or grid'],
    ['closed sides', ['domain.sides=closed'], 'other walls'],
    ['a counter electrode', ['domain.top=counter electrode'], 'other walls'],
    ['another metal', ['metal=sodium'], 'another metal'],
    ['a wider interface', ['numerics.interface width=0.4 um'], 'another width of the interface'],
    ['an experiment', ['experiment=plate at 1 mA/cm2 for 1 h'], 'another experiment'],
    ['a shorter run', ['duration=10 s', `surface.nuclei=[${first}]`], 'a duration that is over'],
    ['a value to be calibrated', [filled('calibrate to pvh-im')], 'a value that is not known yet'],
  ])('%s', (_, overrides, reason) => {
    const from = small(`surface.nuclei=[${first}, ${late}]`);
    const to = small(`surface.nuclei=[${first}, ${late}]`, ...overrides);
    expect(whyNot(from, to, 10)).toBe(reason);
    expect(canContinue(from, to, 10)).toBe(reason === null);
  });

  test('a rough surface is another one with another seed, a flat one is not', () => {
    const rough = (seed: number, rms: string) =>
      small(`seed=${seed}`, `surface={thickness: 1 um, roughness: {rms: ${rms}, shortest: 1 um, longest: 3 um}}`);
    expect(whyNot(rough(1, '0.1 um'), rough(2, '0.1 um'), 5)).toBe('another surface at the start');
    const flat = (seed: number) => small(`seed=${seed}`, 'surface={thickness: 1 um}');
    expect(whyNot(flat(1), flat(2), 5)).toBeNull();
    expect(whyNot({ ...flat(1), name: 'b' }, flat(1), 5)).toBe('another case');
  });
});

test('in an experiment another electrolyte goes on under what is held at the moment, and with the instructions that are left', async () => {
  const words = 'experiment=plate at 2 mA/cm2 for 1 s; strip for 1 s; rest 1 s';
  const often = 'output.sampling=0.2 s';
  const from = small(words, often);
  const to = small(words, often, pvh('conductivity: 0.72 mS/cm'));
  expect(whyNot(from, to, 1.4)).toBeNull();
  expect(whyNot(from, small(words, often, 'control.compliance=2 V'), 1.4)).toBe('another experiment');
  const before = await depositionAt(from, 1.4);
  const { rows, protocol, wallTime, outcome } = before;
  const simulation = carryOver(await before.save(), from, to);
  const saved = { simulation, rows, ...(protocol && { protocol }), wallTime, outcome };
  const after = await openDeposition(openTwin(twinKernels), to, { from: saved });
  await after.advanceTo(to.duration);
  expect(after.outcome).toBe('finished');
  expect(after.steps.map(({ kind, to }) => [kind, to])).toEqual([
    ['plate', 1],
    ['strip', 2],
    ['rest', 3],
  ]);
  expect(after.rows.find(({ time }) => time > 1.4)?.meanCurrent).toBeCloseTo(-20, 9);
});

/** Largest difference of fields in two states, over the largest value of each. */
function apart(one: SimulationState['fields'], other: SimulationState['fields'], but: readonly string[]): number {
  const names = Object.keys(one).filter((name) => !but.includes(name));
  return Math.max(
    ...names.map((name) => {
      const size = other[name].reduce((most, value) => Math.max(most, Math.abs(value)), 1e-300);
      return one[name].reduce((most, value, q) => Math.max(most, Math.abs(value - other[name][q]) / size), 0);
    }),
  );
}
