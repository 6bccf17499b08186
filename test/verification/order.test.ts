import { expect, test } from 'vitest';
import { openTwin } from '../../src/backend/cpu.ts';
import { FARADAY } from '../../src/case/constants.ts';
import { baseCase } from '../../src/experiments/verification/base-case.ts';
import { ROOM, THERMAL } from '../../src/experiments/verification/flat-cell.ts';
import { atCentres, sourcesFor } from '../../src/experiments/verification/manufactured.ts';
import { float32 } from '../../src/experiments/verification/problems/float32.ts';
import { orderInSpace } from '../../src/experiments/verification/problems/order-in-space.ts';
import { orderInTime } from '../../src/experiments/verification/problems/order-in-time.ts';
import { twinKernels } from '../../src/physics/cpu.ts';
import { checkFault, checkQuick } from './check.ts';

const problems = [orderInSpace, orderInTime].map((problem) => [problem.key, problem] as const);

test.each(problems)('%s: every finding holds on the twin', (_, problem) => checkQuick(problem));

test.each([...problems, [float32.key, float32] as const])('%s: turns red by its fault', (_, problem) =>
  checkFault(problem),
);

test('float32 says which back ends can answer it', () => {
  const twin = openTwin(twinKernels);
  expect(float32.unfit?.(twin)).toContain('--backend software');
  expect(float32.unfit?.(float32.fault.open())).toBeUndefined();
  twin.destroy();
});

// In electrolyte without metal (ξ = 0) only ψ = 1 is left: charge −σ∇·[(c/c₀)∇φ + (RT/F)(2t₊ − 1)∇(c/c₀)] and salt ∂c/∂t − D∇²c +
// t₋∇·q/F, by hand for φ = sin kx, c = c₀(1 + ½ cos kx (1 + t)). An eighth-order difference of a wave is off by (kh)⁸/630 of it:
// 9e-7 for that of 16 cells which c∇φ contains, once in each of the two derivatives; 2e-6 of the largest source is allowed.
test('the sources of a wave in bare electrolyte are those by hand', () => {
  const base = baseCase('grid=32');
  const input = { ...base, temperature: ROOM, numerics: { ...base.numerics, largestStep: 0.02 } };
  const { conductivity: sigma, concentration: reference, transference: cations } = input.electrolyte;
  const k = (2 * Math.PI) / (input.grid.nx * input.grid.spacing);
  const D = 1e-12;
  const t = 0.3;
  const uniform = (value: number) => () => value;
  const sources = sourcesFor(
    input,
    {
      conductivity: uniform(sigma),
      transference: uniform(cations),
      diffusivity: uniform(D),
      exchangeFactor: uniform(1),
    },
    {
      potential: (x) => THERMAL * Math.sin(k * x),
      concentration: (x, _, at) => reference * (1 + 0.5 * Math.cos(k * x) * (1 + at)),
      metal: uniform(0),
    },
  )(t);
  const amplitude = 0.5 * (1 + t);
  const divergence = atCentres(
    input,
    (x) => {
      const [sin, cos] = [Math.sin(k * x), Math.cos(k * x)];
      const conduction = -amplitude * k * sin * k * cos - (1 + amplitude * cos) * k * k * sin;
      return sigma * THERMAL * (conduction - (2 * cations - 1) * amplitude * k * k * cos);
    },
    t,
  );
  const salt = atCentres(input, (x) => reference * Math.cos(k * x) * (0.5 + D * amplitude * k * k), t).map(
    (value, q) => value + ((1 - cations) * divergence[q]) / FARADAY,
  );
  const largest = (values: Float64Array) => values.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
  const error = (a: Float64Array, b: Float64Array) => largest(a.map((value, q) => value - b[q])) / largest(b);
  const errors = {
    charge: error(
      sources.charge,
      divergence.map((value) => -value),
    ),
    salt: error(sources.salt, salt),
  };
  console.log('relative errors of the sources, expected 0, tolerance 2e-6:', errors);
  expect(errors.charge).toBeLessThan(2e-6);
  expect(errors.salt).toBeLessThan(2e-6);
  expect(largest(sources.metal)).toBe(0);
});
