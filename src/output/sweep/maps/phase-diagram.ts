/** Phase diagram: a response over two inputs in colours, a mark for what came of each point, and the line where dendrites begin. */
import { type ChartParts, chartParts } from '../../chart.ts';
import { cssColour, inkColour } from '../../colour.ts';
import { type Figure, pt } from '../../figure/page.ts';
import { shortNumber } from '../../quantity.ts';
import { rectangle } from '../../svg.ts';
import { cellsOf } from './geometry.ts';
import type { Input, Ranged } from './inputs.ts';
import { drawContour, drawLegend, drawMark, markOf } from './phase-marks.ts';
import { colourBar, colourOf, type Scale, scaleOf } from './response-colours.ts';
import { type Response, type Run, TIP_TO_MEAN } from './runs.ts';
import { columnsOf, sheet } from './sheet.ts';
import { lineOf, type Placing, type Spot, spotsOf } from './spots.ts';

/** The runs of one panel, under its name; '' where there is one panel alone. */
export interface PanelRuns {
  readonly name: string;
  readonly runs: readonly Run[];
}

/** Height of the axes over the width of a panel */
const SHAPE = 0.72;

/**
 * One panel for each group of runs, all with the same axes and colours. Colours are means over seeds. The line is where the mean
 * over seeds of the ratio of tip to mean, straight between neighbouring points, is `dendrites`: the ratio tells how far a
 * point is from the change, which the share of a few seeds does not. Where seeds disagree that share stands below the mark.
 */
export async function phaseDiagram(
  [x, y]: readonly [Input, Input],
  groups: readonly PanelRuns[],
  response: Response,
  dendrites: number,
  note: string,
): Promise<Figure> {
  const panels = groups.map(({ name, runs }) => ({ name, spots: spotsOf(runs, x, y) }));
  const spots = panels.flatMap((panel) => panel.spots);
  const axes = [x.axis, y.axis];
  const scale = scaleOf(spots.map(({ value }) => value).filter(Number.isFinite));
  const bar = colourBar(response.label, scale, response.column.key === TIP_TO_MEAN ? dendrites : undefined);
  const { panel, width } = columnsOf(panels.length, bar.width);
  const charts = panels.map(({ name, spots }): ChartParts => {
    const ground = (place: Placing) => [
      ...cellsAt(spots, axes, place, scale),
      drawContour(lineOf(spots, place, dendrites)),
      ...spots.map(({ at, runs }) => drawMark(markOf(runs), place(at))),
    ];
    const content = { ...(name !== '' && { title: name }), x: axes[0], y: axes[1], curves: [], ground };
    return chartParts(content, { width: panel, height: Math.round(SHAPE * panel), legend: false });
  });
  const marks = spots.map(({ runs }) => markOf(runs));
  const isCrossed = panels.some((one) => lineOf(one.spots, ([u, v]) => [u, v], dendrites).length > 0);
  const line = isCrossed ? `dendrites begin: tip/mean ${shortNumber(dendrites, 3)}` : undefined;
  const shares = marks.some(({ share }) => share !== undefined)
    ? ' Below a mark: seeds with dendrites, of those with a result.'
    : '';
  const head = drawLegend(
    marks.map(({ mark }) => mark),
    line,
    width - 12,
  );
  return sheet(charts, { head, side: bar, note: note + shares });
}

/** A cell in colour around each point with a result, white around the others, and the frame. */
function cellsAt(spots: readonly Spot[], [x, y]: readonly Ranged[], place: Placing, scale: Scale): readonly string[] {
  const [left, bottom] = place([x.range[0], y.range[0]]);
  const [right, top] = place([x.range[1], y.range[1]]);
  const cells = cellsOf(
    spots.map(({ at }) => place(at)),
    [left, top],
    [right, bottom],
  );
  return [
    ...spots.map(({ value }, k) => {
      const corners = cells[k].map((corner) => corner.map(pt).join(',')).join(' ');
      const colour = Number.isFinite(value) ? colourOf(value, scale) : 'white';
      return `<polygon points="${corners}" fill="${colour}" stroke="${colour}" stroke-width="0.5"/>`;
    }),
    rectangle(left, top, right - left, bottom - top, 'none', cssColour(inkColour)),
  ];
}
