/** Line charts as SVG: curves over two axes, linear or logarithmic, for pages and papers. */
import { type Axis, isOn, type Ruler, rulerOf } from './chart-axis.ts';
import { type Bar, type Curve, type DrawnCurve, drawBar, drawCurve, type Place, px } from './chart-curves.ts';
import { drawLegend, LETTERS, SMALL } from './chart-legend.ts';
import { cssColour, inkColour } from './colour.ts';
import type { Box } from './layout.ts';
import { rectangle, svgDocument, text } from './svg.ts';
import { fitText, textWidth } from './text-width.ts';

export type { Axis, Bar, Curve, DrawnCurve, Place };

/** Curves over two axes. */
export interface Chart {
  readonly title?: string;
  readonly x: Axis;
  readonly y: Axis;
  /** Drawn in this order, the last on top. */
  readonly curves: readonly DrawnCurve[];
  /** Parts between the grid and the curves, such as coloured cells, from where a point of the axes lies [px]. */
  readonly ground?: (place: (point: readonly [number, number]) => Place) => readonly string[];
}

export interface ChartOptions {
  /** [px]; 480 by default */
  readonly width?: number;
  /** Of the box between the axes [px]; 250 by default */
  readonly height?: number;
  /** False where the curves are named elsewhere. */
  readonly legend?: boolean;
  /** The axes begin no further left than this [px], so that charts below one another are in line. */
  readonly left?: number;
}

/** A chart as parts of an SVG, [px]. */
export interface ChartParts {
  readonly width: number;
  readonly height: number;
  /** Where the axes begin [px] */
  readonly left: number;
  readonly parts: readonly string[];
}

/** 480 px is the column of a paper, 85 mm, at letters of 6.5 pt, and half a page on a screen. */
const WIDTH = 480;
/** Of the box between the axes [px] */
const HEIGHT = 250;
const MARGIN = 10;
const TICK = 5;
/** From line to line of a text [px] */
const ROW = LETTERS + 3;
/** Share of the upward range that is left free at each end, so that no curve lies on the frame. */
const FREE = 0.05;
const INK = cssColour(inkColour);

/**
 * SVG of a chart on white, the legend above the box so that it covers no data. The same input gives the same text.
 * A chart without a point that its axes can show has empty axes.
 */
export function chart(content: Chart): string {
  const { width, height, parts } = chartParts(content);
  return svgDocument(width, height, [rectangle(0, 0, width, height, 'white'), ...parts]);
}

/** As `chart`, to be set into a larger drawing: without a ground, of any size, its letters 13 and 12 px all the same. */
export function chartParts(
  { title, x, y, curves, ground }: Chart,
  { width: whole = WIDTH, height: inner = HEIGHT, legend: isNamed = true, left: least = 0 }: ChartOptions = {},
): ChartParts {
  const shown = curves.map((curve) => ({
    ...curve,
    points: curve.points.filter(([u, v]) => isOn(x, u) && isOn(y, v)),
    bars: (curve.bars ?? []).filter((bar) => isOn(x, bar.x) && isOn(y, bar.low) && isOn(y, bar.high)),
  }));
  const along = (k: 0 | 1) => shown.flatMap(({ points }) => points.map((point) => point[k]));
  const ends = shown.flatMap(({ bars }) => bars.flatMap(({ low, high }) => [low, high]));
  const across = rulerOf(x, along(0), 5, 0);
  const upward = rulerOf(y, [...along(1), ...ends], 5, FREE);
  const names = { x: breakText(x.label, whole / 2), y: breakText(y.label, inner) };
  const tickRoom = Math.max(...upward.ticks.map(({ label }) => textWidth(label, SMALL)));
  const lastLabel = textWidth(across.ticks.at(-1)?.label ?? '', SMALL);
  const left = Math.max(least, Math.round(MARGIN + names.y.length * ROW + 6 + tickRoom + TICK + 4));
  const width = Math.round(whole - left - Math.max(MARGIN + 4, lastLabel / 2 + 4));
  const headline = title === undefined ? 0 : LETTERS + 8;
  const legend = isNamed ? drawLegend(curves, left, MARGIN + headline, width) : { parts: [], height: 0 };
  const box = { x: left, y: Math.round(MARGIN + headline + legend.height + 6), width, height: inner };
  const place = ([u, v]: readonly [number, number]): Place => [
    box.x + box.width * across.at(u),
    box.y + box.height * (1 - upward.at(v)),
  ];
  const height = box.y + box.height + TICK + SMALL + 8 + names.x.length * ROW + MARGIN - 3;
  return {
    width: whole,
    height,
    left,
    parts: [
      ...(title === undefined ? [] : [drawTitle(title, left, width)]),
      ...legend.parts,
      ...drawGrid(across, upward, box),
      ...drawAcross(across, names.x, box),
      ...drawUpward(upward, names.y, box),
      ...(ground?.(place) ?? []),
      ...shown.flatMap(({ bars, colour }) => bars.map((bar) => barAt(bar, place, colour))),
      ...shown.map((curve) => drawCurve(curve, curve.points.map(place))),
    ],
  };
}

function barAt(
  { x, low, high, broad = false }: Bar,
  place: (point: readonly [number, number]) => Place,
  colour: number | undefined,
): string {
  return drawBar(place([x, low]), place([x, high]), broad, colour);
}

function drawTitle(title: string, x: number, width: number): string {
  const line = fitText(title, LETTERS, width);
  return text(x, MARGIN + LETTERS, line.content, { size: line.size, strong: true });
}

/** One line of text, or two where it is wider than the room for it. */
function breakText(content: string, room: number): readonly string[] {
  if (textWidth(content, LETTERS) <= room) return [content];
  const gaps = [...content.matchAll(/ /g)].map(({ index }) => index);
  const middle = content.length / 2;
  const nearest = gaps.reduce((best, gap) => (Math.abs(gap - middle) < Math.abs(best - middle) ? gap : best), 0);
  return nearest === 0 ? [content] : [content.slice(0, nearest), content.slice(nearest + 1)];
}

const GRID = 'rgb(228,228,232)';

/** Lines at the labelled ticks, and the frame over their ends. */
function drawGrid(across: Ruler, upward: Ruler, { x, y, width, height }: Box): string[] {
  return [
    ...across.ticks.map(({ value }) => px(x + width * across.at(value))).map((u) => stroke(u, y, u, y + height, GRID)),
    ...upward.ticks
      .map(({ value }) => px(y + height * (1 - upward.at(value))))
      .map((v) => stroke(x, v, x + width, v, GRID)),
    rectangle(x, y, width, height, 'none', INK),
  ];
}

/** Ticks and labels of the axis below the box, its name under them. */
function drawAcross({ at, ticks, minor }: Ruler, name: readonly string[], box: Box): string[] {
  const bottom = box.y + box.height;
  const xOf = (value: number) => px(box.x + box.width * at(value));
  return [
    ...minor.map((value) => stroke(xOf(value), bottom, xOf(value), bottom + TICK / 2, INK)),
    ...ticks.flatMap((tick) => [
      stroke(xOf(tick.value), bottom, xOf(tick.value), bottom + TICK, INK),
      text(xOf(tick.value), bottom + TICK + SMALL + 1, tick.label, { size: SMALL, anchor: 'middle' }),
    ]),
    ...name.map((row, k) => {
      const { content, size } = fitText(row, LETTERS, box.width);
      const y = bottom + TICK + SMALL + 5 + (k + 1) * ROW;
      return text(box.x + box.width / 2, y, content, { size, anchor: 'middle' });
    }),
  ];
}

/** Ticks and labels of the axis left of the box, its name upright. */
function drawUpward({ at, ticks, minor }: Ruler, name: readonly string[], box: Box): string[] {
  const yOf = (value: number) => px(box.y + box.height * (1 - at(value)));
  return [
    ...minor.map((value) => stroke(box.x - TICK / 2, yOf(value), box.x, yOf(value), INK)),
    ...ticks.flatMap((tick) => [
      stroke(box.x - TICK, yOf(tick.value), box.x, yOf(tick.value), INK),
      text(box.x - TICK - 4, px(yOf(tick.value) + 0.36 * SMALL), tick.label, { size: SMALL, anchor: 'end' }),
    ]),
    ...name.map((row, k) => {
      const { content, size } = fitText(row, LETTERS, box.height);
      const x = MARGIN - 5 + (k + 1) * ROW;
      return text(x, box.y + box.height / 2, content, { size, anchor: 'middle', turn: -90 });
    }),
  ];
}

function stroke(x1: number, y1: number, x2: number, y2: number, colour: string): string {
  return `<path d="M${x1} ${y1}L${x2} ${y2}" stroke="${colour}"/>`;
}
