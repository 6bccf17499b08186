import { join } from 'node:path';
import { Command } from 'commander';
import type { BackendKind } from '../backend/backend-kind.ts';
import { electrolyteRecords } from '../case/electrolytes/index.ts';
import { singleCase } from '../case/single.ts';
import { writeAtomic } from '../output/files.ts';
import { backendOption, checkpointOption, collect, reportOption } from './options.ts';
import { runStudy } from './run-study.ts';
import { experimentOption, short, underOptions } from './short-options.ts';

interface Options {
  readonly conductivity?: string;
  readonly transference?: string;
  readonly exchangeCurrent?: string;
  readonly temperature?: string;
  readonly electrolyte?: string;
  readonly metal?: string;
  readonly current?: string;
  readonly duration?: string;
  readonly experiment?: string;
  readonly grid?: string;
  readonly set: readonly string[];
  readonly backend: BackendKind;
  readonly output?: string;
  readonly force?: boolean;
  readonly checkpoint?: number;
  readonly report: boolean;
  readonly yaml?: boolean;
}

/** The four numbers, with what an error shows. */
const NUMBERS = [
  ['conductivity', '--conductivity', '0.36 mS/cm'],
  ['transference', '--transference', '0.19'],
  ['exchangeCurrent', '--exchange-current', '0.049 mA/cm2'],
  ['temperature', '--temperature', '25 degC'],
] as const;

export const runCommand = new Command('run')
  .description('run one case from four numbers, or from a known electrolyte')
  .option('--conductivity <value>', 'of the electrolyte, such as "0.36 mS/cm"')
  .option('--transference <number>', "the cations' share of the current, such as 0.19")
  .option('--exchange-current <value>', 'exchange current density, such as "0.049 mA/cm2"')
  .option('--temperature <value>', 'at which these hold, such as "25 degC"')
  .option('--electrolyte <name>', 'a known one in place of the numbers, such as pvh')
  .option('--metal <name>', 'lithium or sodium; that of the electrolyte, or lithium, if absent')
  .option('--current <value>', '1.2 times the limiting current if absent')
  .option('--duration <value>', 'until 1.6 um of metal are plated if absent')
  .option(
    '--experiment <words>',
    'in place of current and duration, such as "plate at 0.5 mA/cm2 for 1 h or until 5 V; strip; rest 10 min; repeat 20"',
  )
  .option('--grid <cells>', 'cells across the width of the domain; 96 if absent')
  .option('--set <path=value>', 'any value of a study file, such as domain.height="8 um"; repeatable', collect, [])
  .addOption(backendOption())
  .option('-o, --output <folder>', 'run folder; runs/single if absent')
  .option('-f, --force', 'replace an earlier run in that folder')
  .addOption(checkpointOption())
  .addOption(reportOption())
  .option('--yaml', 'print the study file that would run, and run nothing')
  .action(run);

async function run(options: Options, command: Command): Promise<void> {
  refuseMissing(options, command);
  refuseTwo(options, command);
  const { electrolyte, conductivity, transference, exchangeCurrent, temperature } = options;
  const typed = [
    ...short('--electrolyte', 'electrolyte', electrolyte),
    ...short('--conductivity', 'electrolyte.conductivity', conductivity),
    ...short('--transference', 'electrolyte.transference', transference),
    ...short('--exchange-current', 'electrolyte.exchange current', exchangeCurrent),
    ...short('--temperature', 'temperature', temperature),
    ...short('--metal', 'metal', options.metal),
    ...short('--current', 'control.current', options.current),
    ...short('--duration', 'duration', options.duration),
    ...experimentOption(options.experiment),
    ...short('--grid', 'grid', options.grid),
  ];
  const { study, text, choices } = underOptions(typed, options.set, singleCase);
  if (options.yaml) {
    process.stdout.write(text);
    return;
  }
  const folder = options.output ?? join('runs', study.name);
  console.log(`${study.title} into ${folder}; its study file is ${join(folder, 'study.yaml')}`);
  for (const { path, value, because } of choices) console.log(`chosen: ${path} ${shown(value)}, because ${because}`);
  const { backend, checkpoint, report, force = false } = options;
  await runStudy(study, force, {
    ...{ backend, folder, checkpoint, report },
    onFolder: () => writeAtomic(join(folder, 'study.yaml'), text),
  });
}

/** Without an electrolyte each of the four must be there. */
function refuseMissing(options: Options, command: Command): void {
  if (options.electrolyte !== undefined) return;
  for (const [key, option, example] of NUMBERS) {
    if (options[key] !== undefined) continue;
    command.error(
      `error: ${option} is missing; give it, like ${option} "${example}", or a known electrolyte: ` +
        `--electrolyte ${Object.keys(electrolyteRecords).join(', ')}`,
    );
  }
}

/** An experiment says what is held and for how long. */
function refuseTwo(options: Options, command: Command): void {
  if (options.experiment === undefined) return;
  for (const key of ['current', 'duration'] as const)
    if (options[key] !== undefined)
      command.error(`error: --experiment says what is held and for how long; leave --${key} out`);
}

/** `6 um`, or `{width: 6 um, height: 6 um}` */
function shown(value: unknown): string {
  if (typeof value !== 'object' || value === null) return String(value);
  return `{${Object.entries(value)
    .map(([key, inner]) => `${key}: ${shown(inner)}`)
    .join(', ')}}`;
}
