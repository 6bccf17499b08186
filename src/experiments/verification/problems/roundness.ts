/** A disc that grows by its kinetics: round where all directions are alike, else as each direction allows. */
import type { Backend } from '../../../backend/backend.ts';
import type { TwinKernel } from '../../../backend/cpu.ts';
import type { Anisotropy } from '../../../case/case.ts';
import { FARADAY } from '../../../case/constants.ts';
import { profileOf } from '../../../case/surface.ts';
import { stride } from '../../../multigrid/levels.ts';
import { FRONT, STATE } from '../../../physics/planes.ts';
import { openSimulation } from '../../../run/simulation.ts';
import { advanceOf, leadOf, mean, radiusOf } from '../directional-front.ts';
import { withKernel } from '../faulty-twin.ts';
import { THERMAL } from '../flat-cell.ts';
import { islandCase } from '../island.ts';
import { type Bench, type Curve, type Finding, type Outcome, type Problem, relative, type Size } from '../problem.ts';
import { radiusToward } from '../radius.ts';

/** Of the domain, and of the disc at the start [m] */
const SIDE = 6e-6;
const RADIUS = 2e-6;
/** How far the front advances where a = 1 [m] */
const ADVANCE = 2e-6;
/** [V]; the current differs from its linear law by 4 %. */
const VOLTAGE = THERMAL;
/** δ of m folds: below 1/(m² − 1) = 1/15 the shape has no corners. */
const STRENGTH = 0.05;
const FOLDS = 4;
const TIMES = 4;
/** Share of ℓ/R₀ by which a radius may err; the table shows 0.02 of it. */
const ROUND = 0.05;
/** Directions from 0 to 90° */
const DIRECTIONS = 19;

interface Resolution {
  readonly cells: number;
  /** ℓ/h */
  readonly interfaceCells: number;
}

/** The last one is judged. */
const RESOLUTIONS: Readonly<Record<Size, readonly Resolution[]>> = {
  quick: [{ cells: 48, interfaceCells: 1.5 }],
  full: [
    { cells: 48, interfaceCells: 1.5 },
    { cells: 96, interfaceCells: 3 },
    { cells: 96, interfaceCells: 1.5 },
  ],
};

/** [rad] */
const angles = Array.from({ length: DIRECTIONS }, (_, k) => (k * Math.PI) / 2 / (DIRECTIONS - 1));

/** a(θ) = 1 + δ cos m(θ − θ₀), turned by θ₀ [rad] */
function fourFold(strength: number, angle = 0): Anisotropy {
  return { strength, folds: FOLDS, angle };
}

/** Radii in all directions at TIMES + 1 times [m], measured and in closed form at the mean radius that the metal has. */
async function growth(backend: Backend, { cells, interfaceCells }: Resolution, kineticAnisotropy: Anisotropy) {
  const metal = { kineticAnisotropy };
  const bare = islandCase({
    side: SIDE,
    cells,
    interfaceCells,
    voltage: VOLTAGE,
    surfaceEnergy: 0,
    metal,
    largestStep: 1,
  });
  const { electrolyte, numerics, grid } = bare;
  const current = 2 * electrolyte.exchangeCurrent * Math.sinh(VOLTAGE / (2 * THERMAL));
  const duration = (ADVANCE * FARADAY) / (bare.metal.molarVolume * current);
  const input = { ...bare, duration, numerics: { ...numerics, largestStep: duration } };
  const width = numerics.interfaceWidth;
  const simulation = openSimulation(backend, input, {
    metal: profileOf(grid, width, (x, y) => Math.hypot(x, y) - RADIUS),
  });
  const shapes = [];
  for (let k = 0; k <= TIMES; k++) {
    await simulation.advanceTo((k * duration) / TIMES);
    const { snapshot } = await simulation.sample();
    const measured = angles.map((angle) => radiusToward(snapshot, angle));
    const advance = advanceOf(RADIUS, kineticAnisotropy, angles, mean(measured));
    shapes.push({
      advance,
      measured,
      closedForm: angles.map((angle) => radiusOf(RADIUS, kineticAnisotropy, advance, angle)),
    });
  }
  const [start, end] = [shapes[0].measured, shapes[TIMES].measured];
  const grown = (k: number) => end[k] - start[k];
  return {
    shapes,
    advance: shapes[TIMES].advance,
    /** Largest |R/R_closed form − 1| over directions and times */
    error: Math.max(
      ...shapes.flatMap(({ measured, closedForm }) => measured.map((r, k) => Math.abs(r / closedForm[k] - 1))),
    ),
    axisOverDiagonal: grown(0) / grown((DIRECTIONS - 1) / 2),
    axisOverOther: grown(0) / grown(DIRECTIONS - 1),
    width,
    lead: leadOf(numerics.mobility) * width,
    /** Electrolyte's part of the resistance, about gR/σ, by which growth is slower where there is more of it */
    share: (electrolyte.exchangeCurrent * (RADIUS + ADVANCE)) / (THERMAL * electrolyte.conductivity),
  };
}

async function atResolution(backend: Backend, resolution: Resolution) {
  const even = await growth(backend, resolution, fourFold(0));
  const straight = await growth(backend, resolution, fourFold(STRENGTH));
  const turned = await growth(backend, resolution, fourFold(STRENGTH, Math.PI / 4));
  return { resolution, even, straight, turned };
}

async function run({ backend, size }: Bench): Promise<Outcome> {
  const runs = [];
  for (const resolution of RESOLUTIONS[size]) runs.push(await atResolution(backend, resolution));
  const { even, straight, turned } = runs[runs.length - 1];
  const ratio = (1 + STRENGTH) / (1 - STRENGTH);
  const round = (ROUND * even.width) / RADIUS;
  // Half of the radius is growth, whose ratio so errs by twice as much.
  const unequal = 2 * round;
  // The contour runs ahead of the metal by `lead`, and the ring that reacts with it is wider by lead/R.
  const ahead = even.lead * (1 + Math.log((RADIUS + ADVANCE) / RADIUS)) + even.share * ADVANCE;
  const findings: Finding[] = [
    { what: 'radius over its mean, largest deviation', expected: 0, measured: even.error, tolerance: round },
    {
      what: `radius over the closed form, δ = ${STRENGTH}, largest deviation`,
      expected: 0,
      measured: straight.error,
      tolerance: round,
    },
    { what: `the same, turned by 45°`, expected: 0, measured: turned.error, tolerance: round },
    relative('growth at 0° over that at 45°, δ = 0', 1, even.axisOverDiagonal, unequal),
    relative(AXES, ratio, straight.axisOverDiagonal, unequal),
    relative(
      `growth at 0° over that at 45°, δ = ${STRENGTH}, turned by 45°`,
      1 / ratio,
      turned.axisOverDiagonal,
      unequal,
    ),
    relative('growth at 0° over that at 90°', 1, straight.axisOverOther, straight.share),
    { what: 'advance of the front, δ = 0', expected: ADVANCE, measured: even.advance, tolerance: ahead, unit: 'm' },
  ];
  const curves = (which: 'closedForm' | 'measured'): Curve[] =>
    (
      [
        ['δ = 0', even],
        [`δ = ${STRENGTH}`, straight],
        [`δ = ${STRENGTH}, turned by 45°`, turned],
      ] as const
    ).map(([label, { shapes }]) => ({
      label,
      points: shapes[TIMES][which].map((r, k) => [(180 * angles[k]) / Math.PI, 1e6 * r] as const),
    }));
  return {
    findings,
    tables: [
      {
        title: 'Convergence in ℓ and in h/ℓ',
        head: ['cells', 'ℓ/h', 'out of round', 'error, δ', 'error, turned', '0°/45°', '0°/45°, δ', 'turned', 'advance'],
        rows: runs.map((at) => [
          String(at.resolution.cells),
          String(at.resolution.interfaceCells),
          ...[at.even.error, at.straight.error, at.turned.error].map((error) => `${(100 * error).toFixed(2)} %`),
          at.even.axisOverDiagonal.toFixed(4),
          (at.straight.axisOverDiagonal / ratio).toFixed(4),
          (at.turned.axisOverDiagonal * ratio).toFixed(4),
          (at.even.advance / ADVANCE).toFixed(4),
        ]),
      },
    ],
    plot: {
      x: { label: 'direction [°]' },
      y: { label: 'radius [µm]' },
      closedForm: curves('closedForm'),
      measured: curves('measured'),
    },
  };
}

const AXES = `growth at 0° over that at 45°, δ = ${STRENGTH}`;

/** Factor on the normal's component along y that the fault has */
const SKEW = 1.5;

/** The prefactor of the kinetics with the angle from a normal whose component along y counts SKEW times. */
function skewed(right: TwinKernel): TwinKernel {
  return (fields, params) => {
    const { nx, ny, kineticStrength, kineticFolds, kineticAngle } = params;
    right(fields, { ...params, kineticStrength: 0 });
    const S = stride({ nx, ny });
    const xi = fields.state.subarray(STATE.metal * S);
    for (let q = 0; q < nx * ny; q++) {
      const [i, j] = [q % nx, Math.floor(q / nx)];
      const along = xi[j * nx + Math.max(i - 1, 0)] - xi[j * nx + Math.min(i + 1, nx - 1)];
      const up = xi[Math.max(j - 1, 0) * nx + i] - xi[Math.min(j + 1, ny - 1) * nx + i];
      const theta = Math.atan2(SKEW * up, along);
      fields.front[FRONT.prefactor * S + q] *= 1 + kineticStrength * Math.cos(kineticFolds * (theta - kineticAngle));
    }
  };
}

export const roundness: Problem = {
  key: 'roundness',
  title: 'A growing disc, direction by direction',
  claim: 'A disc that its kinetics lets grow stays round, or grows in each direction as that direction allows.',
  formula:
    'v = (V_m/F) i a(θ), a = 1 + δ cos m(θ − θ₀): a point of the front with normal n at θ moves to (R₀ + s a) n + s a′ τ, s = ∫v/a dt',
  source:
    'Method of characteristics for a speed that depends on the normal alone (Frank 1958; Sethian 1999); δ < 1/(m² − 1).',
  tolerance:
    'The radius errs in proportion to ℓ, by the table; 0.05 ℓ/R₀ is allowed, 0.5 % in the quick size and 0.25 % at the finest grid, in ' +
    'every direction and at every time. Half of the radius is growth by the end, so the ratio of two growths may err by twice that. ' +
    'The contour ξ = ½ of a travelling front runs ahead of its metal by 0.06 ℓ at M = 4 vℓ, whose foot is steeper, and the ring ' +
    'that reacts is as much wider: together below 0.11 ℓ, 0.5 % of the advance at the finest grid; the electrolyte takes 0.2 %.',
  run,
  fault: {
    broken: 'the angle of the kinetics is taken from a normal whose component along y counts one and a half times',
    red: AXES,
    open: () => withKernel('geometry', skewed),
  },
};
