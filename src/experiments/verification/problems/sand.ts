/** Constant current on a thick cell: the salt at the electrode falls as the root of time. */
import { FARADAY } from '../../../case/constants.ts';
import { CLOCK } from '../../../physics/clock.ts';
import { openSimulation } from '../../../run/simulation.ts';
import { ierfc } from '../erfc.ts';
import { withKernel } from '../faulty-twin.ts';
import { AT_FRONT, column, constantCurrent, flatCase, frontOf, heights, IN_FRONT, line, STILL } from '../flat-cell.ts';
import { type Bench, type Finding, type Outcome, type Problem, relative } from '../problem.ts';

const DIFFUSIVITY = 3.2e-10;
const CURRENT = 100;
const electrolyte = {
  conductivity: 1,
  transference: 0.4,
  exchangeCurrent: 10,
  transferCoefficient: 0.5,
  concentration: 1000,
  diffusivity: DIFFUSIVITY,
};
/** 2 mm are endless as long as ierfc(L/2√(Dt)) is small: 3e-4 at 600 s. */
const GAP = 2e-3;
const METAL_ROWS = 12;
const TIMES = [100, 200, 300, 400, 500, 600];
const PROFILES = [100, 300, 600];
/** L/h, and the largest step [s]. */
const SIZES = {
  quick: { cells: [320], largestStep: 2 },
  full: { cells: [160, 320, 640], largestStep: 1 },
} as const;

/** i t₋/(F D), the gradient of the salt at the electrode [mol/m⁴] */
const GRADIENT = (CURRENT * (1 - electrolyte.transference)) / (FARADAY * DIFFUSIVITY);
/** (πD/4)(F c₀/(i t₋))² [s] */
const SAND =
  ((Math.PI * DIFFUSIVITY) / 4) *
  ((FARADAY * electrolyte.concentration) / (CURRENT * (1 - electrolyte.transference))) ** 2;

/** Salt at a distance from the electrode of an endless cell [mol/m³] */
function salt(distance: number, time: number): number {
  const reach = 2 * Math.sqrt(DIFFUSIVITY * time);
  return electrolyte.concentration - GRADIENT * reach * ierfc(distance / reach);
}

interface Profile {
  readonly time: number;
  /** Salt at the front [mol/m³] */
  readonly atFront: number;
  /** Distance from the front [m] and salt [mol/m³], from 4 ℓ on */
  readonly points: readonly (readonly [number, number])[];
}

async function polarise({ backend, size }: Bench, cells: number) {
  const input = flatCase({
    rows: cells + METAL_ROWS,
    gap: GAP,
    metalRows: METAL_ROWS,
    molarVolume: STILL,
    electrolyte,
    control: constantCurrent(CURRENT),
    largestStep: SIZES[size].largestStep,
  });
  const { interfaceWidth } = input.numerics;
  const simulation = openSimulation(backend, input);
  const profiles: Profile[] = [];
  for (const time of TIMES) {
    await simulation.advanceTo(time);
    const { snapshot } = await simulation.sample();
    const front = frontOf(snapshot);
    const c = column(snapshot.concentration, snapshot.grid);
    const points = heights(snapshot.grid)
      .map((height, j): [number, number] => [height - front.height, c[j]])
      .filter(([distance]) => distance > 4 * interfaceWidth);
    profiles.push({ time, atFront: front.concentration, points });
  }
  const roots = line(
    profiles.map(({ time }) => Math.sqrt(time)),
    profiles.map(({ atFront }) => atFront),
  );
  return { interfaceWidth, profiles, sandTime: (roots.value / roots.slope) ** 2 };
}

/** What time steps [s] and the front's width [m] leave open of the salt away from the front [mol/m³]: see `tolerance`. */
function openAt(time: number, step: number, width: number): number {
  const spread = Math.sqrt(Math.PI * DIFFUSIVITY * time);
  return (GRADIENT * (0.5 * step * DIFFUSIVITY + IN_FRONT * width ** 2)) / spread;
}

async function run(bench: Bench): Promise<Outcome> {
  const rows: string[][] = [];
  let finest: Awaited<ReturnType<typeof polarise>> | undefined;
  for (const cells of SIZES[bench.size].cells) {
    finest = await polarise(bench, cells);
    rows.push([
      String(cells),
      (finest.interfaceWidth / GAP).toExponential(1),
      finest.sandTime.toFixed(2),
      `${(100 * (finest.sandTime / SAND - 1)).toFixed(2)} %`,
    ]);
  }
  const { interfaceWidth, profiles, sandTime } = finest!;
  // What the width of the front leaves open of the salt at it.
  const open = AT_FRONT * interfaceWidth * GRADIENT;
  const findings: Finding[] = profiles
    .filter(({ time }) => PROFILES.includes(time))
    .flatMap(({ time, atFront, points }) => {
      const at = (what: string, expected: number, measured: number, tolerance: number): Finding => ({
        what: `${what} at ${time} s`,
        expected,
        measured,
        tolerance,
        unit: 'mol/m³',
      });
      const errors = points.map(([distance, c]) => Math.abs(c - salt(distance, time)));
      return [
        at('salt at the front', salt(0, time), atFront, open),
        at(
          'largest error of the profile beyond 4 ℓ',
          0,
          Math.max(...errors),
          openAt(time, SIZES[bench.size].largestStep, interfaceWidth),
        ),
      ];
    });
  findings.push(relative("Sand's time", SAND, sandTime, (2 * open) / electrolyte.concentration, 's'));
  const reach = 1e6 * 1.2e-3;
  return {
    findings,
    tables: [{ title: "Sand's time by resolution", head: ['L/h', 'ℓ/L', "Sand's time [s]", 'error'], rows }],
    plot: {
      x: { label: 'distance from the front [µm]' },
      y: { label: 'salt concentration [mol/m³]' },
      closedForm: PROFILES.map((time) => ({
        label: `${time} s`,
        points: Array.from({ length: 81 }, (_, k): [number, number] => [
          (k / 80) * reach,
          salt(((k / 80) * reach) / 1e6, time),
        ]),
      })),
      measured: profiles
        .filter(({ time }) => PROFILES.includes(time))
        .map(({ time, atFront, points }) => ({
          label: `${time} s`,
          points: [
            [0, atFront] as const,
            ...points.map(([x, c]) => [1e6 * x, c] as const).filter(([x], k) => x < reach && k % 8 === 0),
          ],
        })),
    },
  };
}

export const sand: Problem = {
  key: 'sand',
  title: 'Sand: constant current on a thick cell',
  claim: "The salt at the electrode falls as the root of time and is used up at Sand's time.",
  formula: 'c(x, t) = c₀ − (2 i t₋/(F D)) √(Dt) ierfc(x/2√(Dt)),  t_S = (πD/4)(F c₀/(i t₋))²',
  source: 'Sand, Phil. Mag. 1, 45 (1901); Carslaw and Jaeger, Conduction of Heat in Solids (1959), section 2.9',
  tolerance:
    'The salt at ξ = ½ lies below the one extrapolated to it by ½ ℓ i t₋/(F D) where the front reacts evenly, and less where it ' +
    "is starved: an error of first order in ℓ, and Sand's time has twice its share of c₀, 1.8 % with 320 cells and 0.9 % with " +
    '640. Away from the front backward Euler leaves ½ Δt ∂c/∂t = ½ Δt (i t₋/F)/√(πDt), and the salt that the front keeps in its ' +
    'width, (1 + π²/6) ℓ² i t₋/(F D) per area, spreads to that over √(πDt).',
  run,
  fault: {
    broken: "the salt's rate of change is taken over 1.1 Δt instead of Δt",
    red: "Sand's time",
    open: () =>
      withKernel('linearise', (right) => (fields, params) => {
        const clock = fields.clock.slice();
        clock[CLOCK.step] *= 1.1;
        right({ ...fields, clock }, params);
      }),
  },
};
