/** Linear stability of a front that is fed by diffusion: a ripple reaches into more salt, and drains what is above it. */
import { FARADAY } from '../../../case/constants.ts';
import { MAPS, MAPS_PLANES } from '../../../physics/planes.ts';
import { capillaryLength } from '../../../physics/step.ts';
import { withField } from '../faulty-twin.ts';
import type { Bench, Finding, Outcome, Problem, Size } from '../problem.ts';
import { curveOf, firstOrder, type Growth, growthOf, kineticSlopes, type Ripple, rippleCase } from '../ripples.ts';

/** From the mean front to the reservoir [m] */
const GAP = 10e-6;
/** c at the mean front over c₀: well below the limiting current */
const SHARE = 0.6;
/** [m²/s] */
const DIFFUSIVITY = 1e-10;
/**
 * So little salt that the front, sweeping up the anions in its way, sees c/(t₋C_s) = 1e-3 of t₋i/F from them, and that
 * salt comes to rest while the front stands [mol/m³].
 */
const CONCENTRATION = 50;
/** t₊ = ½, where the gradient of salt drives no current */
const TRANSFERENCE = 0.5;
/** t₋ i/(F D) = G carries the current [A/m²] */
const CURRENT = ((1 - SHARE) * CONCENTRATION * FARADAY * DIFFUSIVITY) / ((1 - TRANSFERENCE) * GAP);
/** i₀/i: k_k GAP = 3 */
const EXCHANGE = 5;
/** k_c GAP */
const CUT_OFF = 6.5;
/** σ/(g GAP): a potential that is uniform along the front, to 1/(k σ/g) */
const CONDUCTION = 100;

/**
 * k GAP: below, at and above k_k, and beyond the capillary cut-off; the cells in half a wave, enough for a front that ends
 * at 8 ℓ from the top or more (at 5.7 ℓ, with 32 cells and kH = 1.5, the reservoir cuts into its foot).
 */
const WAVES: Readonly<Record<Size, readonly number[]>> = { quick: [3, 5], full: [1.5, 3, 5, 7.5] };
const CELLS: Readonly<Record<Size, readonly number[]>> = { quick: [32], full: [40, 56, 96] };

/** The electrolyte: its conductivity and surface energy follow from how much of either the problem wants. */
function madeUp() {
  const kinetics = {
    conductivity: 1,
    transference: TRANSFERENCE,
    exchangeCurrent: EXCHANGE * CURRENT,
    transferCoefficient: 0.5,
    concentration: CONCENTRATION,
    diffusivity: DIFFUSIVITY,
  };
  const slopes = kineticSlopes(CURRENT, SHARE, kinetics);
  const kinetic = (slopes.concentration * (1 - TRANSFERENCE)) / (FARADAY * DIFFUSIVITY);
  const capillary = (kinetic * CURRENT) / (slopes.potential * (CUT_OFF / GAP) ** 2);
  return { electrolyte: { ...kinetics, conductivity: CONDUCTION * GAP * slopes.potential }, capillary };
}

const { electrolyte, capillary } = madeUp();

function rippleOf(k: number, cells: number): Ripple {
  const ripple: Ripple = {
    wavelength: (2 * Math.PI) / k,
    cells,
    gap: GAP,
    current: CURRENT,
    surfaceEnergy: 1,
    electrolyte,
    salt: { front: SHARE * CONCENTRATION, slope: ((1 - SHARE) * CONCENTRATION) / GAP },
  };
  return { ...ripple, surfaceEnergy: capillary / capillaryLength(rippleCase(ripple)) };
}

/** The closed form at wave number k [1/m] with the reservoir at distance `gap` [m]. */
function theory(k: number, gap: number) {
  const { metal } = rippleCase(rippleOf(k, CELLS.quick[0]));
  const anions = 1 - TRANSFERENCE;
  const slope = (anions * CURRENT) / (FARADAY * DIFFUSIVITY);
  const slopes = kineticSlopes(CURRENT, 1 - (slope * gap) / CONCENTRATION, electrolyte);
  const kinetic = (slopes.concentration * anions) / (FARADAY * DIFFUSIVITY);
  /** Where salt is held at c₀ on the top wall, a ripple of salt decays as k coth kH. */
  const decay = k / Math.tanh(k * gap);
  const pace = ((metal.molarVolume * CURRENT) / FARADAY) * (kinetic / (1 + kinetic / decay));
  const restored = (slopes.potential * capillary * k * k) / (kinetic * CURRENT);
  return { rate: pace * (1 - restored), scale: pace * Math.max(1, restored), kinetic };
}

async function run({ backend, size }: Bench): Promise<Outcome> {
  const runs: { wave: number; k: number; cells: number; growth: Growth }[] = [];
  for (const wave of WAVES[size]) {
    const k = wave / GAP;
    for (const cells of CELLS[size]) runs.push({ wave, k, cells, growth: await growthOf(backend, rippleOf(k, cells)) });
  }
  const finest = runs.filter(({ cells }) => cells === CELLS[size][CELLS[size].length - 1]);
  const widthOver = ({ k, growth }: (typeof runs)[number]) => (2 * Math.PI) / k / growth.interfaceWidth;
  return {
    findings: finest.map(({ wave, k, growth }): Finding => {
      const { rate, scale } = theory(k, growth.gap);
      return {
        what: nameOf(wave),
        expected: rate,
        measured: growth.rate,
        tolerance: scale * firstOrder((2 * Math.PI) / k, growth.interfaceWidth),
        unit: '1/s',
      };
    }),
    tables: [
      {
        title: 'Error over the larger of the two terms, as the front becomes thin',
        head: ['k [1/µm]', 'λ/ℓ', 'k/k_k', 'ω [1/s]', 'closed form [1/s]', 'error'],
        rows: runs.map((each) => {
          const { rate, scale, kinetic } = theory(each.k, each.growth.gap);
          return [
            (each.k / 1e6).toFixed(2),
            widthOver(each).toFixed(0),
            (each.k / kinetic).toFixed(2),
            each.growth.rate.toPrecision(4),
            rate.toPrecision(4),
            `${((100 * (each.growth.rate - rate)) / scale).toFixed(2)} %`,
          ];
        }),
      },
    ],
    plot: {
      x: { label: 'wave number [1/µm]' },
      y: { label: 'growth rate [1/s]' },
      closedForm: [
        {
          label: 'linear stability',
          points: curveOf(0.05, 0.8, (k) => theory(k * 1e6, GAP).rate),
        },
      ],
      measured: [
        { label: 'half a wave between closed sides', points: finest.map(({ k, growth }) => [k / 1e6, growth.rate]) },
      ],
    },
  };
}

const nameOf = (wave: number) => `growth rate of a ripple of kH = ${wave}`;

export const diffusiveRipple: Problem = {
  key: 'diffusive-ripple',
  title: 'Growth of a ripple that is fed by diffusion',
  claim:
    'A ripple in the salt’s diffusion layer grows as its wave number where diffusion is slow, and no faster than kinetics allows where k is beyond k_k.',
  formula:
    'ω = V k′ (1 − k²/k_c²)/(1 + k′/k_k), k_k = (∂i/∂c) t₋/(F D), k_c² = k_k i/(gΓ), k′ = k coth kH for a reservoir at H',
  source:
    'Mullins and Sekerka, J. Appl. Phys. 35, 444 (1964), with the kinetics at the front: δi (1 + k_k/k′) = (∂i/∂c) G ε − gΓk²ε, G = t₋i/(FD); ' +
    'salt at rest, potential uniform along the front.',
  tolerance:
    'A share of the larger of 1 and k²/k_c², as in the problem of the single-ion conductor and for its reasons: 3 % from λ/ℓ = 100 on, in ' +
    'proportion to ℓ on coarser grids; 1/k_k is the length that stands for σ/g. Errors at λ/ℓ = 128: −1.1 to 1.7 %. ' +
    'The potential is uniform to g/(σk) = 0.3 %.',
  run,
  fault: {
    broken: 'salt diffuses along the electrode at half its rate',
    red: nameOf(3),
    open: () =>
      withField('maps', (planes) => {
        const S = planes.length / MAPS_PLANES;
        for (let q = 0; q < S; q++) planes[MAPS.diffusivityEast * S + q] *= 0.5;
      }),
  },
};
