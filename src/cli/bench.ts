import { writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { Command, InvalidArgumentError } from 'commander';
import type { BackendKind } from '../backend/adapter.ts';
import { loadStudy } from '../case/load.ts';
import { benchmark, costExponent, type Spread, type Timing } from '../experiments/benchmark.ts';
import { calibrated } from '../experiments/calibration.ts';
import { readVersions } from '../output/manifest.ts';
import { backendOption, chosenBackend } from './options.ts';

interface Options {
  readonly backend: BackendKind;
  readonly grids: readonly number[];
  readonly study: string;
  readonly json?: string;
}

export const benchCommand = new Command('bench')
  .description('time a step and a V-cycle on this machine')
  .addOption(backendOption())
  .option('--grids <list>', 'cells across, separated by commas', readGrids, [64, 128, 256, 512])
  .option('--study <name>', 'whose first case is timed', 'tip-effect')
  .option('--json <file>', 'write the figures there too')
  .action(run);

function readGrids(text: string): number[] {
  const grids = text.split(',').map(Number);
  if (grids.every((n) => Number.isInteger(n) && n >= 4)) return grids;
  throw new InvalidArgumentError('write whole numbers from 4 on, separated by commas, such as 64,128,256');
}

async function run({ backend: kind, grids, study, json }: Options): Promise<void> {
  const timings: Timing[] = [];
  let info = '';
  console.log('grid          ms/step (range)          ms/V-cycle (range)      Mcell/s   dispatches/step');
  for (const grid of grids) {
    const backend = await chosenBackend(kind, (line) => {
      info = line;
    });
    const [input] = loadStudy(study, { overrides: [`grid=${grid}`] }).cases;
    try {
      const timing = await benchmark(backend, await calibrated(backend, input));
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
  if (json !== undefined) {
    const record = { date: new Date().toISOString(), versions: readVersions(), info, study, timings, exponent };
    writeFileSync(json, `${JSON.stringify(record, null, 2)}\n`);
  }
}

function line({ nx, ny, step, cycle, cellsPerSecond, dispatchesPerStep }: Timing): string {
  const range = ({ median, least, most }: Spread) =>
    `${median.toFixed(2)} (${least.toFixed(2)}–${most.toFixed(2)})`.padEnd(25);
  const rate = (cellsPerSecond / 1e6).toFixed(2).padEnd(10);
  return `${`${nx}×${ny}`.padEnd(14)}${range(step)}${range(cycle)}${rate}${dispatchesPerStep}`;
}
