/** A disc of metal under its own curvature: where it stands still, how fast it shrinks, how fast it grows. */
import type { Backend } from '../../../backend/backend.ts';
import { FARADAY } from '../../../case/constants.ts';
import { profileOf } from '../../../case/surface.ts';
import { capillaryLength } from '../../../physics/step.ts';
import { contour, valueAt } from '../../../run/measures/contour.ts';
import { openSimulation } from '../../../run/simulation.ts';
import { withParams } from '../faulty-twin.ts';
import { THERMAL } from '../flat-cell.ts';
import { islandCase } from '../island.ts';
import { type Bench, type Curve, type Outcome, type Problem, relative, type Size } from '../problem.ts';
import { squaredRadius } from '../radius.ts';

/** Of the domain, of the disc that moves, and of the disc and the hole whose shift is measured [m] */
const SIDE = 4e-6;
const RADIUS = 0.7 * SIDE;
const RADIUS_AT_REST = 0.5 * SIDE;
/** γ [J/m²], 40 times lithium's: Γ/R is 1 mV, and the kinetics still linear. */
const SURFACE_ENERGY = 20;
/** Share of R₀² that the disc loses by its own curvature during a run */
const LOSS = 0.2;
const SAMPLES = 6;
/** Time step over h²F/(V_m g Γ): curvature is explicit in time and stable up to 1/3. */
const STEP = 0.25;
/** What is held, in units of Γ/R₀: nothing; the disc's own equilibrium; more. */
const PUSHES = [0, 1, 1.75] as const;

interface Resolution {
  readonly cells: number;
  /** ℓ/h */
  readonly interfaceCells: number;
}

/** h halved alone, then ℓ with it: the last one is judged. */
const RESOLUTIONS: Readonly<Record<Size, readonly Resolution[]>> = {
  quick: [{ cells: 24, interfaceCells: 1.5 }],
  full: [
    { cells: 24, interfaceCells: 1.5 },
    { cells: 48, interfaceCells: 3 },
    { cells: 48, interfaceCells: 1.5 },
  ],
};

/** The case of a disc at a voltage of `push` Γ/R₀, how long it runs [s], Γ [V m], and dR/dt by Butler-Volmer [m/s]. */
function disc({ cells, interfaceCells }: Resolution, push: number) {
  const common = { side: SIDE, cells, interfaceCells, surfaceEnergy: SURFACE_ENERGY };
  const { electrolyte, metal, grid, ...bare } = islandCase({ ...common, voltage: 0, largestStep: 1 });
  const { exchangeCurrent } = electrolyte;
  const perCharge = metal.molarVolume / FARADAY;
  const shift = capillaryLength({ electrolyte, metal, grid, ...bare });
  /** V_m g Γ/F, half the rate at which R² falls [m²/s] */
  const mobility = (perCharge * exchangeCurrent * shift) / THERMAL;
  const duration = (LOSS * RADIUS ** 2) / (2 * mobility);
  const voltage = (push * shift) / RADIUS;
  const input = islandCase({ ...common, voltage, largestStep: (STEP * grid.spacing ** 2) / mobility });
  const speed = (r: number) => 2 * perCharge * exchangeCurrent * Math.sinh((voltage - shift / r) / (2 * THERMAL));
  return { input: { ...input, duration }, duration, shift, speed };
}

/** R at `time` of dR/dt = speed(R) [m]; Runge and Kutta's fourth order, whose error is far below any here. */
function radiusAt(speed: (r: number) => number, time: number, steps = 100): number {
  const dt = time / steps;
  let r = RADIUS;
  for (let k = 0; k < steps; k++) {
    const a = speed(r);
    const b = speed(r + (dt * a) / 2);
    const c = speed(r + (dt * b) / 2);
    r += (dt * (a + 2 * b + 2 * c + speed(r + dt * c))) / 6;
  }
  return r;
}

/** R²/R₀² over time [s], measured and in closed form, and what it gained. */
async function history(backend: Backend, resolution: Resolution, push: number) {
  const { input, duration, speed } = disc(resolution, push);
  const width = input.numerics.interfaceWidth;
  const metal = profileOf(input.grid, width, (x, y) => Math.hypot(x, y) - RADIUS);
  const simulation = openSimulation(backend, input, { metal });
  const measured: [number, number][] = [];
  const closedForm: [number, number][] = [];
  for (let k = 0; k <= SAMPLES; k++) {
    const time = (k * duration) / SAMPLES;
    await simulation.advanceTo(time);
    const { snapshot } = await simulation.sample();
    measured.push([time, squaredRadius(snapshot, width) / RADIUS ** 2]);
    closedForm.push([time, (radiusAt(speed, time) / RADIUS) ** 2]);
  }
  const gain = (points: readonly (readonly [number, number])[]) => points[SAMPLES][1] - points[0][1];
  return { push, measured, closedForm, gained: gain(measured), expected: gain(closedForm) };
}

/**
 * The shift of the potential along the contour ξ = ½ of a disc (`sense` 1) or a hole (−1) [V], mean and largest deviation
 * with direction: φ − (2RT/F) asinh(i/2i₀) of one short step, which is Butler-Volmer solved for the equilibrium at α = ½.
 */
async function shiftOf(backend: Backend, resolution: Resolution, sense: 1 | -1) {
  const { input, shift, duration } = disc(resolution, 1);
  const { grid, numerics, electrolyte } = input;
  // The hole lies in the upper corner, so that the metal around it stands on the electrode.
  const centre = sense === 1 ? 0 : SIDE;
  const distance = (x: number, y: number) => sense * (Math.hypot(x, y - centre) - RADIUS_AT_REST);
  const simulation = openSimulation(backend, input, { metal: profileOf(grid, numerics.interfaceWidth, distance) });
  await simulation.advanceTo(1e-6 * duration);
  const { snapshot } = await simulation.sample();
  const shifts = contour(snapshot.metal, grid, 'closed').flatMap(({ ends }) =>
    ends.map((at) => {
      const drive = Math.asinh(valueAt(snapshot.reaction, at) / (2 * electrolyte.exchangeCurrent));
      return valueAt(snapshot.potential, at) - 2 * THERMAL * drive;
    }),
  );
  const mean = shifts.reduce((sum, x) => sum + x, 0) / shifts.length;
  return {
    mean,
    spread: Math.max(...shifts.map((x) => Math.abs(x - mean))),
    expected: (sense * shift) / RADIUS_AT_REST,
  };
}

async function atResolution(backend: Backend, resolution: Resolution) {
  const [round, hole] = [await shiftOf(backend, resolution, 1), await shiftOf(backend, resolution, -1)];
  const histories = [];
  for (const push of PUSHES) histories.push(await history(backend, resolution, push));
  return { resolution, round, hole, histories };
}

async function run({ backend, size }: Bench): Promise<Outcome> {
  const runs = [];
  for (const resolution of RESOLUTIONS[size]) runs.push(await atResolution(backend, resolution));
  const { resolution, round, hole, histories } = runs[runs.length - 1];
  const [stripped, still, grown] = histories;
  const ratio = ({ gained, expected }: typeof stripped) => (gained / expected).toFixed(4);
  // The shift is read between cells a spacing apart, where 1/r bends by 2/R³: (h/2R)² of it at most.
  const read = (SIDE / (2 * resolution.cells * RADIUS_AT_REST)) ** 2;
  const { numerics, electrolyte } = disc(resolution, 1).input;
  const least = RADIUS * Math.sqrt(1 - LOSS);
  // The electrolyte's part of the resistance, gR/σ, and what is of second order in ℓ/R and h/R.
  const resistance = (electrolyte.exchangeCurrent * RADIUS) / (THERMAL * electrolyte.conductivity);
  const small = resistance + (numerics.interfaceWidth ** 2 + (SIDE / resolution.cells) ** 2) / least ** 2;
  // ∫δ n dn = −½ℓ where metal plates, ½ℓ where it strips: Γ/r is felt there, ½ℓ/R off.
  const centred = (numerics.interfaceWidth / (2 * least)) * LOSS;
  const hours = (points: readonly (readonly [number, number])[]): Curve['points'] =>
    points.map(([time, value]) => [time / 3600, value]);
  const label = (push: number) => (push === 0 ? 'V = 0' : `V = ${push === 1 ? '' : push} Γ/R₀`);
  return {
    findings: [
      relative(SHIFT_OF_DISC, round.expected, round.mean, read, 'V'),
      relative('shift of the potential, hole', hole.expected, hole.mean, read, 'V'),
      {
        what: 'its largest deviation with direction',
        expected: 0,
        measured: round.spread,
        tolerance: read * round.expected,
        unit: 'V',
      },
      {
        what: 'R² lost at V = 0, over R₀²',
        expected: stripped.expected,
        measured: stripped.gained,
        tolerance: centred + small * LOSS,
      },
      {
        what: 'R² gained at V = Γ/R₀, over R₀²',
        expected: 0,
        measured: still.gained,
        // What strips inside and plates outside has the shift of either too small and too large.
        tolerance: small * LOSS,
      },
      {
        what: `R² gained at V = ${grown.push} Γ/R₀, over R₀²`,
        expected: grown.expected,
        measured: grown.gained,
        // The voltage and the shift nearly cancel: each errs for itself.
        tolerance: centred + small * LOSS * grown.push,
      },
    ],
    tables: [
      {
        title: 'Convergence in ℓ and in h/ℓ: measured over closed form; still: R² gained over what is lost at V = 0',
        head: ['cells', 'ℓ/h', 'R₀/ℓ', 'shift', 'spread', 'stripped', 'still', 'grown'],
        rows: runs.map(({ resolution: { cells, interfaceCells }, round: shift, histories: [lost, none, won] }) => [
          String(cells),
          String(interfaceCells),
          ((RADIUS / SIDE) * (cells / interfaceCells)).toFixed(1),
          (shift.mean / shift.expected).toFixed(4),
          (shift.spread / shift.expected).toFixed(4),
          ratio(lost),
          (none.gained / -lost.expected).toFixed(4),
          ratio(won),
        ]),
      },
    ],
    plot: {
      x: { label: 'time [h]' },
      y: { label: 'R²/R₀² [–]' },
      closedForm: histories.map(({ push, closedForm }) => ({ label: label(push), points: hours(closedForm) })),
      measured: histories.map(({ push, measured }) => ({ label: label(push), points: hours(measured) })),
    },
  };
}

const SHIFT_OF_DISC = 'shift of the potential, disc';

export const gibbsThomson: Problem = {
  key: 'gibbs-thomson',
  title: 'A disc under its own curvature',
  claim:
    'A disc of metal is in equilibrium at Γ/R: below that voltage it strips, above it grows, at the rate of its kinetics.',
  formula:
    'Γ = γV_m/F; dR/dt = (V_m/F) 2i₀ sinh(f(V − Γ/R)/2), at V = 0 and Γf/R ≪ 1: R² = R₀² − 2 (V_m/F) i₀ f Γ t; φ_eq = ±Γ/R for disc and hole',
  source: 'Gibbs-Thomson with Butler-Volmer at α = ½; σ/(gR) near 600, so that the electrolyte hardly takes part.',
  tolerance:
    'The shift is read between cells, where 1/r bends: (h/2R)² of it, 0.04 % at the finest grid. A disc that moves reacts at the centre ' +
    'of δ, ½ℓ within the contour where it plates and ½ℓ outside where it strips, and feels Γ/r there: R² changes by ½ℓ/R of Γ’s part ' +
    'less, 2.5 % at the finest grid. To that (ℓ/R)², (h/R)² and gR/σ, together 0.5 %; they are all that a disc in equilibrium has.',
  run,
  fault: {
    broken: 'the Gibbs-Thomson shift is that of nine tenths of the surface energy',
    red: SHIFT_OF_DISC,
    open: () => withParams('geometry', (params) => ({ ...params, capillary: 0.9 * params.capillary })),
  },
};
