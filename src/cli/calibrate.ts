import { Command } from 'commander';
import { StudyError } from '../case/study-error.ts';
import { calibrate, upOf } from '../experiments/calibration.ts';
import { calibrationLine, fourDigits, withSpread } from '../output/effective-sheet.ts';
import { chosenCases } from './chosen-cases.ts';
import { collect, readCount } from './options.ts';

interface Options {
  readonly grid?: string;
  readonly seed?: string;
  readonly seeds: number;
  readonly set: readonly string[];
  readonly json?: boolean;
}

export const calibrateCommand = new Command('calibrate')
  .description('find the values of a study that are to be calibrated')
  .argument('<study>', 'name of an example or a YAML file; study:case for one case')
  .option('--grid <cells>', 'cells across the width of the domain')
  .option('--seed <number>', 'of the microstructure')
  .option('--seeds <count>', 'calibrate on so many microstructures, for the spread', readCount, 1)
  .option('--set <path=value>', 'any value of the file; repeatable', collect, [])
  .option('--json', 'for programs, SI')
  .action(run);

async function run(target: string, options: Options): Promise<void> {
  const cases = chosenCases(target, options).filter(({ calibration }) => calibration);
  if (cases.length === 0)
    throw new StudyError([`nothing of ${target} is to be calibrated; write "calibrate to pvh-im" in place of a value`]);
  const records: object[] = [];
  for (const input of cases) {
    const results = [];
    for (let k = 0; k < options.seeds; k++) results.push(await calibrate('host', { ...input, seed: input.seed + k }));
    const [{ input: _first, ...first }] = results;
    // What the values of the first seed give on the others.
    const others: Awaited<ReturnType<typeof upOf>>[] = [];
    for (const { input: calibrated } of results.slice(1))
      others.push(await upOf('host', { ...results[0].input, seed: calibrated.seed }));
    records.push({
      name: input.name,
      calibration: input.calibration,
      seeds: results.map(({ input: { seed }, ...found }, k) => ({
        seed,
        ...found,
        ...(k > 0 && { withFirst: others[k - 1] }),
      })),
    });
    if (options.json) continue;
    console.log(calibrationLine(input, first));
    for (const key of ['conductivity', 'transference'] as const) {
      const found = first[key];
      if (!found) continue;
      const unit = key === 'conductivity' ? ' S/m' : '';
      const values = results.flatMap((result) => result[key]?.value ?? []);
      console.log(`  the map can come to ${fourDigits(found.bounds[0])} to ${fourDigits(found.bounds[1])}${unit}`);
      if (values.length > 1) console.log(`  on ${values.length} seeds: ${withSpread(values)}${unit}`);
      for (const [k, other] of others.entries()) {
        const off = (100 * (other[key] / found.reached - 1)).toFixed(1);
        console.log(`  the first value on seed ${input.seed + k + 1}: ${fourDigits(other[key])}${unit}, ${off} % off`);
      }
      console.log(`  to give it: ${key}: ${fourDigits(found.value)}${unit}`);
    }
  }
  if (options.json) console.log(JSON.stringify(records, null, 2));
}
