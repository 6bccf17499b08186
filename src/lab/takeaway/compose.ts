/** The panels with everything that explains them, on one canvas: what a video and a picture of the page show. */
import { cssColour } from '../../output/colour.ts';
import { shortNumber } from '../../output/quantity.ts';
import type { Lab, Shown } from '../lab.ts';
import { LOOKS } from '../view/layers.ts';
import { type LegendEntry, legendOf } from '../view/legend.tsx';
import { drawOverlay } from '../view/overlay.ts';
import { paintPanel } from '../view/painter.ts';
import { type PanelScale, scaleOf } from '../view/scale.ts';
import { fitted, INK, write } from './canvas-text.ts';

const SOFT = 'rgb(86,92,102)';
/** Under the outlines of the legend, where the panels are dark. */
const DARK_GROUND = 'rgb(60,90,120)';

/** Sizes in pixels of the composed image. */
const MARGIN = 28;
const HEADER = 52;
const LABEL = 34;
const GAP = 24;
const BAR = { gap: 26, width: 18, room: 86 };
const LEGEND = 40;
/** Of a panel: two then fit a slide and a screen. */
const PANEL = 520;
/** A domain is not shown higher than so many times a panel's width. */
const TALLEST = 1.3;
/** Pixels of lines per CSS pixel of the page's. */
const RATIO = 1.25;

/** A canvas that shows the lab as it is each time it is drawn. */
export interface Composition {
  readonly canvas: HTMLCanvasElement;
  draw(): void;
}

/** Even sizes, which video asks for; they stay as they were at the start. Throws where the browser lacks canvases. */
export function composition(lab: Lab): Composition {
  const canvas = document.createElement('canvas');
  // Read back for each image of a video: in memory that takes a tenth of the time, measured with Chromium's software drawing.
  const context = canvas.getContext('2d', { alpha: false, willReadFrequently: true });
  if (!context) throw new Error('this browser gives no canvas to draw on: close other pages and try again');
  const shown = lab.shown.peek();
  const inner = heightOf(shown);
  canvas.width = even(2 * MARGIN + shown.length * PANEL + (shown.length - 1) * GAP + BAR.gap + BAR.width + BAR.room);
  canvas.height = even(MARGIN / 2 + HEADER + LABEL + inner + LEGEND + MARGIN);
  const sheets = [0, 1].map(() => [document.createElement('canvas'), document.createElement('canvas')] as const);

  function draw(): void {
    if (!context) return;
    context.fillStyle = 'white';
    context.fillRect(0, 0, canvas.width, canvas.height);
    const now = lab.shown.peek();
    const top = MARGIN / 2 + HEADER + LABEL;
    const scale = scaleOf(lab).peek();
    const right = canvas.width - MARGIN - BAR.room - BAR.width - BAR.gap;
    drawHeader(context, lab, canvas.width - MARGIN);
    const width = (right - MARGIN - (now.length - 1) * GAP) / Math.max(1, now.length);
    for (const [k, one] of now.entries()) {
      const { nx, ny } = one.input.grid;
      const fit = Math.min(width / nx, inner / ny);
      const box = { width: Math.round(nx * fit), height: Math.round(ny * fit) };
      const x = Math.round(MARGIN + k * (width + GAP) + (width - box.width) / 2);
      write(context, fitted(context, one.input.label, 19, 600, box.width), x, top - 12, 19, { weight: 600 });
      drawPanel(context, one, scale, lab, sheets[k], { x, y: top, ...box });
      if (one.fields.time < lab.time.peek() * (1 - 1e-6))
        write(context, `ended at ${timeText(one.fields.time)}`, x + box.width, top - 12, 15, {
          align: 'right',
          ink: SOFT,
        });
    }
    drawBar(context, scale, right + BAR.gap, top, inner);
    const { dark } = LOOKS[scale.layer];
    drawLegend(context, legendOf(now, lab.view.peek()), dark, MARGIN, top + inner + LEGEND - 8);
  }
  return { canvas, draw };
}

interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

type Sheets = readonly [panel: HTMLCanvasElement, overlay: HTMLCanvasElement];

function drawPanel(
  context: CanvasRenderingContext2D,
  shown: Shown,
  scale: PanelScale,
  lab: Lab,
  [panel, overlay]: Sheets,
  { x, y, width, height }: Box,
): void {
  for (const sheet of [panel, overlay])
    if (sheet.width !== width || sheet.height !== height) Object.assign(sheet, { width, height });
  const view = lab.view.peek();
  paintPanel(panel, shown, view, scale, RATIO);
  context.drawImage(panel, x, y);
  const over = overlay.getContext('2d');
  if (over) {
    drawOverlay(over, shown, view, { width, height, ratio: RATIO });
    context.drawImage(overlay, x, y);
  }
  context.strokeStyle = INK;
  context.lineWidth = 1;
  context.strokeRect(x - 0.5, y - 0.5, width + 1, height + 1);
}

function drawHeader(context: CanvasRenderingContext2D, lab: Lab, right: number): void {
  const y = MARGIN / 2 + 34;
  const time = timeText(lab.time.peek());
  write(context, time, right, y, 24, { weight: 600, align: 'right' });
  const room = right - MARGIN - 130;
  write(context, fitted(context, lab.study.peek().title, 19, 400, room), MARGIN, y, 19, { ink: SOFT });
}

function drawBar(context: CanvasRenderingContext2D, scale: PanelScale, x: number, y: number, height: number): void {
  const { map, min, max, ticks, name, unit } = scale;
  if (!map) return;
  for (let row = 0; row < height; row++) {
    const entry = 3 * Math.round((map.size - 1) * (1 - row / Math.max(1, height - 1)));
    context.fillStyle = cssColour([map.table[entry], map.table[entry + 1], map.table[entry + 2]]);
    context.fillRect(x, y + row, BAR.width, 1);
  }
  context.strokeStyle = INK;
  context.strokeRect(x - 0.5, y - 0.5, BAR.width + 1, height + 1);
  for (const { value, label } of ticks) {
    const at = y + height * (1 - (value - min) / (max - min));
    context.fillStyle = INK;
    context.fillRect(x + BAR.width, Math.round(at) - 0.5, 6, 1);
    write(context, label, x + BAR.width + 10, at + 5.5, 15, {});
  }
  context.save();
  context.translate(x + BAR.width + BAR.room, y + height / 2);
  context.rotate(-Math.PI / 2);
  write(context, fitted(context, `${name} [${unit}]`, 16, 400, height), 0, 0, 16, { align: 'center' });
  context.restore();
}

function drawLegend(
  context: CanvasRenderingContext2D,
  entries: readonly LegendEntry[],
  isDark: boolean,
  x: number,
  y: number,
): void {
  let at = x;
  context.lineWidth = 1;
  for (const { name, colour, outline = false } of entries) {
    context.fillStyle = outline ? (isDark ? DARK_GROUND : 'white') : cssColour(colour);
    context.fillRect(at, y - 12, 20, 13);
    context.strokeStyle = INK;
    context.strokeRect(at + 0.5, y - 11.5, 19, 12);
    if (outline) {
      context.strokeStyle = cssColour(colour);
      context.lineWidth = 2;
      context.strokeRect(at + 5, y - 8, 10, 5);
      context.lineWidth = 1;
    }
    write(context, name, at + 28, y, 15, {});
    at += 28 + context.measureText(name).width + 24;
  }
}

function heightOf(shown: readonly Shown[]): number {
  const shares = shown.map(({ input }) => input.grid.ny / input.grid.nx);
  return Math.round(PANEL * Math.min(TALLEST, Math.max(0.3, ...shares)));
}

function even(pixels: number): number {
  return 2 * Math.round(pixels / 2);
}

function timeText(time: number): string {
  return `${shortNumber(time, 4)} s`;
}
