/** Float32 on a device against float64 on the twin, over a whole study. */
import type { Backend } from '../../../backend/backend.ts';
import { openTwin, type TwinKernel } from '../../../backend/cpu.ts';
import type { Case } from '../../../case/case.ts';
import { loadStudy } from '../../../case/load.ts';
import { stride } from '../../../multigrid/levels.ts';
import { twinKernels } from '../../../physics/cpu.ts';
import { STATE } from '../../../physics/planes.ts';
import { type DepositionRow, openDeposition } from '../../deposition.ts';
import { withKernel } from '../faulty-twin.ts';
import type { Bench, Finding, Outcome, Problem, Table } from '../problem.ts';

/** The study at its full length, on grids that take it in seconds on the twin. */
const SIZES = { quick: { grid: 24, times: 5 }, full: { grid: 40, times: 10 } } as const;
const CASES = ['pvh', 'pvh-im'];
/** Half of the study's and two thirds of what PVH can feed over its height: see `tolerance`. */
const CURRENT = '4 mA/cm2';
/** Relative. */
const TOLERANCE = 1e-3;
/** Of what rounding does to the twin itself: the device's rounding is another draw of the same lot. */
const DRAWS = 3;

/** What is compared, with the unit of the table. */
const QUANTITIES = {
  maximumHeight: { label: 'greatest height', unit: 'µm', scale: 1e6 },
  meanThickness: { label: 'mean height', unit: 'µm', scale: 1e6 },
  charge: { label: 'charge', unit: 'C/m²', scale: 1 },
  cellVoltage: { label: 'cell voltage', unit: 'V', scale: 1 },
  meanCurrent: { label: 'current', unit: 'A/m²', scale: 1 },
} as const;
type Quantity = keyof typeof QUANTITIES;
const NAMES = Object.keys(QUANTITIES) as Quantity[];

/** The study's cases on this grid, sampled `times` times. */
function casesOf({ grid, times }: (typeof SIZES)[Bench['size']]): readonly Case[] {
  const { cases } = loadStudy('tip-effect', { overrides: [`grid=${grid}`, `control.current=${CURRENT}`] });
  return cases
    .filter(({ name }) => CASES.includes(name))
    .map((input) => ({ ...input, output: { ...input.output, sampling: input.duration / times } }));
}

/** All samples but the one of time 0. */
async function rowsOf(backend: Backend, input: Case): Promise<readonly DepositionRow[]> {
  const deposition = await openDeposition(backend, input);
  await deposition.advanceTo(input.duration);
  return deposition.rows.slice(1);
}

interface Pair {
  readonly input: Case;
  readonly device: readonly DepositionRow[];
  readonly twin: readonly DepositionRow[];
  /** The twin with its unknowns and residuals rounded to float32: how well posed the comparison is */
  readonly rounded: readonly DepositionRow[];
}

const differenceOf = (quantity: Quantity, device: DepositionRow, twin: DepositionRow) =>
  Math.abs(device[quantity] / twin[quantity] - 1);

const largest = (quantity: Quantity, rows: readonly DepositionRow[], twin: readonly DepositionRow[]) =>
  Math.max(...twin.map((row, k) => differenceOf(quantity, rows[k], row)));

function findingsOf({ input, device, twin, rounded }: Pair): Finding[] {
  return NAMES.map((quantity) => ({
    what: `largest relative difference of the ${QUANTITIES[quantity].label}, ${input.label}`,
    expected: 0,
    measured: largest(quantity, device, twin),
    tolerance: Math.max(TOLERANCE, DRAWS * largest(quantity, rounded, twin)),
  }));
}

/** What rounding the unknowns and their residuals does to float64. */
function roundingOf(pairs: readonly Pair[]): Table {
  return {
    title: 'Largest relative difference of float64 with unknowns and residuals rounded to float32',
    head: ['case', ...NAMES.map((name) => QUANTITIES[name].label)],
    rows: pairs.map(({ input, twin, rounded }) => [
      input.label,
      ...NAMES.map((name) => largest(name, rounded, twin).toExponential(1)),
    ]),
  };
}

function tableOf({ input, device, twin }: Pair): Table {
  return {
    title: `${input.label}: float64, and what float32 differs by`,
    head: ['time [s]', ...NAMES.flatMap((name) => [`${QUANTITIES[name].label} [${QUANTITIES[name].unit}]`, ''])],
    rows: twin.map((row, k) => [
      row.time.toFixed(0),
      ...NAMES.flatMap((name) => [
        (row[name] * QUANTITIES[name].scale).toPrecision(5),
        differenceOf(name, device[k], row).toExponential(1),
      ]),
    ]),
  };
}

async function run({ backend, size }: Bench): Promise<Outcome> {
  const twin = openTwin(twinKernels);
  const rounding = withRounding(Math.fround, ['keep', 'linearise', 'correct', 'advance'], ['state', 'residual']);
  const pairs: Pair[] = [];
  try {
    for (const input of casesOf(SIZES[size])) {
      pairs.push({
        input,
        device: await rowsOf(backend, input),
        twin: await rowsOf(twin, input),
        rounded: await rowsOf(rounding, input),
      });
    }
  } finally {
    twin.destroy();
    rounding.destroy();
  }
  const heights = (rows: readonly DepositionRow[]) =>
    rows.map(({ time, maximumHeight }) => [time, 1e6 * maximumHeight] as const);
  return {
    findings: pairs.flatMap(findingsOf),
    tables: [...pairs.map(tableOf), roundingOf(pairs)],
    plot: {
      x: { label: 'time [s]' },
      y: { label: 'greatest height [µm]' },
      closedForm: pairs.map(({ input, twin: rows }) => ({ label: `${input.label}, float64`, points: heights(rows) })),
      measured: pairs.map(({ input, device }) => ({ label: `${input.label}, float32`, points: heights(device) })),
    },
  };
}

/** A twin that rounds every number of these fields after each of these kernels. */
function withRounding(round: (value: number) => number, kernels: readonly string[], names: readonly string[]): Backend {
  const rounding =
    (kernel: string): TwinKernel =>
    (fields, params) => {
      twinKernels[kernel](fields, params);
      for (const name of names) fields[name]?.set(fields[name].map(round));
    };
  return openTwin({ ...twinKernels, ...Object.fromEntries(kernels.map((kernel) => [kernel, rounding(kernel)])) });
}

/** The metal after each step. */
function halfMetal(): Backend {
  return withKernel('advance', (right) => (fields, params) => {
    right(fields, params);
    const begin = STATE.metal * stride({ nx: params.nx, ny: params.ny });
    const metal = fields.state.subarray(begin, begin + params.nx * params.ny);
    metal.forEach((xi, q) => {
      metal[q] = half(xi);
    });
  });
}

/** Significant bits of a half-precision number. */
const HALF_PRECISION = 11;

/** The nearest number of that precision. */
function half(value: number): number {
  if (value === 0) return 0;
  const unit = 2 ** (Math.floor(Math.log2(Math.abs(value))) + 1 - HALF_PRECISION);
  return unit * Math.round(value / unit);
}

export const float32: Problem = {
  key: 'float32',
  title: 'Float32 against float64',
  claim:
    'Over a whole study float32 on the device gives the heights, the charge, the voltage and the current of float64.',
  formula: 'one algorithm on two back ends: the same numbers, but for rounding',
  source:
    'the tip-effect study of this package at its full length and half its current, PVH and PVH-IM, on a coarse grid',
  tolerance:
    'A relative 1e-3 is what a reader of a figure or of a table of three digits notices. Where the deposit is unstable the growth ' +
    'itself amplifies rounding: float64 with its unknowns and residuals rounded to float32 shows by how much, and three times ' +
    'that is allowed where it is more. At the current of the study itself PVH is starved and held at its compliance voltage: ' +
    'on grids as coarse as these rounding alone then moves the tips of float64 by a good part of their height.',
  run,
  unfit: ({ info }) =>
    info.kind === 'gpu'
      ? undefined
      : 'the float64 twin cannot be compared with itself; run it on a device: --backend gpu or --backend software',
  fault: {
    broken: 'the metal fraction is rounded to the 11 bits of half precision after each step',
    red: 'largest relative difference of the mean height, PVH-IM',
    open: () => ({
      ...halfMetal(),
      info: { kind: 'gpu', description: 'the twin with its metal in half precision', software: true },
    }),
  },
};
