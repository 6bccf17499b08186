import { writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { Command, InvalidArgumentError } from 'commander';
import type { BackendKind } from '../backend/backend-kind.ts';
import { loadStudy } from '../case/load.ts';
import { benchmark, costExponent, type Spread, type Timing } from '../experiments/benchmark.ts';
import { calibrated } from '../experiments/calibration.ts';
import { type Reduction, residualLeft, trialCases } from '../experiments/multigrid-trial.ts';
import { readVersions } from '../output/manifest.ts';
import { backendOption, chosenBackend } from './options.ts';

interface Options {
  readonly backend: BackendKind;
  readonly grids: readonly number[];
  readonly study: string;
  readonly json?: string;
  readonly multigrid?: boolean;
}

/** Floating discs of dead metal in the second half of the table of residuals. */
const ISLANDS = 40;

export const benchCommand = new Command('bench')
  .description(
    'time a step and a V-cycle on this machine, and see what its iterations leave of residuals on difficult maps',
  )
  .addOption(backendOption())
  .option('--grids <list>', 'cells across, separated by commas', readGrids, [64, 128, 256, 512])
  .option('--study <name>', 'whose first case is timed', 'tip-effect')
  .option('--multigrid', 'only what an iteration leaves of the residual, without times')
  .option('--json <file>', 'write the figures there too')
  .action(run);

function readGrids(text: string): number[] {
  const grids = text.split(',').map(Number);
  if (grids.every((n) => Number.isInteger(n) && n >= 4)) return grids;
  throw new InvalidArgumentError('write whole numbers from 4 on, separated by commas, such as 64,128,256');
}

async function run(options: Options): Promise<void> {
  const { grids, study, json, multigrid } = options;
  const record = { date: new Date().toISOString(), versions: readVersions() };
  const timed = multigrid ? undefined : await times(options);
  const reductions = await residuals(options);
  if (json === undefined) return;
  writeFileSync(json, `${JSON.stringify({ ...record, study, grids, ...timed, reductions }, null, 2)}\n`);
}

async function times({ backend: kind, grids, study }: Options) {
  const timings: Timing[] = [];
  let info = '';
  console.log('grid          ms/step (range)          ms/V-cycle (range)      Mcell/s   dispatches/step');
  for (const grid of grids) {
    const backend = await chosenBackend(kind, (text) => {
      info = text;
    });
    const [input] = loadStudy(study, { overrides: [`grid=${grid}`] }).cases;
    try {
      const timing = await benchmark(backend, await calibrated('host', input));
      timings.push(timing);
      console.log(line(timing));
    } finally {
      backend.destroy();
    }
  }
  console.log(info);
  console.log(`processor: ${cpus().length} × ${cpus()[0].model}`);
  const exponent = timings.length > 1 ? costExponent(timings) : undefined;
  if (exponent !== undefined) console.log(`time per step grows as cells to the power ${exponent.toFixed(2)}`);
  return { info, timings, exponent };
}

/** The geometric mean of what an iteration leaves: of a step's both laws, and of the law of charge as measure solves it. */
async function residuals({ backend: kind, grids }: Options): Promise<readonly Reduction[]> {
  const all: Reduction[] = [];
  console.log('residual left per iteration on maps of contrast 1000');
  console.log(`map               grid          step     + ${ISLANDS} islands   charge   + ${ISLANDS} islands`);
  for (const grid of grids) {
    for (const input of trialCases(grid)) {
      const pair: Reduction[] = [];
      for (const islands of [0, ISLANDS]) {
        const backend = await chosenBackend(kind, () => {});
        try {
          pair.push(await residualLeft(backend, input, islands));
        } finally {
          backend.destroy();
        }
      }
      const shown = (value: number, width: number) => value.toFixed(3).padEnd(width);
      const [alone, { inStep, ofCharge }] = pair;
      console.log(
        `${input.name.padEnd(18)}${`${alone.nx}×${alone.ny}`.padEnd(14)}${shown(alone.inStep, 9)}${shown(inStep, 15)}${shown(alone.ofCharge, 9)}${ofCharge.toFixed(3)}`,
      );
      all.push(...pair);
    }
  }
  return all;
}

function line({ nx, ny, step, cycle, cellsPerSecond, dispatchesPerStep }: Timing): string {
  const range = ({ median, least, most }: Spread) =>
    `${median.toFixed(2)} (${least.toFixed(2)}–${most.toFixed(2)})`.padEnd(25);
  const rate = (cellsPerSecond / 1e6).toFixed(2).padEnd(10);
  return `${`${nx}×${ny}`.padEnd(14)}${range(step)}${range(cycle)}${rate}${dispatchesPerStep}`;
}
