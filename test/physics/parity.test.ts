import { expect, test } from 'vitest';
import type { Backend, Dispatch } from '../../src/backend/backend.ts';
import { shaders } from '../../src/backend/shaders.ts';
import { structIndexes } from '../../src/backend/wgsl.ts';
import type { Case } from '../../src/case/case.ts';
import type { Cell } from '../../src/physics/cell.ts';
import { CLOCK, CONTROL } from '../../src/physics/clock.ts';
import { BATH, BEFORE, FRONT, KINETICS, MAPS, SOURCES, STATE, TALLY, TOP } from '../../src/physics/planes.ts';
import { stepList } from '../../src/physics/step.ts';
import { bothBackends, caseOf, ISLAND, runBoth, worstOf } from './parity-cells.ts';

const CLOSED = 'domain.sides=closed';
const COUNTER = 'domain.top=counter electrode';
const NOISY = ['noise=0.3', 'seed=4294967295'];
const ANISOTROPIC = [
  'metal.kinetic anisotropy={strength: 0.3, folds: 4, angle: 20 deg}',
  'metal.surface anisotropy={strength: 0.05, folds: 4, angle: -10 deg}',
];

/** Scalars of the clock that a test sets. */
type Clock = Partial<Record<keyof typeof CLOCK, number>>;

/** All that a kernel decides by: sides, top, control, noise, anisotropy; fewer and more columns than a workgroup has. */
const cases: readonly (readonly [string, Case, held: 0 | 1, clock: Clock])[] = [
  ['2 × 4, periodic, reservoir, constant current', caseOf(2, 4), 0, {}],
  ['6 × 5, closed, counter electrode, constant current, noise', caseOf(6, 5, CLOSED, COUNTER, ...NOISY), 0, {}],
  [
    '18 × 13, counter electrode, constant voltage, anisotropy',
    caseOf(18, 13, COUNTER, atVoltage(0.1), ...ANISOTROPIC),
    1,
    {},
  ],
  [
    '34 × 20, closed, reservoir, constant voltage, noise',
    caseOf(34, 20, CLOSED, atVoltage(0.2), ...NOISY, ...ANISOTROPIC),
    1,
    {},
  ],
  ['18 × 13, reservoir, held at the compliance voltage', caseOf(18, 13, 'control.compliance=0.02 V'), 1, {}],
  ['6 × 5, counter electrode, stripping, held', stripping(caseOf(6, 5, COUNTER), 20, 0.01), 1, { voltage: -5 }],
  ['18 × 13, an island in a bath', caseOf(18, 13, ...ISLAND), 1, {}],
  ['36 × 41, an island in a bath', caseOf(36, 41, ...ISLAND), 1, {}],
  ['70 × 4, counter electrode, stripping', stripping(caseOf(70, 4, COUNTER), 10, 5), 0, {}],
];

/** The case with a current of `density` [A/m²] out of the metal, within `compliance` [V]. */
function stripping(input: Case, density: number, compliance: number): Case {
  return { ...input, control: { kind: 'current', density: -density, compliance } };
}

function atVoltage(volts: number): string {
  return `control={voltage: ${volts} V}`;
}

const ROUNDING = 2 ** -24;

/**
 * Largest difference from the twin, in roundings of the largest value of the plane. Sums and products: a result of n operations
 * errs by n roundings at most. WGSL lets exp err by 3 + 2|x| ulp of two roundings, and exponents here reach α 6 = 3: 18 for
 * each of two exponentials. A curvature is a sum of four normals of six operations each. The overpotential of a counter
 * electrode is solved to a rounding of |x| ≤ 10, and its current is e^{x/2}: ten roundings more than its exponentials.
 */
const ROUNDINGS: Readonly<Record<string, number>> = {
  begin: 2,
  predict: 8,
  keep: 24,
  gain: 2,
  force: 2,
  geometry: 24,
  top: 64,
  collect: 64,
  linearise: 48,
  bathe: 16,
  clear: 0,
  correct: 2,
  advance: 32,
  tick: 8,
};

/** Kernels that only the bath around an island asks for. */
const OF_BATH = ['collect', 'bathe'];

/** More where there is a preferred direction: the adapter's atan2 and cos err by about 1e-6 each, times four folds. */
const ANGLE_ROUNDINGS = 8e-6 / ROUNDING;

test.each(cases)('each kernel of a step agrees with its twin from random fields: %s', async (_, input, held, clock) => {
  const backends = await bothBackends();
  const isAnisotropic = input.metal.kineticAnisotropy.strength > 0;
  for (const kernel of Object.keys(ROUNDINGS)) {
    if (OF_BATH.includes(kernel) && input.sides !== 'reservoir') continue;
    const measured = await differences(backends, input, first(kernel), clock);
    const worst = Math.max(...Object.values(measured));
    const tolerance = ROUNDINGS[kernel] + (isAnisotropic && kernel === 'geometry' ? ANGLE_ROUNDINGS : 0);
    const fields = Object.entries(measured)
      .filter(([, value]) => value > 0)
      .map(([name, value]) => `${name} ${value.toFixed(1)}`);
    console.log(
      `${kernel}: expected 0, measured ${worst.toFixed(1)} roundings (${fields.join(', ')}), tolerance ${tolerance.toFixed(0)}`,
    );
    expect(worst, kernel).toBeLessThanOrEqual(tolerance);
  }
  const decided = await runBoth(backends, input, first('top'), clock);
  expect(fieldNamed(decided, 'clock')[0][CLOCK.held], 'the voltage is held').toBe(held);
  backends[1].destroy();
});

test.each(cases)('within a step the top wall keeps what was decided: %s', async (_, input, held) => {
  const backends = await bothBackends();
  const again = (cell: Cell) => stepList(cell, 1).findLast(({ kernel }) => kernel === 'top')!;
  const other = 1 - held;
  const measured = await differences(backends, input, again, { held: other });
  expect(Math.max(...Object.values(measured))).toBeLessThanOrEqual(ROUNDINGS.top);
  expect(fieldNamed(await runBoth(backends, input, again, { held: other }), 'clock')[0][CLOCK.held]).toBe(other);
  backends[1].destroy();
});

test.each([
  ['is held when the last step needed more than the compliance', { held: 0, voltage: 9 }, 1],
  ['flows on when the last step needed less', { held: 0, voltage: 0.5 }, 0],
  ['stays held while the current falls short', { held: 9, current: 1e-4 }, 10],
  ['flows again when more than the current passed', { held: 9, current: 1 }, 0],
  ['stays held for a few steps, which carry the error of the jump', { held: 1, current: 1 }, 2],
])('a constant current %s', async (_, clock, held) => {
  const backends = await bothBackends();
  const input = caseOf(18, 13, 'control.compliance=0.02 V');
  const fields = await runBoth(backends, input, first('top'), clock);
  expect(fieldNamed(fields, 'clock').map((values) => values[CLOCK.held])).toEqual([held, held]);
  const measured = await differences(backends, input, first('top'), clock);
  expect(Math.max(...Object.values(measured))).toBeLessThanOrEqual(ROUNDINGS.top);
  backends[1].destroy();
});

test('a pass of keep brings back to the state what the pass before it left', async () => {
  const backends = await bothBackends();
  const input = caseOf(18, 13);
  const second = (cell: Cell) =>
    stepList(cell, 1).find(({ kernel, params }) => kernel === 'keep' && params.turn === 1)!;
  const measured = await differences(backends, input, second);
  expect(measured.correction, 'where it is kept').toBe(0);
  expect(measured.state).toBeGreaterThan(0);
  expect(measured.state).toBeLessThanOrEqual(ROUNDINGS.keep);
  backends[1].destroy();
});

test('a step taken after the end of the span moves neither the unknowns nor the clock', async () => {
  const backends = await bothBackends();
  const input = caseOf(6, 5);
  for (const kernel of ['predict', 'top', 'keep', 'gain', 'geometry', 'correct', 'advance', 'tick']) {
    const fields = await runBoth(backends, input, first(kernel), { running: 0 });
    const start = await runBoth(backends, input, first('clear'), { running: 0 });
    for (const name of ['state', 'before', 'front', 'top', 'clock']) {
      const [after, before] = [fields, start].map((list) => fieldNamed(list, name));
      expect([...after[1]], `${kernel} ${name}`).toEqual([...before[1]]);
      expect([...after[0]], `${kernel} ${name}`).toEqual([...before[0]]);
    }
  }
  backends[1].destroy();
});

test.each([0, 1])('a step after %d others extrapolates nothing', async (count) => {
  const backends = await bothBackends();
  const input = caseOf(18, 13);
  const [after, start] = await Promise.all(
    ['predict', 'clear'].map(async (kernel) =>
      fieldNamed(await runBoth(backends, input, first(kernel), { count }), 'state'),
    ),
  );
  expect([...after[0]]).toEqual([...start[0]]);
  expect([...after[1]]).toEqual([...start[1]]);
  backends[1].destroy();
});

test('the first step proposes no more than its own length', async () => {
  const backends = await bothBackends();
  const fields = await runBoth(backends, caseOf(18, 13), first('tick'), { previous: 0 });
  for (const clock of fieldNamed(fields, 'clock')) expect(clock[CLOCK.proposed]).toBeLessThanOrEqual(clock[CLOCK.step]);
  backends[1].destroy();
});

test.each([
  ['within the span', 1000, 44],
  ['less than two steps before its end', 60, 44],
  ['less than one step before its end', 30, 44],
  ['at its end', 0, 44],
])('a step begins alike on both back ends: %s', async (_, rest, proposed) => {
  const backends = await bothBackends();
  const input = caseOf(2, 4);
  const span = await spanOf(backends[0], input);
  const measured = await differences(backends, input, first('begin'), { elapsed: span - rest, proposed });
  // The rest of the span is a difference of two numbers near the span, each rounded.
  expect(measured.clock).toBeLessThanOrEqual(2 * (span / Math.max(rest, 1)));
  backends[1].destroy();
});

test('the names of clock, control and planes in the shaders are those of the twin', () => {
  expect(structIndexes(shaders.model, 'Clock')).toEqual(CLOCK);
  expect(structIndexes(shaders.model, 'Control')).toEqual(CONTROL);
  const constants = Object.fromEntries(
    [...shaders.model.matchAll(/^const (\w+) = (\d+)u;/gm)].map(([, name, value]) => [name, Number(value)]),
  );
  const records = { STATE, BEFORE, MAPS, FRONT, TOP, KINETICS, BATH, TALLY, SOURCES };
  const expected = Object.entries(records).flatMap(([record, planes]) =>
    Object.entries(planes).map(([name, plane]) => [`${record}_${name.replace(/[A-Z]/g, '_$&').toUpperCase()}`, plane]),
  );
  expect(constants).toEqual(Object.fromEntries(expected));
});

/** The first dispatch of a kernel in the product's own list. */
function first(kernel: string): (cell: Cell) => Dispatch {
  return (cell) => stepList(cell, 1).find((dispatch) => dispatch.kernel === kernel)!;
}

/** A field on the twin and on the GPU. */
function fieldNamed(fields: Awaited<ReturnType<typeof runBoth>>, name: string): readonly Float64Array[] {
  return fields.find((field) => field.name === name)!.values;
}

/** Length of the span in the solver's units, as float32 holds it. */
async function spanOf(backend: Backend, input: Case): Promise<number> {
  const fields = await runBoth([backend, backend], input, first('clear'));
  return fieldNamed(fields, 'control')[0][CONTROL.span];
}

/** By field: the worst difference in roundings. Scalars of the clock are taken as they are, and below 1e-3 as of 1e-3. */
async function differences(
  backends: readonly Backend[],
  input: Case,
  pick: (cell: Cell) => Dispatch,
  overrides: Clock = {},
): Promise<Record<string, number>> {
  const fields = await runBoth(backends, input, pick, overrides);
  return Object.fromEntries(
    fields.map(({ name, plane, values }) => [name, worstOf(values, plane, plane === 1 ? 1e-3 : 1e-30) / ROUNDING]),
  );
}
