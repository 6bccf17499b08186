import { extname } from 'node:path';
import { Command, InvalidArgumentError } from 'commander';
import type { Backend } from '../backend/backend.ts';
import type { BackendKind } from '../backend/backend-kind.ts';
import { apart } from '../experiments/bench/apart.ts';
import { benchmark, costExponent, type Timing } from '../experiments/bench/benchmark.ts';
import { copyBandwidth } from '../experiments/bench/copy-bandwidth.ts';
import { compareRecords, differences } from '../experiments/bench/ratios.ts';
import { readRecord, recordHead } from '../experiments/bench/record.ts';
import type { Spread } from '../experiments/bench/spread.ts';
import { type StudyTiming, timeStudy } from '../experiments/bench/studies.ts';
import { calibrated } from '../experiments/calibration.ts';
import { type Reduction, residualLeft, trialCases } from '../experiments/multigrid-trial.ts';
import { bareStencil } from '../experiments/stencil.ts';
import { formatJson, OutputError, writeAtomic } from '../output/files.ts';
import { renderSvg } from '../output/rasterise.ts';
import { roofline } from '../output/roofline.ts';
import { chosenCase, refuse, studyOverrides } from './bench-input.ts';
import {
  fieldLines,
  kernelLines,
  ratioLines,
  residualsHead,
  residualsLine,
  stencilLine,
  studyLine,
  TIMES_HEAD,
  timesLine,
  trafficLines,
} from './bench-lines.ts';
import { backendOption, chosenBackend, readCount } from './options.ts';

interface Options {
  readonly backend: BackendKind;
  readonly grids: readonly number[];
  readonly study: string;
  readonly case?: string;
  readonly kernels: boolean;
  readonly leastTime: number;
  readonly plain?: boolean;
  readonly residuals: boolean;
  readonly studies?: readonly string[];
  readonly studyGrid?: number;
  readonly roofline?: string;
  readonly json?: string;
  readonly multigrid?: boolean;
  readonly compare?: readonly string[];
}

/** Floating discs of dead metal in the second half of the table of residuals. */
const ISLANDS = 40;

export const benchCommand = new Command('bench')
  .description(
    'time steps, V-cycles and kernels on this machine against a copy of memory, and see what iterations leave of residuals on difficult maps',
  )
  .addOption(backendOption())
  .option('--grids <list>', 'cells across, separated by commas', readGrids, [64, 128, 256, 512])
  .option('--study <name>', 'whose first case is timed', 'tip-effect')
  .option('--case <name>', 'another case of it')
  .option('--plain', 'the plain kernels on a GPU too, in place of the fused ones')
  .option('--least-time <ms>', 'time that each of the nine repeats takes at least', readCount, 100)
  .option('--no-kernels', 'do not time each kernel apart')
  .option('--no-residuals', 'only times')
  .option('--multigrid', 'only what an iteration leaves of the residual, without times')
  .option('--studies <list>', 'time these studies as a whole, too', readNames)
  .option('--study-grid <cells>', 'cells across of those; their own if absent', readCount)
  .option('--roofline <file>', 'draw the kernels of the last grid into an .svg or .png file', readPicture)
  .option('--json <file>', 'write the figures there too')
  .option('--compare <files...>', 'only compare the times in two files of --json, the earlier one first')
  .action(run);

function readGrids(text: string): number[] {
  const grids = text.split(',').map(Number);
  if (grids.every((n) => Number.isInteger(n) && n >= 4)) return grids;
  throw new InvalidArgumentError('write whole numbers from 4 on, separated by commas, such as 64,128,256');
}

function readNames(text: string): readonly string[] {
  return text.split(',').map((name) => name.trim());
}

function readPicture(path: string): string {
  if (['.svg', '.png'].includes(extname(path).toLowerCase())) return path;
  throw new InvalidArgumentError('name a file that ends in .svg or .png');
}

async function run(options: Options): Promise<void> {
  const { grids, study, json, multigrid, residuals, compare } = options;
  if (compare) return printRatios(compare);
  refuse(options);
  const head = recordHead();
  const timed = multigrid ? undefined : await times(options);
  const reductions = residuals ? await residualsLeft(options) : undefined;
  if (json === undefined) return;
  writeAtomic(
    json,
    formatJson({
      ...head,
      study,
      grids,
      ...timed,
      ...(reductions ? { reductions } : {}),
    }),
  );
}

function printRatios(files: readonly string[]): void {
  if (files.length !== 2) throw new OutputError(`--compare takes two files of --json; given are ${files.length}`);
  const [before, after] = files.map(readRecord);
  const lines = ratioLines(compareRecords(before, after));
  for (const line of [...differences(before, after), ...lines]) console.log(line);
}

async function times(options: Options) {
  const { backend: kind, plain = false, studies = [], studyGrid } = options;
  let info = '';
  const backend = await chosenBackend(kind, (text) => {
    info = text;
  });
  try {
    const { timings, ...yardsticks } = await timesOfGrids(backend, options);
    const exponent = timings.length > 1 ? costExponent(timings) : undefined;
    if (exponent !== undefined) console.log(`time per step grows as cells to the power ${exponent.toFixed(2)}`);
    const { commit, machine, versions } = recordHead();
    console.log(info);
    console.log(`processor: ${machine ?? 'unknown'}; Node ${versions.node}; commit ${commit ?? 'unknown'}`);
    const timedStudies: StudyTiming[] = [];
    for (const name of studies) {
      const overrides = studyOverrides(studyGrid);
      timedStudies.push(await apart(backend, (own) => timeStudy(own, name, { overrides })));
      console.log(studyLine(timedStudies[timedStudies.length - 1]));
    }
    return {
      backend: backend.info,
      plain: plain || backend.info.kind === 'cpu',
      info,
      ...yardsticks,
      timings,
      exponent,
      ...(studies.length > 0 ? { studies: timedStudies } : {}),
    };
  } finally {
    backend.destroy();
  }
}

async function timesOfGrids(backend: Backend, options: Options) {
  const { grids, study, case: name, kernels, plain = false, leastTime, roofline: picture } = options;
  const timings: Timing[] = [];
  console.log(TIMES_HEAD);
  for (const grid of grids) {
    const input = await calibrated('host', chosenCase(study, name, grid));
    timings.push(await apart(backend, (own) => benchmark(own, input, { kernels, plain, leastTime })));
    console.log(timesLine(timings[timings.length - 1]));
  }
  const copy = await copyBandwidth(backend, { leastTime });
  const last = timings[timings.length - 1];
  const lines = [...trafficLines(timings, copy), ...fieldLines(last), ...(kernels ? kernelLines(last, copy) : [])];
  for (const line of lines) console.log(line);
  // The yardstick of the twin's loops; a GPU has none but the copy.
  const stencil = backend.info.kind === 'cpu' ? { n: last.nx, ...bareStencil(last.nx) } : undefined;
  if (stencil) console.log(stencilLine(stencil));
  if (picture !== undefined) drawRoofline(picture, last, copy, backend.info.description);
  return { copy, timings, ...(stencil ? { stencil } : {}) };
}

function drawRoofline(path: string, { nx, ny, kernels }: Timing, copy: Spread, device: string): void {
  const points = kernels!.map(({ time, ...kernel }) => ({ ...kernel, time: time.median / 1000 }));
  const svg = roofline(points, copy.median, `Kernels of a step at ${nx}×${ny}, ${device}`);
  writeAtomic(path, extname(path).toLowerCase() === '.svg' ? svg : renderSvg(svg));
  console.log(`roofline: ${path}`);
}

/** The geometric mean of what an iteration leaves: of a step's both laws, and of the law of charge as measure solves it. */
async function residualsLeft({ backend: kind, grids }: Options): Promise<readonly Reduction[]> {
  const all: Reduction[] = [];
  console.log('residual left per iteration on maps of contrast 1000');
  console.log(residualsHead(ISLANDS));
  const backend = await chosenBackend(kind, () => {});
  try {
    for (const input of grids.flatMap(trialCases)) {
      const alone = await apart(backend, (own) => residualLeft(own, input, 0));
      const among = await apart(backend, (own) => residualLeft(own, input, ISLANDS));
      console.log(residualsLine(input.name, [alone, among]));
      all.push(alone, among);
    }
    return all;
  } finally {
    backend.destroy();
  }
}
