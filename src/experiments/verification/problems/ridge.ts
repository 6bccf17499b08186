/** Laplace's equation around a ridge: an electrolyte that alone decides where the current goes feeds the tips. */
import type { Backend } from '../../../backend/backend.ts';
import { profileOf } from '../../../case/surface.ts';
import { MAPS, MAPS_PLANES } from '../../../physics/planes.ts';
import type { Snapshot } from '../../../physics/snapshot.ts';
import { surfaceDensity } from '../../../physics/twin/kinetics.ts';
import { openSimulation } from '../../../run/simulation.ts';
import { baseCase } from '../base-case.ts';
import { balancedResistance, toEllipse } from '../ellipse.ts';
import { withField } from '../faulty-twin.ts';
import { constantCurrent, ROOM, THERMAL } from '../flat-cell.ts';
import { type Bench, type Outcome, type Problem, relative, type Size } from '../problem.ts';

/** A semi-elliptic ridge: height h and half-width b [m]. */
interface Ridge {
  readonly height: number;
  readonly halfWidth: number;
}

/** Half a ridge stands at the closed left side; its mirror images repeat every PERIOD [m]. */
const PERIOD = 10e-6;
/** Metal below the ridge [m] */
const BASE = 1e-6;
/** Mean current density over i₀: small enough that the kinetics is linear, large enough for float32. */
const LOAD = 0.01;
/** In one step of this length the metal moves by 1e-8 of a cell [s] */
const INSTANT = 1e-7;

const RIDGES: readonly Ridge[] = [
  { height: 0.7e-6, halfWidth: 1.4e-6 },
  { height: 1e-6, halfWidth: 1e-6 },
  { height: 1.5e-6, halfWidth: 0.75e-6 },
];
/** Cells across half a period */
const GRIDS: Readonly<Record<Size, readonly number[]>> = { quick: [64], full: [40, 80, 160, 320] };
/**
 * Error over (ℓ/R)² of a thin front. Solved around a rod in a uniform field, where it is a 1-D problem in r, the same model
 * with the same kinetics draws 1 + 1.94 (ℓ/R)² times the sharp rod's current at ℓ/R = 0.008, and 1 + 1.25 (ℓ/R)² at 0.117.
 */
const SECOND_ORDER = 2;
/** What the distance of the neighbours, (h/P)² of their shade, and the foot of the ridge leave. */
const GEOMETRY = 0.003;

const radiusOf = ({ height, halfWidth }: Ridge) => halfWidth ** 2 / height;
const nameOf = ({ height, halfWidth }: Ridge) => `h/b = ${(height / halfWidth).toPrecision(2)}`;

/**
 * Share of the far current that the other ridges leave to one: those at nP are dipoles of h(h + b)/2 of the field that
 * they see themselves, and take S = π² h(h + b)/(6P²) of it.
 */
function unshaded({ height, halfWidth }: Ridge): number {
  return 1 / (1 + (Math.PI ** 2 * height * (height + halfWidth)) / (6 * PERIOD ** 2));
}

interface Tip {
  /** Current density at the top over the far one [–] */
  readonly share: number;
  /** ℓ/R [–] */
  readonly sharpness: number;
}

interface Result {
  readonly ridge: Ridge;
  readonly expected: number;
  readonly runs: readonly Tip[];
  readonly finest: Tip;
}

/** The top of the ridge on nx cells across. */
async function tipCurrent(backend: Backend, ridge: Ridge, nx: number): Promise<Tip> {
  const study = baseCase(
    `grid=${nx}`,
    `domain={width: ${PERIOD / 2} m, height: ${(3 * PERIOD) / 4} m, sides: closed}`,
    'electrolyte={base: pvh, transference: 1, diffusivity: 1e-8 m2/s}',
    `surface.thickness=${BASE} m`,
  );
  const width = study.numerics.interfaceWidth;
  const { conductivity } = study.electrolyte;
  const exchangeCurrent = (conductivity * THERMAL) / (balancedResistance() * width);
  const far = LOAD * exchangeCurrent;
  const simulation = openSimulation(
    backend,
    {
      ...study,
      temperature: ROOM,
      metal: { ...study.metal, surfaceEnergy: 0 },
      electrolyte: { ...study.electrolyte, exchangeCurrent },
      control: constantCurrent(far),
    },
    {
      metal: profileOf(study.grid, width, (x, y) =>
        Math.min(y - BASE, toEllipse(x, y - BASE, ridge.halfWidth, ridge.height)),
      ),
    },
  );
  await simulation.advanceTo(INSTANT);
  const { snapshot } = await simulation.sample();
  const radius = radiusOf(ridge);
  const [first, second] = [0, 1].map((column) => frontCurrent(snapshot, width, radius, column));
  // Columns stand at h/2 and 3h/2 from the axis, about which the current is even.
  return { share: (first + (first - second) / 8) / far, sharpness: width / radius };
}

/**
 * Current per area of the front that one column of a tip of radius R takes up, ∫ i_n δ (1 + n/R) dn [A/m²]: the front's
 * element widens with the distance n = ℓ ln((1 − ξ)/ξ) from ξ = ½, and the curvature falls as K = 1/(R + n).
 */
function frontCurrent({ grid, metal, reaction }: Snapshot, width: number, radius: number, column: number): number {
  let current = 0;
  for (let q = column; q < metal.length; q += grid.nx) {
    const xi = metal[q];
    if (reaction[q] === 0) continue;
    const widened = radius + width * Math.log((1 - xi) / xi);
    const density = surfaceDensity(xi, 1 / width, width / 2 / widened, reaction[q] > 0);
    current += (reaction[q] * density * grid.spacing * widened) / radius;
  }
  return current;
}

async function run({ backend, size }: Bench): Promise<Outcome> {
  const results: Result[] = [];
  for (const ridge of RIDGES) {
    const expected = (1 + ridge.height / ridge.halfWidth) * unshaded(ridge);
    const runs: Tip[] = [];
    for (const nx of GRIDS[size]) runs.push(await tipCurrent(backend, ridge, nx));
    results.push({ ridge, expected, runs, finest: runs[runs.length - 1] });
  }
  return {
    findings: results.map(({ ridge, expected, finest: { share, sharpness } }) =>
      relative(
        `current at the top over the far one, ${nameOf(ridge)}`,
        expected,
        share,
        SECOND_ORDER * sharpness ** 2 + GEOMETRY,
      ),
    ),
    tables: [
      {
        title: 'Error of the current at the top as the front becomes sharp',
        head: ['cells', ...RIDGES.map((ridge) => `ℓ/R, ${nameOf(ridge)}`), ...RIDGES.map(nameOf)],
        rows: GRIDS[size].map((nx, n) => [
          String(nx),
          ...results.map(({ runs }) => runs[n].sharpness.toFixed(3)),
          ...results.map(({ runs, expected }) => `${(100 * (runs[n].share / expected - 1)).toFixed(2)} %`),
        ]),
      },
    ],
    plot: {
      x: { label: 'h/b [–]' },
      y: { label: 'current at the top over the far one [–]' },
      closedForm: [
        {
          label: '1 + h/b',
          points: [
            [0, 1],
            [2.5, 3.5],
          ],
        },
      ],
      measured: [
        {
          label: 'the neighbours’ shade taken out',
          points: results.map(({ ridge, finest }) => [ridge.height / ridge.halfWidth, finest.share / unshaded(ridge)]),
        },
      ],
    },
  };
}

export const ridge: Problem = {
  key: 'ridge',
  title: 'Current at the top of a ridge',
  claim: 'A semi-elliptic ridge of height h and half-width b draws 1 + h/b times the far current at its top.',
  formula: 'i_top/i = (1 + h/b)/(1 + S), S = π² h(h + b)/(6P²) for ridges a period P apart',
  source:
    'Laplace’s equation outside an ellipse (Joukowski’s map); the neighbours as line dipoles. R = b²/h at the top.',
  tolerance:
    'Laplace’s equation wants φ = 0 at the surface. The current enters a diffuse front ahead of ξ = ½ where the kinetics is fast, ' +
    'and the kinetics adds a resistance σ/g; at σ/g = 0.486 ℓ, which follows from an integral across a flat front, the two cancel, ' +
    'and what is left is of second order: 2 (ℓ/R)², R = b²/h the radius of the top, as the same integral around a rod gives. ' +
    '0.3 % for neighbours that are no dipoles. At the finest grid: 0.3 to 1.1 %.',
  run,
  fault: {
    broken: 'the electrolyte conducts along the electrode four fifths of what it does across',
    red: `current at the top over the far one, ${nameOf(RIDGES[0])}`,
    open: () =>
      withField('maps', (planes) => {
        const S = planes.length / MAPS_PLANES;
        for (let q = 0; q < S; q++) planes[MAPS.conductivityEast * S + q] *= 0.8;
      }),
  },
};
