/** Where the parts of a figure lie, in points of 1/72 inch, the unit of letters and lines in print. */
import type { Grid } from '../../case/case.ts';
import type { Box } from '../layout.ts';
import { OutputError } from '../output-error.ts';

export const POINTS_PER_MM = 72 / 25.4;

/** Height of the letters [pt]: journals ask for 7 to 8 whatever the width. */
export const LETTERS = 7.5;

export interface FigureLayout {
  readonly width: number;
  readonly height: number;
  /** By row (times), then column (cases). */
  readonly panels: readonly (readonly Box[])[];
  /** Points per metre, the same in all panels. */
  readonly perMetre: number;
  readonly bar: Box;
  /** Baseline of the heads of the columns. */
  readonly heads: number;
  /** Middle of the heads of the rows, turned upright. */
  readonly rowHeads: number;
  /** Baseline and left end of the legend */
  readonly legend: { readonly x: number; readonly y: number };
}

export interface FigureParts {
  /** [pt] */
  readonly width: number;
  /** Domains of the columns */
  readonly grids: readonly Grid[];
  readonly rows: number;
  /** Room for the labels and the name of the colour bar [pt] */
  readonly barRoom: number;
  /** Of the legend [pt] */
  readonly legendHeight: number;
}

const MARGIN = 2;
/** Left end of the legend: where the panels begin in a figure that they fill [pt] */
export const LEGEND_LEFT = MARGIN + 11;
const GAP = 5;
const HEAD = 11;
const BAR_GAP = 8;
const BAR_WIDTH = 8;
/** A bar is not longer than so much, because its numbers are to be seen together. */
const LONGEST_BAR = 170;
/** Less would leave no room for a letter and a scale bar. */
const LEAST_PANEL = 30;
/** The height of the text on an A4 page [pt]: 247 mm */
const PAGE = 700;

/** All panels at one scale of length, as large as the width allows, and smaller where the rows would not fit on a page. Throws OutputError where panels would be too small. */
export function layOutFigure({ width, grids, rows, barRoom, legendHeight }: FigureParts): FigureLayout {
  const widths = grids.map(({ nx, spacing }) => nx * spacing);
  const heights = grids.map(({ ny, spacing }) => ny * spacing);
  const tallest = Math.max(...heights);
  const metres = widths.reduce((sum, metre) => sum + metre, 0);
  const around = 2 * MARGIN + HEAD + (grids.length - 1) * GAP + BAR_GAP + BAR_WIDTH + barRoom;
  const above = MARGIN + HEAD;
  const below = legendHeight + 3 + MARGIN;
  const byWidth = (width - around) / metres;
  const byHeight = (PAGE - above - below - (rows - 1) * GAP) / (rows * tallest);
  const perMetre = Math.min(byWidth, byHeight);
  if (!(Math.min(...widths) * perMetre >= LEAST_PANEL)) {
    const needed = Math.ceil((around + (metres * LEAST_PANEL) / Math.min(...widths)) / POINTS_PER_MM);
    throw new OutputError(
      byWidth <= byHeight
        ? `a figure ${Math.round(width / POINTS_PER_MM)} mm wide has no room for ${grids.length} cases side by side: it needs ${needed} mm; choose fewer cases or a greater width`
        : `a page has no room for ${rows} times below one another: choose fewer`,
    );
  }
  const row = tallest * perMetre;
  const left = MARGIN + HEAD + (width - around - metres * perMetre) / 2;
  const panels = Array.from({ length: rows }, (_, j) => {
    const bottom = above + j * (row + GAP) + row;
    let x = left;
    return grids.map((_, k): Box => {
      const box = { x, y: bottom - heights[k] * perMetre, width: widths[k] * perMetre, height: heights[k] * perMetre };
      x += box.width + GAP;
      return box;
    });
  });
  const stack = rows * row + (rows - 1) * GAP;
  const bar = Math.min(stack, LONGEST_BAR);
  const right = left + metres * perMetre + (grids.length - 1) * GAP;
  return {
    width,
    height: above + stack + below,
    panels,
    perMetre,
    bar: { x: right + BAR_GAP, y: above + (stack - bar) / 2, width: BAR_WIDTH, height: bar },
    heads: MARGIN + LETTERS,
    rowHeads: left - 4,
    legend: { x: LEGEND_LEFT, y: above + stack + 3 + LETTERS },
  };
}
