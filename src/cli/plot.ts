import { Command } from 'commander';
import { plot } from '../output/figure/index.ts';
import { openRun } from '../output/open-run.ts';
import { type FigureOutput, figureLine, withFigureOutput, writeFigure } from './figure-output.ts';

interface Options extends FigureOutput {
  readonly x?: string;
}

export const plotCommand = withFigureOutput(
  new Command('plot')
    .description('plot measures of a run for print, all cases on one axis, one panel for each measure')
    .argument('<run>', 'folder of a run')
    .argument('<measures...>', 'columns of series.csv by their titles, such as "maximum height"')
    .option('--x <measure>', 'what they are plotted over; time if absent'),
  '85 for one measure, 180 for more',
).action(run);

async function run(folder: string, measures: readonly string[], options: Options): Promise<void> {
  const { x, cases, width } = options;
  const stored = await openRun(folder);
  try {
    const made = await plot(stored, {
      measures,
      ...(x !== undefined && { x }),
      ...(cases && { cases }),
      ...(width !== undefined && { width }),
    });
    const paths = writeFigure(made, folder, 'plot', options);
    console.log(figureLine(paths, made, options.dpi));
  } finally {
    stored.close();
  }
}
