/** The cell of the orders of convergence: a diffuse front in a filler that varies smoothly, driven along a known solution. */
import type { Backend } from '../../backend/backend.ts';
import type { Case } from '../../case/case.ts';
import { FARADAY } from '../../case/constants.ts';
import type { Snapshot } from '../../physics/snapshot.ts';
import { LEAST_ELECTROLYTE } from '../../physics/twin/kinetics.ts';
import { openSimulation } from '../../run/simulation.ts';
import { baseCase } from './base-case.ts';
import { ROOM, THERMAL } from './flat-cell.ts';
import { atCentres, type ClosedForm, mapsFrom, type Properties, type Solution, sourcesFor } from './manufactured.ts';

const { cos, PI, sin } = Math;

/** Width and height of the cell [m] */
const SIZE = 6e-6;
/** σ [S/m] and c₀ [mol/m³], before the maps vary them */
const CONDUCTIVITY = 0.1;
const REFERENCE = 1000;
/** H²/(D₊ + D₋) [s]: salt's time from wall to wall */
const CROSSING = (SIZE ** 2 * FARADAY * REFERENCE) / (CONDUCTIVITY * THERMAL);
/** What is run [s]: long enough for diffusion over a fifth of the height. */
const END = CROSSING / 4;
/** Cell voltage [V] */
const VOLTAGE = 5 * THERMAL;

/** ℓ/H */
const WIDTH = 1 / 16;
/** Amplitude of the manufactured front's bend, in ℓ. */
const BEND = 0.3;
/** What is added to its slope H |∇ ln ξ/(1 − ξ)| in the middle: 4π times the bend keeps it steep on the flanks. */
const STEEPNESS = 4 * PI * BEND;
/** ∫ sin²(πy) dy from the middle: a slope that vanishes on the walls */
const steeper = (y: number) => (y - 0.5) / 2 - sin(2 * PI * y) / (4 * PI);

/** How a forced cell is resolved. */
export interface Resolution {
  /** Cells across and along */
  readonly cells: number;
  readonly steps: number;
}

/** The fields whose errors are measured, in units of c₀, RT/F and one. */
export const FIELDS = ['potential', 'concentration', 'metal'] as const;
export const SYMBOLS = { potential: 'φ', concentration: 'c', metal: 'ξ' } as const;
export type FieldName = (typeof FIELDS)[number];
export type Fields = Readonly<Record<FieldName, Float64Array>>;

/**
 * A cell with both anisotropies and a surface energy that shifts the potential by a good part of RT/F. i₀ is small and its
 * map large, so that the first step, which the solver bounds by i₀, is as long as all others.
 */
function forcedCase({ cells, steps }: Resolution, sides: Case['sides']): Case {
  const base = baseCase();
  return {
    ...base,
    temperature: ROOM,
    grid: { nx: cells, ny: cells, spacing: SIZE / cells },
    sides,
    metal: {
      ...base.metal,
      molarVolume: 5 * base.metal.molarVolume,
      surfaceEnergy: 20,
      kineticAnisotropy: { strength: 0.2, folds: 4, angle: 0.3 },
      surfaceAnisotropy: { strength: 0.02, folds: 4, angle: 0.1 },
    },
    electrolyte: {
      name: 'manufactured',
      conductivity: CONDUCTIVITY,
      transference: 0.35,
      exchangeCurrent: 1,
      transferCoefficient: 0.4,
      concentration: REFERENCE,
    },
    control: { kind: 'voltage', voltage: VOLTAGE },
    duration: END,
    // Each span is one step: the solver may take twice that.
    numerics: {
      ...base.numerics,
      interfaceWidth: WIDTH * SIZE,
      largestStep: (2 * END) / steps,
    },
  };
}

/**
 * What the cell is driven along. The walls see what the solver imposes there: no flux below, c₀ and the voltage above, and
 * the front's own profile, through which `keep` sends nothing. In between the front is bent and everywhere steeper, so that
 * `keep` acts and spreads it: a front held wider than its profile would make of `keep` a diffusion backwards in time. ℓ|∇λ|
 * is 1 to 1.31 and ℓK/2 within ±0.02, so that no bound of the surface density bites; metal plates everywhere. Between closed
 * sides all is even about the sides.
 */
function manufactured(sides: Case['sides']): { readonly properties: Properties; readonly solution: Solution } {
  const wave = (x: number, phase: number) => cos((2 * PI * x) / SIZE + (sides === 'closed' ? 0 : phase));
  const Y = (y: number) => y / SIZE;
  const s = (t: number) => t / END;
  const fall = (y: number) => cos((PI / 2) * Y(y));
  return {
    properties: {
      conductivity: (x, y) => CONDUCTIVITY * (1 + 0.3 * wave(x, 1) * cos(PI * Y(y))),
      transference: (x, y) => 0.35 + 0.1 * wave(x, 2) * cos(2 * PI * Y(y)),
      diffusivity: (x, y) => (SIZE ** 2 / CROSSING) * (0.5 + 0.1 * wave(x, 3) * cos(PI * Y(y))),
      exchangeFactor: (x, y) => 200 * sin(PI * Y(y)) ** 8 * (1 + 0.3 * wave(x, 4)),
    },
    solution: {
      potential: (x, y, t) => VOLTAGE - THERMAL * (1.5 + 0.3 * sin(s(t)) + 0.4 * wave(x, 0.5) * cos(s(t))) * fall(y),
      concentration: (x, y, t) => REFERENCE * (1 - (0.4 + 0.05 * sin(s(t)) + 0.1 * wave(x, 1.5) * cos(s(t))) * fall(y)),
      metal: (x, y, t) => {
        const bend = BEND * wave(x, 0) * cos(s(t)) * sin(PI * Y(y)) ** 4;
        const logit = (0.5 - Y(y)) / WIDTH + 0.5 * sin(s(t)) + bend - STEEPNESS * steeper(Y(y));
        return 1 / (1 + Math.exp(-logit));
      },
    },
  };
}

export interface Forced {
  /** At the end, in units of RT/F, c₀ and one */
  readonly fields: Fields;
  /** The manufactured ones */
  readonly exact: Fields;
  /** Steps that the solver took */
  readonly steps: number;
}

/** Drives the cell from its solution at time 0 to its end, a span a step. */
export async function driven(
  backend: Backend,
  resolution: Resolution,
  sides: Case['sides'] = 'periodic',
): Promise<Forced> {
  const input = forcedCase(resolution, sides);
  const { properties, solution } = manufactured(sides);
  const at = (form: ClosedForm, t: number) => atCentres(input, form, t);
  const simulation = openSimulation(backend, input, {
    metal: at(solution.metal, 0),
    concentration: at(solution.concentration, 0),
    maps: mapsFrom(input, properties),
    forced: true,
  });
  const sources = sourcesFor(input, properties, solution);
  for (let step = 1; step <= resolution.steps; step++) {
    const t = (step / resolution.steps) * END;
    simulation.force(sources(t));
    await simulation.advanceTo(t);
  }
  const { status, snapshot } = await simulation.sample();
  const scaled = ({ potential, concentration, metal }: Pick<Snapshot, FieldName>): Fields => ({
    potential: potential.map((phi) => phi / THERMAL),
    concentration: concentration.map((c) => c / REFERENCE),
    metal: metal.slice(),
  });
  return {
    fields: scaled(snapshot),
    exact: scaled({
      potential: at(solution.potential, END),
      concentration: at(solution.concentration, END),
      metal: at(solution.metal, END),
    }),
    steps: status.step,
  };
}

/** Root mean square of the difference of two fields, φ and c weighted by ψ: they live in the electrolyte. */
export function distance(name: FieldName, a: Fields, b: Fields, { metal }: Fields): number {
  let [sum, weights] = [0, 0];
  for (let q = 0; q < metal.length; q++) {
    const weight = name === 'metal' ? 1 : LEAST_ELECTROLYTE + (1 - LEAST_ELECTROLYTE) * (1 - metal[q]);
    sum += weight * (a[name][q] - b[name][q]) ** 2;
    weights += weight;
  }
  return Math.sqrt(sum / weights);
}
