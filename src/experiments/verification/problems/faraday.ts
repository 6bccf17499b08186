/** A cell with two metal electrodes is charged, rests, is discharged and rests: what comes of its metal and its salt. */
import type { Case, Control } from '../../../case/case.ts';
import { FARADAY } from '../../../case/constants.ts';
import type { Snapshot } from '../../../physics/snapshot.ts';
import { openSimulation } from '../../../run/simulation.ts';
import { baseCase } from '../base-case.ts';
import { withParams } from '../faulty-twin.ts';
import { constantCurrent } from '../flat-cell.ts';
import type { Bench, Finding, Outcome, Problem } from '../problem.ts';

/** A sixth of what PVH carries across this cell [A/m²] */
const CURRENT = 20;
/** One stage after the other [s]; the front moves by 0.4 µm and back. */
const STAGES = [
  { name: 'plating', density: CURRENT, seconds: 150 },
  { name: 'a rest', density: 0, seconds: 20 },
  { name: 'stripping', density: -CURRENT, seconds: 150 },
  { name: 'a second rest', density: 0, seconds: 20 },
] as const;
/** Samples of each stage for the figure. */
const SAMPLES = 5;
const ROWS = { quick: [32], full: [32, 64, 128] } as const;
const METAL = 1e-4;
const SALT = 1e-5;

/** PVH between lithium electrodes, 3 µm wide and 6 µm high, with two bumps. */
function cellOf(rows: number): Case {
  const base = baseCase('domain.top=counter electrode', `grid=${rows}`);
  const spacing = base.grid.spacing;
  const nuclei = [
    { position: 0.8e-6, radius: 0.6e-6, time: 0 },
    { position: 2.1e-6, radius: 0.4e-6, time: 0 },
  ];
  return {
    ...base,
    grid: { nx: rows / 2, ny: rows, spacing },
    surface: { ...base.surface, nuclei },
    control: controlOf(CURRENT),
  };
}

const controlOf = (density: number): Control => constantCurrent(density);

/** F/V_m times the metal per area of electrode [C/m²] */
function metalCharge(input: Case, { metal, grid }: Snapshot): number {
  const thickness = (metal.reduce((sum, xi) => sum + xi, 0) * grid.spacing) / grid.nx;
  return (thickness * FARADAY) / input.metal.molarVolume;
}

/** The cycle on a grid of so many rows: metal gained and charge passed at each sample, and at the end of each stage. */
async function cycle({ backend }: Bench, rows: number) {
  const input = cellOf(rows);
  const simulation = openSimulation(backend, input);
  const begin = metalCharge(input, (await simulation.sample()).snapshot);
  const samples = [{ time: 0, gained: 0, charge: 0, saltError: 0 }];
  const ends: {
    readonly name: string;
    readonly gained: number;
    readonly charge: number;
    readonly saltError: number;
  }[] = [];
  let start = 0;
  for (const { name, density, seconds } of STAGES) {
    simulation.control(controlOf(density));
    for (let k = 1; k <= SAMPLES; k++) {
      await simulation.advanceTo(start + (k * seconds) / SAMPLES);
      const { status, snapshot } = await simulation.sample();
      const { time, charge, saltError } = status;
      samples.push({ time, gained: metalCharge(input, snapshot) - begin, charge, saltError });
    }
    start += seconds;
    ends.push({ name, ...samples[samples.length - 1] });
  }
  return { samples, ends };
}

async function run(bench: Bench): Promise<Outcome> {
  const plated = CURRENT * STAGES[0].seconds;
  const rows: string[][] = [];
  let last: Awaited<ReturnType<typeof cycle>> | undefined;
  for (const count of ROWS[bench.size]) {
    last = await cycle(bench, count);
    rows.push([
      `${count / 2} × ${count}`,
      worst(last.ends.map(({ gained, charge }) => (gained - charge) / plated)),
      worst(last.samples.map(({ saltError }) => saltError)),
    ]);
  }
  const { samples, ends } = last!;
  const findings: Finding[] = ends.flatMap(({ name, gained, charge, saltError }) => [
    { what: `metal gained after ${name}`, expected: charge, measured: gained, tolerance: METAL * plated, unit: 'C/m²' },
    { what: `salt after ${name}, relative error`, expected: 0, measured: saltError, tolerance: SALT },
  ]);
  findings.push({
    what: 'metal left of the cycle',
    expected: 0,
    measured: ends[ends.length - 1].gained,
    tolerance: METAL * plated,
    unit: 'C/m²',
  });
  let passed = 0;
  let time = 0;
  const programme = STAGES.map(({ density, seconds }): [number, number] => {
    time += seconds;
    passed += density * seconds;
    return [time, passed];
  });
  return {
    findings,
    tables: [
      {
        title: 'Balances of the cycle by grid',
        head: ['grid', '(metal − charge)/charge plated', 'error of the salt'],
        rows,
      },
    ],
    plot: {
      x: { label: 'time [s]' },
      y: { label: 'charge per area [C/m²]' },
      closedForm: [{ label: 'current × time', points: [[0, 0], ...programme] }],
      measured: [
        { label: 'charge passed', points: samples.map(({ time: at, charge }) => [at, charge]) },
        { label: 'metal gained × F/V_m', points: samples.map(({ time: at, gained }) => [at, gained]) },
      ],
    },
  };
}

const worst = (errors: readonly number[]) => Math.max(...errors.map(Math.abs)).toExponential(1);

export const faraday: Problem = {
  key: 'faraday',
  title: 'Faraday: a cycle of plating and stripping',
  claim:
    'The metal gained is V_m/F times the charge passed at each stage of a cycle, and a closed cell keeps its salt.',
  formula: 'metal gained = (V_m/F) ∫ i dt,  d/dt ∫ ψ c dV = 0',
  source: "Faraday's law; Newman and Thomas-Alyea, Electrochemical Systems (2004), chapter 1",
  tolerance:
    'No grid enters: metal grows by exactly what the charge equation takes from the current, and salt moves face by face. What ' +
    'is left is the defect of the last Newton iteration of each step, below 1e-4 of the charge plated. Of the salt each change of ' +
    'the current leaves some 3e-6, in proportion to what it moves across the cell, while the profile forms: 1e-5 in all.',
  run,
  fault: {
    broken: 'the metal counts 2 % more sites per volume than the charge equation does',
    red: 'metal gained after plating',
    open: () => withParams('advance', (params) => ({ ...params, sites: 1.02 * params.sites })),
  },
};
