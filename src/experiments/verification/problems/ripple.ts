/** Linear stability of a growing front: the electrolyte lets ripples grow, surface energy and slow kinetics hold them back. */
import type { Backend } from '../../../backend/backend.ts';
import { FARADAY } from '../../../case/constants.ts';
import { capillaryLength } from '../../../physics/step.ts';
import { baseCase } from '../base-case.ts';
import { withParams } from '../faulty-twin.ts';
import type { Bench, Finding, Outcome, Problem, Size } from '../problem.ts';
import { curveOf, firstOrder, type Growth, growthOf, kineticSlopes, type Ripple, rippleCase } from '../ripples.ts';

/** [A/m²] */
const CURRENT = 80;
/** Surface energy of lithium in the base case's electrolyte stops ripples of 1.09 µm at this current [J/m²] */
const SURFACE_ENERGY = 0.5;
/** Of the top wall over the wavelength: tanh kH = 0.955 */
const GAP = 0.3;
/** Single-ion conductor of PVH's conductivity */
const conductor = baseCase('electrolyte={base: pvh, transference: 1, diffusivity: 1e-8 m2/s}').electrolyte;
/** Kinetics whose resistance is the electrolyte's own at k = 3.4/µm [A/m²] */
const EXCHANGE = 3000;
/** Kinetics that takes nearly all of the voltage: what feeds ripples is a thirtieth [A/m²] */
const SLOW_EXCHANGE = 30;
const SLOW_WAVELENGTH = 4e-6;

/** Growing, growing at the fastest, nearly neutral, decaying [m] */
const WAVELENGTHS: Readonly<Record<Size, readonly number[]>> = {
  quick: [2e-6, 0.8e-6],
  full: [4e-6, 2e-6, 1.2e-6, 0.8e-6],
};
const CELLS: Readonly<Record<Size, readonly number[]>> = { quick: [32], full: [32, 48, 96] };

const rippleOf = (wavelength: number, cells: number, exchangeCurrent: number): Ripple => ({
  wavelength,
  cells,
  gap: GAP * wavelength,
  current: CURRENT,
  surfaceEnergy: SURFACE_ENERGY,
  electrolyte: { ...conductor, exchangeCurrent },
});

/** The closed form at wave number k [1/m] with the top wall at distance `gap` [m]. */
function theory(k: number, gap: number, exchangeCurrent: number) {
  const ripple = rippleOf((2 * Math.PI) / k, CELLS.quick[0], exchangeCurrent);
  const input = rippleCase(ripple);
  const { conductivity } = conductor;
  const q = k * Math.tanh(k * gap);
  /** σq/g [–] */
  const resistance = (conductivity * q) / kineticSlopes(CURRENT, 1, ripple.electrolyte).potential;
  const pace = ((input.metal.molarVolume / FARADAY) * q) / (1 + resistance);
  const restored = conductivity * capillaryLength(input) * k * k;
  return {
    /** [1/s] */
    rate: pace * (CURRENT - restored),
    /** The larger of the two that it is the difference of [1/s] */
    scale: pace * Math.max(CURRENT, restored),
    resistance,
  };
}

interface Run {
  readonly wavelength: number;
  readonly cells: number;
  readonly exchangeCurrent: number;
  readonly growth: Growth;
  readonly expected: ReturnType<typeof theory>;
}

async function runOf(backend: Backend, wavelength: number, cells: number, exchangeCurrent: number): Promise<Run> {
  const growth = await growthOf(backend, rippleOf(wavelength, cells, exchangeCurrent));
  const expected = theory((2 * Math.PI) / wavelength, growth.gap, exchangeCurrent);
  return { wavelength, cells, exchangeCurrent, growth, expected };
}

const nameOf = (wavelength: number, exchangeCurrent = EXCHANGE) =>
  `growth rate of a ripple of ${(wavelength * 1e6).toFixed(1)} µm${exchangeCurrent === EXCHANGE ? '' : ', slow kinetics'}`;

function findingOf({ wavelength, exchangeCurrent, growth, expected }: Run): Finding {
  return {
    what: nameOf(wavelength, exchangeCurrent),
    expected: expected.rate,
    measured: growth.rate,
    tolerance: expected.scale * firstOrder(wavelength, growth.interfaceWidth),
    unit: '1/s',
  };
}

async function run({ backend, size }: Bench): Promise<Outcome> {
  const runs: Run[] = [];
  for (const wavelength of WAVELENGTHS[size]) {
    for (const cells of CELLS[size]) runs.push(await runOf(backend, wavelength, cells, EXCHANGE));
  }
  for (const cells of CELLS[size]) runs.push(await runOf(backend, SLOW_WAVELENGTH, cells, SLOW_EXCHANGE));
  const finest = runs.filter(({ cells }) => cells === CELLS[size][CELLS[size].length - 1]);
  return {
    findings: finest.map(findingOf),
    tables: [
      {
        title: 'Error over the larger of the two terms, as the front becomes thin',
        head: ['λ [µm]', 'λ/ℓ', 'σq/g', 'ω [1/s]', 'closed form [1/s]', 'error'],
        rows: runs.map(({ wavelength, growth, expected }) => [
          (wavelength * 1e6).toFixed(1),
          (wavelength / growth.interfaceWidth).toFixed(0),
          expected.resistance.toPrecision(2),
          growth.rate.toPrecision(4),
          expected.rate.toPrecision(4),
          `${((100 * (growth.rate - expected.rate)) / expected.scale).toFixed(2)} %`,
        ]),
      },
    ],
    plot: {
      x: { label: 'wave number [1/µm]' },
      y: { label: 'growth rate [1/s]' },
      closedForm: [
        {
          label: 'linear stability',
          points: curveOf(0.5, 9, (k) => theory(k * 1e6, (GAP * 2 * Math.PI) / (k * 1e6), EXCHANGE).rate),
        },
      ],
      measured: [
        {
          label: 'half a wave between closed sides',
          points: finest
            .filter(({ exchangeCurrent }) => exchangeCurrent === EXCHANGE)
            .map(({ wavelength, growth }) => [(2 * Math.PI) / (wavelength * 1e6), growth.rate]),
        },
      ],
    },
  };
}

export const ripple: Problem = {
  key: 'ripple',
  title: 'Growth of a ripple',
  claim:
    'A ripple on a growing front grows above the capillary wavelength and decays below it, at the rate of linear stability.',
  formula: 'ω = (V_m/F) q (i − σΓk²)/(1 + σq/g), q = k tanh kH, Γ = γV_m/F, g = ∂i/∂η',
  source: 'Sundström and Bark, Electrochim. Acta 40, 599 (1995), for a single-ion conductor (t₊ = 1).',
  tolerance:
    'A share of the larger of the two terms of i − σΓk², whose difference vanishes at the capillary wavelength: 3 % from λ/ℓ = 100 on, ' +
    'in proportion to ℓ on coarser grids. To first order in kℓ the diffuse front adds up to 13ℓ/12σ to the resistance of slow ' +
    'kinetics, which takes at most (13/12) qℓ/(1 + σq/g) from the rate; a second order of the other sign, about 4 (kℓ)² where λ = 4 µm as ' +
    'the table of convergence fits it, outweighs it on coarse grids. Errors at λ/ℓ = 128: −1.2 to 1.0 %. The slope of the ripple leaves ' +
    '0.06² = 0.4 %. Slow kinetics, where a current that errs with the curvature would count σq/g = 27 times, is held to the same: −0.9 %.',
  run,
  fault: {
    broken: 'the Gibbs-Thomson shift of the potential is three quarters of what it is',
    red: nameOf(0.8e-6),
    open: () => withParams('geometry', (params) => ({ ...params, capillary: 0.75 * params.capillary })),
  },
};
