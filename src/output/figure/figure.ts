/** Figures for print: cases in columns, times in rows, one colour bar, lines sharp at any size. */
import { deadMetal } from '../dead-metal.ts';
import { type Moment, momentAt, type StoredCase, type StoredRun } from '../stored.ts';
import { chosenCases, chosenTimes, timeFormat } from './choose.ts';
import { drawHeads, drawLetters } from './heads.ts';
import { type FigureLayout, LEGEND_LEFT, layOutFigure } from './layout.ts';
import { drawLegend, LEGEND_ROW, type LegendContent, legendRows } from './legend.ts';
import { barRoom, drawColourBar, drawScaleBar } from './marks.ts';
import { type Figure, pointsOf, toFigure } from './page.ts';
import { drawPanel } from './panel.ts';
import { phaseOutlines } from './phases.ts';
import { type FigureField, scaleOf, valuesOf } from './shown-field.ts';
import { enteringCurrent, type Flow, flowOf, streamlines } from './streamlines.ts';

/** What a figure shows and how wide it is. */
export interface FigureOptions {
  /** Rows, the nearest stored times are taken [s]; a fifth, three fifths and all of the run by default. */
  readonly times?: readonly number[];
  /** Columns, by name; all by default. */
  readonly cases?: readonly string[];
  /** Concentration by default, because it is what limits the deposit. */
  readonly field?: FigureField;
  /** [mm]; 180 by default, the width of a page of two columns. */
  readonly width?: number;
  /** Lines of the ionic current; none by default. */
  readonly streamlines?: boolean;
  /** Outlines of filler and interphase; drawn by default, because a filled electrolyte must not look like a bare one. */
  readonly fillerOutline?: boolean;
}

/** A case at the time of a row. */
interface Cell {
  readonly stored: StoredCase;
  readonly moment: Moment;
  readonly flow: Flow;
  /** The time was asked for, the case had ended before [s]. */
  readonly endedAt?: number;
}

/** Between lines of current where it is even [pt]: 3 mm */
const LINE_DISTANCE = 8.5;
/** From this width on the times of a single case stand side by side [mm]: a column of three would fill the page. */
const WIDE = 120;

/**
 * Fields of a run as a figure: cases in columns, times in rows (the times of a single case in columns where the figure is
 * wide), all at one scale of length and one of colour. A case that ended before a row's time shows its last moment and
 * says when that was. The same run gives the same bytes.
 *
 * Throws OutputError for cases or times that the run lacks and for a width without room.
 */
export async function figure(run: Pick<StoredRun, 'cases'>, options: FigureOptions = {}): Promise<Figure> {
  const { field = 'concentration', width = 180, fillerOutline = true } = options;
  const points = pointsOf(width);
  const cases = chosenCases(run, options.cases);
  const times = chosenTimes(cases, options.times);
  const format = timeFormat(times[times.length - 1]);
  const isTurned = cases.length === 1 && width >= WIDE;
  const names = { cases: cases.map(({ input }) => input.label), times: times.map(format) };
  const [columns, heads] = isTurned ? [names.times, names.cases] : [names.cases, names.times];
  const byTime = times.map((time) => cases.map((stored) => cellOf(stored, time)));
  const rows = isTurned ? [byTime.flat()] : byTime;
  const cells = rows.flat();
  const scale = scaleOf(
    field,
    cells.map(({ moment }) => moment),
    cases,
  );
  const legend = legendRows(
    legendOf(cells, field, fillerOutline, options.streamlines === true),
    points - 2 * LEGEND_LEFT,
  );
  const layout = layOutFigure({
    width: points,
    grids: rows[0].map(({ stored }) => stored.input.grid),
    rows: rows.length,
    barRoom: barRoom(scale),
    legendHeight: legend.length * LEGEND_ROW,
  });
  const lineCount = options.streamlines ? countLines(cells, layout) : () => 0;
  const outlines = new Map(
    cases.map((stored) => {
      const { ny, spacing } = stored.input.grid;
      const to = { scale: spacing * layout.perMetre, height: ny * spacing * layout.perMetre };
      return [stored, fillerOutline ? phaseOutlines(stored, to) : undefined];
    }),
  );
  const panels = rows.flatMap((row, j) =>
    row.map((cell, k) => {
      const { stored, moment, flow } = cell;
      const phases = outlines.get(stored);
      const content = {
        input: stored.input,
        snapshot: moment.snapshot,
        field,
        values: valuesOf(field, moment),
        scale,
        ...(phases && { phases }),
        lines: streamlines(flow, lineCount(cell)),
        isStripping: enteringCurrent(flow) < 0,
      };
      return drawPanel(content, layout.panels[j][k]);
    }),
  );
  const notes = rows.map((row) => row.map(({ endedAt }) => (endedAt === undefined ? '' : format(endedAt))));
  const definitions = [...outlines.values()].map((phases) => phases?.definitions ?? '');
  return toFigure(points, layout.height, [
    `<defs>${definitions.join('')}</defs>`,
    ...panels,
    ...drawHeads(columns, heads, layout),
    ...drawLetters(notes, layout),
    drawScaleBar(layout.panels[0][columns.length - 1], layout.perMetre),
    drawColourBar(scale, layout.bar),
    drawLegend(legend, layout.legend.x, layout.legend.y),
  ]);
}

function cellOf(stored: StoredCase, time: number): Cell {
  const moment = stored.moment(momentAt(stored, time));
  const { snapshot, current } = moment;
  const flow = flowOf(stored.input, snapshot, current);
  const hasEnded = snapshot.time < time * (1 - 1e-6);
  return { stored, moment, flow, ...(hasEnded && { endedAt: snapshot.time }) };
}

/** The same current per line in all panels: as much as keeps lines `LINE_DISTANCE` apart on average where most flows. */
function countLines(cells: readonly Cell[], { perMetre }: FigureLayout): (cell: Cell) => number {
  const current = ({ flow, stored }: Cell) => Math.abs(enteringCurrent(flow)) * stored.input.grid.spacing;
  // Around an island lines come from all sides and close up: half as many.
  const places = ({ flow: { nx, ny, surrounded }, stored }: Cell) =>
    Math.max(3, Math.round(((surrounded ? nx + ny : nx) * stored.input.grid.spacing * perMetre) / LINE_DISTANCE));
  const each = Math.max(...cells.map((cell) => current(cell) / places(cell)));
  return (cell) => (each > 0 ? Math.round(current(cell) / each) : 0);
}

function legendOf(cells: readonly Cell[], field: FigureField, outlines: boolean, lines: boolean): LegendContent {
  return {
    field,
    lines,
    dead: cells.some(({ moment }) => deadMetal(moment.snapshot)),
    filler: outlines && cells.some(({ stored }) => stored.shares),
    shell: outlines && cells.some(({ stored }) => stored.shares?.shell),
  };
}
