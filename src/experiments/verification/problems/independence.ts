/** The numbers that are not physics: mobility, interface width, grid. What a run says must not depend on them. */
import type { Backend } from '../../../backend/backend.ts';
import { profileOf } from '../../../case/surface.ts';
import { measure } from '../../../run/measures/index.ts';
import { openSimulation } from '../../../run/simulation.ts';
import { baseCase } from '../base-case.ts';
import { curvatureLeftIn, withKeepAnd } from '../faulty-keep.ts';
import { type Bench, type Finding, type Outcome, type Problem, relative, type Size } from '../problem.ts';

/**
 * The bumps of the study tip-effect, one per 2 µm: half a bump between closed sides is what any number in a row is [m]. The
 * flat metal is thicker than there, whole at the electrode for every ℓ.
 */
const SIDE = 1e-6;
const BUMP = 0.3e-6;
const FLAT = 1e-6;
const HEIGHT = 6e-6;
/** 0.65 µm of lithium where it is flat [s] */
const DURATION = 60;
/** M/(vℓ): half of the default, and twice it. */
const MOBILITIES = [2, 8] as const;

/** Cells across, and ℓ/h. */
interface Resolution {
  readonly cells: number;
  readonly interfaceCells: number;
}

/** What is compared: a run, the same ℓ on a finer grid, the same ℓ/h there; and what shows how the differences fall. */
interface Plan {
  readonly coarser: readonly Resolution[];
  readonly base: Resolution;
  readonly sameWidth: Resolution;
  readonly sameCells: Resolution;
}

const PLANS: Readonly<Record<Size, Plan>> = {
  quick: {
    coarser: [{ cells: 12, interfaceCells: 1.5 }],
    base: { cells: 16, interfaceCells: 1.5 },
    sameWidth: { cells: 24, interfaceCells: 2.25 },
    sameCells: { cells: 24, interfaceCells: 1.5 },
  },
  full: {
    coarser: [
      { cells: 16, interfaceCells: 1.5 },
      { cells: 24, interfaceCells: 1.5 },
    ],
    base: { cells: 32, interfaceCells: 1.5 },
    sameWidth: { cells: 48, interfaceCells: 2.25 },
    sameCells: { cells: 48, interfaceCells: 1.5 },
  },
};
/** Share of the height that may differ at the ℓ of the full size, in proportion to ℓ elsewhere [–], [m] */
const GOAL = 0.01;
const GOAL_WIDTH = (PLANS.full.base.interfaceCells / PLANS.full.base.cells) * SIDE;

/** Height of the tip above the flat metal of the start [m], and cell voltage [V], after the run. */
async function bump(backend: Backend, { cells, interfaceCells }: Resolution, mobility?: number) {
  const input = baseCase(
    `domain={width: ${SIDE} m, height: ${HEIGHT} m, sides: closed}`,
    `grid=${cells}`,
    `numerics.interface width=${interfaceCells} cells`,
    ...(mobility === undefined ? [] : [`numerics.mobility=${mobility}`]),
    'electrolyte=pvh-im',
    'metal.kinetic anisotropy={strength: 0.2, folds: 4, angle: 0 deg}',
    'control={current: 8 mA/cm2, compliance: 0.6 V}',
    `duration=${DURATION} s`,
  );
  const width = input.numerics.interfaceWidth;
  const metal = profileOf(input.grid, width, (x, y) => Math.min(y - FLAT, Math.hypot(x, y - FLAT) - BUMP));
  const simulation = openSimulation(backend, input, { metal });
  await simulation.advanceTo(DURATION);
  const { snapshot, status } = await simulation.sample();
  const height = measure(snapshot, input.sides).maximumHeight - FLAT;
  return { cells, interfaceCells, width, mobility: input.numerics.mobility, height, voltage: status.cellVoltage };
}

type Bump = Awaited<ReturnType<typeof bump>>;

async function run({ backend, size }: Bench): Promise<Outcome> {
  const plan = PLANS[size];
  const coarser: Bump[] = [];
  for (const resolution of plan.coarser) {
    coarser.push(await bump(backend, resolution));
    if (size === 'full') for (const mobility of MOBILITIES) coarser.push(await bump(backend, resolution, mobility));
  }
  const base = await bump(backend, plan.base);
  const mobilities: Bump[] = [];
  for (const mobility of MOBILITIES) mobilities.push(await bump(backend, plan.base, mobility));
  const sameWidth = await bump(backend, plan.sameWidth);
  const sameCells = await bump(backend, plan.sameCells);
  const pairs: [string, Bump, Bump][] = [
    ...mobilities.map((other): [string, Bump, Bump] => [byMobility(other.mobility), base, other]),
    ['on a finer grid at the same ℓ', base, sameWidth],
    ['with a smaller ℓ at the same ℓ/h', base, sameCells],
    ['with a smaller ℓ/h on the same grid', sameWidth, sameCells],
  ];
  const share = (GOAL * base.width) / GOAL_WIDTH;
  const findings = pairs.flatMap(([what, one, other]): Finding[] => [
    relative(`height ${what}`, one.height, other.height, share, 'm'),
    // A tip that is higher by that takes as much off the electrolyte's length, were the whole front as high.
    relative(`voltage ${what}`, one.voltage, other.voltage, (share * one.height) / (HEIGHT - FLAT - one.height), 'V'),
  ]);
  const all = [...coarser, base, sameCells, sameWidth, ...mobilities];
  const points = (bumps: readonly Bump[]) => bumps.map(({ width, height }) => [1e9 * width, 1e6 * height] as const);
  const widths = all.map(({ width }) => 1e9 * width);
  return {
    findings,
    tables: [
      {
        title: `A bump after ${DURATION} s`,
        head: ['cells', 'ℓ/h', 'ℓ [nm]', 'M/(vℓ)', 'height [µm]', 'voltage [V]', 'height over the finest'],
        rows: all.map(({ cells, interfaceCells, width, mobility, height, voltage }) => [
          String(cells),
          String(interfaceCells),
          (1e9 * width).toFixed(1),
          String(mobility),
          (1e6 * height).toFixed(4),
          voltage.toFixed(5),
          (height / sameCells.height).toFixed(4),
        ]),
      },
    ],
    plot: {
      x: { label: 'ℓ [nm]' },
      y: { label: 'height of the tip [µm]' },
      closedForm: [
        {
          label: 'independent of ℓ: that of the smallest ℓ',
          points: [0, Math.max(...widths)].map((x) => [x, 1e6 * sameCells.height] as const),
        },
      ],
      measured: [
        {
          label: `ℓ/h = ${base.interfaceCells}`,
          points: points([...coarser.filter(({ mobility }) => mobility === base.mobility), base, sameCells]),
        },
        { label: `ℓ/h = ${sameWidth.interfaceCells}`, points: points([sameWidth]) },
        ...mobilities.map((other) => ({ label: byMobility(other.mobility), points: points([other]) })),
      ],
    },
  };
}

function byMobility(mobility: number): string {
  return `at M = ${mobility} vℓ`;
}

export const independence: Problem = {
  key: 'independence',
  title: 'Numbers that are not physics',
  claim:
    'The tip of a bump and the cell voltage depend neither on the mobility M of the profile, nor on its width ℓ, nor on the grid.',
  formula:
    'h(M, ℓ, h) = h(M′, ℓ′, h′): a run compared with itself at 2, 4 and 8 vℓ, on a finer grid, and with a smaller ℓ',
  source: 'The sharp-interface limit, which knows neither; the bumps are those of the study tip-effect under PVH-IM.',
  tolerance:
    'The height may differ by 1 % at the ℓ of the full size, a sixth of the bump’s radius; by 2 % in the quick size, whose ℓ is twice that: ' +
    'what M, ℓ and the grid change is of first order in ℓ/R, and the table of the full size shows it fall. ∫δ dn is 1 at any M, and the ' +
    'voltage may differ by what such a height takes off the electrolyte’s length: 0.2 % and 0.5 %.',
  run,
  fault: {
    broken: 'what keeps the profile leaves in a tenth of Allen and Cahn’s motion by curvature, M K',
    red: `height ${byMobility(MOBILITIES[0])}`,
    open: () => withKeepAnd(curvatureLeftIn(0.1)),
  },
};
