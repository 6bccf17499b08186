/** Line plots for print: measures of a run over time or over one another, all cases on one axis. */
import { suggest } from '../../case/suggest.ts';
import { type Axis, type ChartParts, chartParts, type DrawnCurve } from '../chart.ts';
import { drawLegend } from '../chart-legend.ts';
import { OutputError } from '../output-error.ts';
import { friendlyUnit } from '../quantity.ts';
import type { StoredCase, StoredRun } from '../stored.ts';
import { text } from '../svg.ts';
import { chosenCases, timeUnit } from './choose.ts';
import { letterOf } from './heads.ts';
import { type Figure, pointsOf, pt, toFigure } from './page.ts';

/** What is plotted over what. */
export interface PlotOptions {
  /** Titles of columns of series.csv, such as `maximum height`; one panel each. */
  readonly measures: readonly string[];
  /** What is plotted along the other axis; `time` by default. */
  readonly x?: string;
  /** By name; all by default. */
  readonly cases?: readonly string[];
  /** [mm]; by default 85, a column of a page, for one measure and 180 for more. */
  readonly width?: number;
}

/** Letters of a chart in px, and in print in pt */
const LETTERS = { chart: 13, print: 7.5 };
const SCALE = LETTERS.print / LETTERS.chart;
/** A panel is not narrower than so much [pt] */
const LEAST_PANEL = 200;
/** Height of the axes over the width of a panel */
const SHAPE = 0.56;

/** A column of the series: its title and unit. */
interface Column {
  readonly heading: string;
  readonly title: string;
  readonly unit: string;
}

/**
 * Curves of a run as a figure: one panel for each measure, in each all cases, in colours and dashes of their own. Units are
 * handy ones. The same run gives the same bytes. Throws OutputError for a measure or a case that the run lacks.
 */
export async function plot(run: StoredRun, options: PlotOptions): Promise<Figure> {
  const { measures, x = 'time', width = measures.length > 1 ? 180 : 85 } = options;
  const points = pointsOf(width);
  const cases = chosenCases(run, options.cases);
  const known = columnsOf(cases);
  if (measures.length === 0) throw new OutputError(`a plot needs a measure: there are ${titlesOf(known).join(', ')}`);
  const across = columnCalled(x, known);
  const upward = measures.map((title) => columnCalled(title, known));
  const columns = Math.max(1, Math.min(upward.length, Math.floor(points / LEAST_PANEL)));
  const panelWidth = points / columns / SCALE;
  const draw = (left: number) => upward.map((column) => panelOf(cases, across, column, panelWidth, left));
  // Drawn twice: the axes of all begin where the longest labels let them.
  const charts = draw(Math.max(...draw(0).map(({ parts }) => parts.left)));
  const legend = drawLegend(charts[0].curves, MARGIN, 4, points / SCALE - 2 * MARGIN);
  const height = Math.max(...charts.map(({ parts }) => parts.height));
  const rows = Math.ceil(charts.length / columns);
  const panels = charts.map(({ parts }, k) => {
    const left = (k % columns) * panelWidth;
    const top = legend.height + Math.floor(k / columns) * height;
    const letter = charts.length > 1 ? text(4, LETTERS.chart + 2, letterOf(k), { size: 14, strong: true }) : '';
    return `<g transform="translate(${pt(left)} ${pt(top)})">${parts.parts.join('')}${letter}</g>`;
  });
  return toFigure(points, SCALE * (legend.height + rows * height), [
    `<g transform="scale(${SCALE.toFixed(5)})">`,
    ...legend.parts,
    ...panels,
    '</g>',
  ]);
}

/** Left and right of the legend [px] */
const MARGIN = 12;

function panelOf(
  cases: readonly StoredCase[],
  across: Column,
  upward: Column,
  width: number,
  left: number,
): { readonly parts: ChartParts; readonly curves: readonly DrawnCurve[] } {
  const x = handy(cases, across);
  const y = handy(cases, upward);
  const curves = cases.map(
    ({ input, series }, colour): DrawnCurve => ({
      label: input.label,
      style: 'line',
      colour,
      points: series.rows.map((row) => [row[across.heading] / x.size, row[upward.heading] / y.size]),
    }),
  );
  const options = { width: Math.round(width), height: Math.round(SHAPE * width), legend: false, left };
  return { parts: chartParts({ x: x.axis, y: y.axis, curves }, options), curves };
}

/** The axis of a column in a handy unit, and the size of that unit in SI. */
function handy(cases: readonly StoredCase[], { heading, title, unit }: Column): { axis: Axis; size: number } {
  const sizes = cases.flatMap(({ series }) => series.rows.map((row) => Math.abs(row[heading])).filter(Number.isFinite));
  const largest = sizes.reduce((most, size) => Math.max(most, size), 0);
  const { symbol, size } = unit === 's' ? timeUnit(largest) : friendlyUnit(largest, unit);
  return { axis: { label: `${title} [${symbol}]` }, size };
}

/** All columns that some case has. */
function columnsOf(cases: readonly StoredCase[]): readonly Column[] {
  const headings = [...new Set(cases.flatMap(({ series }) => series.headings))];
  return headings.map((heading) => {
    const [, title = heading, unit = '–'] = /^(.*) \[(.*)\]$/.exec(heading) ?? [];
    return { heading, title, unit };
  });
}

function columnCalled(asked: string, known: readonly Column[]): Column {
  const wanted = asked.trim().toLowerCase();
  const found = known.find(({ title, heading }) => [title, heading].some((name) => name.toLowerCase() === wanted));
  if (found) return found;
  throw new OutputError(`the run has no measure "${asked}"${suggest(asked, titlesOf(known))}`);
}

function titlesOf(columns: readonly Column[]): string[] {
  return columns.map(({ title }) => title);
}
