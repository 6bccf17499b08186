import { Command } from 'commander';
import type { Backend } from '../backend/backend.ts';
import type { BackendKind } from '../backend/backend-kind.ts';
import type { Case } from '../case/case.ts';
import { calibrate } from '../experiments/calibration.ts';
import { effectiveOf } from '../experiments/effective-properties.ts';
import { bruceVincentOf } from '../experiments/transference.ts';
import { calibrationLine } from '../output/effective-sheet.ts';
import { type TargetOptions, targetCases } from './measure-targets.ts';
import { type Measured, measuredLines } from './measured-rows.ts';
import { backendOption, chosenBackend, collect, readCount } from './options.ts';

interface Options extends TargetOptions {
  readonly backend: BackendKind;
  readonly seeds: number;
  readonly transference: boolean;
  readonly json?: boolean;
}

export const measureCommand = new Command('measure')
  .description('measure what the microstructures of a study come to: conductivity, transference number, tortuosity')
  .argument('<target>', 'name of an example or a YAML file; study:case for one case; an electrolyte; a PNG file')
  .addOption(backendOption())
  .option('--grid <cells>', 'cells across the width of the domain')
  .option('--seed <number>', 'of the microstructure')
  .option('--seeds <count>', 'measure so many microstructures, for mean and spread', readCount, 1)
  .option('--no-transference', 'without the simulated experiment for t₊, which takes the longest')
  .option('--pixel <length>', 'size of a pixel of the PNG file, such as "10 nm"')
  .option('--levels <from..to>', 'grey levels of its filler; 128..255 if absent')
  .option('--matrix <electrolyte>', 'what is around the filler: a name, or σ such as "0.36 mS/cm"; pvh if absent')
  .option('--conductivity <value>', 'of the filler, such as "1 S/m"; it insulates if absent')
  .option('--set <path=value>', 'any value of the file; repeatable', collect, [])
  .option('--json', 'for programs, SI; null where no path joins the plates')
  .action(run);

async function run(target: string, options: Options): Promise<void> {
  const cases = targetCases(target, options);
  const print = options.json ? () => {} : console.log;
  const backend = await chosenBackend(options.backend, print);
  const records: object[] = [];
  try {
    for (const input of cases) {
      const all: Measured[] = [];
      for (let k = 0; k < options.seeds; k++)
        all.push(await measured(backend, { ...input, seed: input.seed + k }, options.transference, print));
      records.push({ name: input.name, measured: all });
      print(`${input.name}: ${input.grid.nx} × ${input.grid.ny} cells, seed ${input.seed}`);
      for (const line of measuredLines(input, all)) print(`  ${line}`);
    }
    if (options.json) console.log(JSON.stringify(records, null, 2));
  } finally {
    backend.destroy();
  }
}

/** One case, calibrated first where it has an unknown; the experiment only where a filler makes it tell something. */
async function measured(
  backend: Backend,
  asked: Case,
  withExperiment: boolean,
  print: (line: string) => void,
): Promise<Measured> {
  const result = asked.calibration && (await calibrate('host', asked));
  if (result) print(calibrationLine(asked, result));
  const input = result?.input ?? asked;
  const effective = await effectiveOf('host', input);
  const experiment = withExperiment && input.filler !== undefined && effective.conductivity.yy > 0;
  return {
    seed: input.seed,
    ...effective,
    ...(experiment && { bruceVincent: await bruceVincentOf(backend, input, effective) }),
  };
}
