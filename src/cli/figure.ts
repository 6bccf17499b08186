import { Command, InvalidArgumentError, Option } from 'commander';
import { kinds } from '../case/kinds.ts';
import { quantity } from '../case/units.ts';
import { FIGURE_FIELDS, type FigureField, figure } from '../output/figure/index.ts';
import { openRun } from '../output/open-run.ts';
import { type FigureOutput, figureLine, withFigureOutput, writeFigure } from './figure-output.ts';

interface Options extends FigureOutput {
  readonly times?: readonly number[];
  readonly field: FigureField;
  readonly streamlines?: boolean;
  readonly filler: boolean;
}

export const figureCommand = withFigureOutput(
  new Command('figure')
    .description('make a figure for print from the fields that a run has stored: cases in columns, times in rows')
    .argument('<run>', 'folder of a run')
    .option(
      '--times <times>',
      'such as "30 s, 60 s, 150 s"; a fifth, three fifths and all of the run if absent',
      readTimes,
    )
    .addOption(new Option('--field <name>', 'what the colours show').choices(FIGURE_FIELDS).default('concentration'))
    .option('--streamlines', 'lines of the current, the same current between any two')
    .option('--no-filler', 'without the outlines of filler and interphase'),
  '180',
).action(run);

async function run(folder: string, options: Options): Promise<void> {
  const { times, cases, field, width, streamlines, filler } = options;
  const stored = await openRun(folder);
  try {
    const made = await figure(stored, {
      field,
      fillerOutline: filler,
      ...(times && { times }),
      ...(cases && { cases }),
      ...(width !== undefined && { width }),
      ...(streamlines && { streamlines }),
    });
    const paths = writeFigure(made, folder, 'figure', options);
    console.log(figureLine(paths, made, options.dpi));
  } finally {
    stored.close();
  }
}

/** Times between commas [s]. */
function readTimes(text: string): readonly number[] {
  try {
    return text.split(',').map((time) => quantity(time, kinds.time));
  } catch (error) {
    if (error instanceof RangeError) throw new InvalidArgumentError(error.message);
    throw error;
  }
}
