/** What is drawn over a panel's colours: lines of the current and the scale bar. */

import { formatQuantity } from '../../output/quantity.ts';
import { roundedBelow } from '../../output/scale.ts';
import type { Shown, View, Window } from '../lab.ts';
import { clampWindow, cornerOf } from './frame-window.ts';

/** What is drawn on: sizes in device pixels, `ratio` of them per CSS pixel. */
export interface Sheet {
  readonly width: number;
  readonly height: number;
  readonly ratio: number;
}

type Point = readonly [x: number, y: number];
type Context = CanvasRenderingContext2D | OffscreenCanvasRenderingContext2D;

const INK = 'rgb(28,28,30)';
const LIGHT = 'rgba(255,255,255,0.6)';
/** Lengths and widths in CSS pixels. */
const LINE = 1.1;
const HEAD = { length: 7, half: 2.7 };
/** Points of a line closer than this are not told apart. */
const FINENESS = 1;

/** Draws lines and scale bar on an empty sheet of the panel's size. */
export function drawOverlay(context: Context, shown: Shown, view: View, sheet: Sheet): void {
  context.clearRect(0, 0, sheet.width, sheet.height);
  const window = clampWindow(view.window);
  if (view.lines) drawLines(context, shown, window, sheet);
  drawScaleBar(context, shown, window, sheet);
}

/** In ink with a light edge, so that they are read over dark and over light, each with one head in its middle. */
function drawLines(context: Context, { fields, input, rows }: Shown, window: Window, sheet: Sheet): void {
  const { lines = [] } = fields;
  if (lines.length === 0) return;
  const { nx, ny } = input.grid;
  const { left, bottom } = cornerOf(window);
  const [across, up] = [(window.zoom * sheet.width) / nx, (window.zoom * sheet.height) / ny];
  const place = ([x, y]: Point): Point => [(x - left * nx) * across, sheet.height - (y - bottom * ny) * up];
  const all = new Path2D();
  const heads = new Path2D();
  const held = input.control.kind === 'current' ? input.control.density : input.control.voltage;
  const isStripping = (input.experiment ? (rows.at(-1)?.meanCurrent ?? held) : held) < 0;
  for (const line of lines.flatMap((points) => copies(points, nx))) {
    const places = thinned(line.map(place), FINENESS * sheet.ratio);
    for (const [k, [x, y]] of places.entries()) k === 0 ? all.moveTo(x, y) : all.lineTo(x, y);
    addHead(heads, places, isStripping ? -1 : 1, sheet.ratio);
  }
  context.lineJoin = 'round';
  stroke(context, all, LIGHT, 3.2 * LINE * sheet.ratio);
  stroke(context, heads, LIGHT, 2 * LINE * sheet.ratio);
  stroke(context, all, INK, LINE * sheet.ratio);
  context.fillStyle = INK;
  context.fill(heads);
}

function stroke(context: Context, path: Path2D, style: string, width: number): void {
  context.strokeStyle = style;
  context.lineWidth = width;
  context.stroke(path);
}

/** A line that leaves a periodic domain by its sides comes in again on the other. */
export function copies(line: readonly Point[], nx: number): readonly (readonly Point[])[] {
  let [first, last] = [0, 0];
  for (const [x] of line) {
    first = Math.min(first, Math.floor(x / nx));
    last = Math.max(last, Math.ceil(x / nx) - 1);
  }
  return Array.from({ length: last - first + 1 }, (_, k) => line.map(([x, y]): Point => [x - (first + k) * nx, y]));
}

/** Without points that lie closer than `least` to the one before; the last is kept. */
function thinned(line: readonly Point[], least: number): readonly Point[] {
  const kept: Point[] = [];
  for (const [k, point] of line.entries()) {
    const before = kept[kept.length - 1];
    const isLast = k === line.length - 1;
    if (!before || isLast || Math.hypot(point[0] - before[0], point[1] - before[1]) >= least) kept.push(point);
  }
  return kept;
}

function addHead(path: Path2D, line: readonly Point[], sign: number, ratio: number): void {
  const [length, half] = [HEAD.length * ratio, HEAD.half * ratio];
  const steps = line.map(([x, y], k) => (k === 0 ? 0 : Math.hypot(x - line[k - 1][0], y - line[k - 1][1])));
  const total = steps.reduce((sum, step) => sum + step, 0);
  if (total < 3 * length) return;
  let gone = 0;
  const k = steps.findIndex((step) => {
    gone += step;
    return gone >= total / 2;
  });
  const [x, y] = line[k];
  const u = (sign * (x - line[k - 1][0])) / steps[k];
  const v = (sign * (y - line[k - 1][1])) / steps[k];
  const [bx, by] = [x - (length / 2) * u, y - (length / 2) * v];
  path.moveTo(x + (length / 2) * u, y + (length / 2) * v);
  path.lineTo(bx - half * v, by + half * u);
  path.lineTo(bx + half * v, by - half * u);
  path.closePath();
}

/** Top right, where the deposit comes last; light around it, because it must be read on every colour. */
function drawScaleBar(context: Context, { input }: Shown, { zoom }: Window, { width, ratio }: Sheet): void {
  const metres = (input.grid.nx * input.grid.spacing) / zoom;
  const length = roundedBelow(0.3 * metres);
  const long = (length / metres) * width;
  const label = formatQuantity(length, 'm');
  const right = width - 10 * ratio;
  const size = 12.5 * ratio;
  context.font = `600 ${size}px system-ui, sans-serif`;
  const wide = Math.max(long, context.measureText(label).width);
  context.fillStyle = 'rgba(255,255,255,0.78)';
  context.beginPath();
  context.roundRect(right - wide - 6 * ratio, 6 * ratio, wide + 12 * ratio, 28 * ratio, 4 * ratio);
  context.fill();
  context.fillStyle = INK;
  context.textAlign = 'center';
  context.textBaseline = 'alphabetic';
  context.fillText(label, right - wide / 2, 10 * ratio + 0.8 * size);
  context.fillRect(right - wide / 2 - long / 2, 26 * ratio, long, 3 * ratio);
}
