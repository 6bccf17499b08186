/** Means with error bars: the effect of each input over all others, and replicates over seeds. */
import { type Axis, type Bar, type ChartParts, chartParts, type DrawnCurve } from '../../chart.ts';
import { linearRange } from '../../chart-axis.ts';
import { drawLegend } from '../../chart-legend.ts';
import type { Figure } from '../../figure/page.ts';
import { type Input, moved } from './inputs.ts';
import { type Response, type Run, withResult } from './runs.ts';
import { columnsOf, sheet } from './sheet.ts';
import { deviationOf, grouped, meanOf, pooledDeviation, standardErrorOf } from './statistics.ts';

/** Runs that share a curve. */
export interface CurveRuns {
  readonly label: string;
  readonly runs: readonly Run[];
}

/** Values of an input at most, above which its runs are put together in as many bins of equal numbers of runs. */
const MOST_LEVELS = 12;
const BINS = 5;

/**
 * One panel for each input, in each a curve for each group: the mean of the response over the runs of a level, whatever the other
 * inputs are. Capped bars are ± its standard error over those runs, broad ones ± the standard deviation between runs that differ in
 * their seed alone. All panels share the upright axis, so that large effects look large.
 */
export async function mainEffects(
  inputs: readonly Input[],
  groups: readonly CurveRuns[],
  response: Response,
  note: string,
): Promise<Figure> {
  const panels = inputs.map((input) => ({ input, curves: curvesOf(input, groups, levelOf) }));
  return means(panels, response, note);
}

/** The mean of the response over seeds at each value of one input, ± their standard deviation, a curve for each group. */
export async function replicates(
  input: Input,
  groups: readonly CurveRuns[],
  response: Response,
  threshold: number | undefined,
  note: string,
): Promise<Figure> {
  const curves = curvesOf(input, groups, replicateOf);
  const line: DrawnCurve[] =
    threshold === undefined
      ? []
      : [{ label: `dendrites from ${threshold}`, style: 'line', points: input.axis.range.map((x) => [x, threshold]) }];
  return means([{ input, curves: [...line, ...curves] }], response, note);
}

interface Panel {
  readonly input: Input;
  readonly curves: readonly DrawnCurve[];
}

function means(panels: readonly Panel[], response: Response, note: string): Promise<Figure> {
  const { panel, width } = columnsOf(panels.length);
  const values = panels.flatMap(({ curves }) =>
    curves.flatMap(({ points, bars = [] }) => [
      ...points.map(([, y]) => y),
      ...bars.flatMap(({ low, high }) => [low, high]),
    ]),
  );
  const y: Axis = { label: response.label, range: linearRange(values.filter(Number.isFinite), 0.05) };
  const charts = panels.map(({ input, curves }): ChartParts => {
    return chartParts({ x: input.axis, y, curves }, { width: panel, height: Math.round(0.62 * panel), legend: false });
  });
  return sheet(charts, { head: drawLegend(panels[0].curves, 12, 2, width - 24), note });
}

/** Curves stand so far apart sideways, and all together, as shares of the axis: their bars are not to cover each other. */
const APART = 0.03;
const MOST_APART = 0.12;

/** Mean, place and bars of the runs of a level. */
type Summary = (
  at: number,
  runs: readonly Run[],
) => { readonly at: number; readonly mean: number; readonly bars: readonly Bar[] };

/** A curve of marks for each group, and a line through them where the levels are numbers. */
function curvesOf(input: Input, groups: readonly CurveRuns[], summary: Summary): readonly DrawnCurve[] {
  return groups.flatMap(({ label, runs }, colour) => {
    const apart = Math.min(APART, MOST_APART / groups.length) * (colour - (groups.length - 1) / 2);
    const levels = binsOf(input, withResult(runs)).map(({ at, runs }) => summary(moved(input.axis, at, apart), runs));
    const points = levels.map(({ at, mean }) => [at, mean] as const);
    const marks: DrawnCurve = { label, colour, style: 'marks', points, bars: levels.flatMap(({ bars }) => bars) };
    return input.kind === 'word' ? [marks] : [{ label, colour, style: 'line', points }, marks];
  });
}

/** The runs at each value of an input, ascending; in bins of equal size where there are many, as in a Latin hypercube. */
function binsOf(input: Input, runs: readonly Run[]): readonly { readonly at: number; readonly runs: readonly Run[] }[] {
  const placed = runs.map((run) => ({ run, at: input.placeOf(run.row) })).sort((a, b) => a.at - b.at);
  const levels = grouped(placed, ({ at }) => String(at));
  const binned =
    levels.length <= MOST_LEVELS
      ? levels
      : grouped(
          levels.map((level, k) => ({ level, k })),
          ({ k }) => String(Math.floor((BINS * k) / levels.length)),
        ).map((bin) => bin.flatMap(({ level }) => level));
  return binned.map((level) => ({ at: meanOf(level.map(({ at }) => at)), runs: level.map(({ run }) => run) }));
}

const levelOf: Summary = (at, runs) => {
  const values = runs.map(({ value }) => value);
  const alike = grouped(runs, ({ point }) => point).map((same) => same.map(({ value }) => value));
  const mean = meanOf(values);
  const bars = [
    { half: pooledDeviation(alike), broad: true },
    { half: standardErrorOf(values), broad: false },
  ];
  return { at, mean, bars: bars.flatMap(({ half, broad }) => barAround(at, mean, half, broad)) };
};

const replicateOf: Summary = (at, runs) => {
  const values = runs.map(({ value }) => value);
  const mean = meanOf(values);
  return { at, mean, bars: barAround(at, mean, deviationOf(values), false) };
};

function barAround(x: number, mean: number, half: number, broad: boolean): readonly Bar[] {
  return half > 0 ? [{ x, low: mean - half, high: mean + half, broad }] : [];
}
