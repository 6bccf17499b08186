import type { Grid } from '../case/case.ts';

/** Where the parts of a frame lie. All lengths are whole pixels, so that panels are shown pixel for pixel. */

export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export interface Layout {
  readonly width: number;
  readonly height: number;
  /** One unit of the design: 1 px where panels are 420 px wide. Letters and lines grow with the panels. */
  readonly unit: number;
  /** The images, in the order of the cases. */
  readonly panels: readonly Box[];
  /** Width that a panel's title may take. */
  readonly column: number;
  /** Baseline of the time and the legend. */
  readonly header: number;
  /** Baseline of the figure's title; absent without one. */
  readonly title?: number;
  readonly bar: Box;
  /** Left and right end of the header. */
  readonly left: number;
  readonly right: number;
}

/** Sizes in units of the design. */
const margin = 24;
const gap = 22;
const titleHeight = 30;
const headerHeight = 34;
const panelTitle = 32;
const barGap = 26;
const barWidth = 18;
const leastBar = 170;
const leastInner = 420;

/**
 * Panels side by side, up to four in a row, all at one scale of length: the widest domain is `panelWidth` wide, unless
 * the tallest would then be higher than twice that. `tickWidth` is the room for the labels of the colour bar, in units
 * of the design.
 */
export function layOut(grids: readonly Grid[], panelWidth: number, tickWidth: number, titled: boolean): Layout {
  const unit = Math.min(3, Math.max(0.6, panelWidth / 420));
  const px = (units: number) => Math.round(units * unit);
  const widest = Math.max(...grids.map((g) => g.nx * g.spacing));
  const tallest = Math.max(...grids.map((g) => g.ny * g.spacing));
  const perMetre = Math.min(panelWidth / widest, (2 * panelWidth) / tallest);
  const pixels = (metres: number) => Math.max(1, Math.round(metres * perMetre));

  const rows = Math.ceil(grids.length / 4);
  const columns = Math.ceil(grids.length / rows);
  const column = Math.max(pixels(widest), Math.round(0.6 * panelWidth));
  const row = pixels(tallest);
  const left = px(margin);
  const headerTop = px(margin) + (titled ? px(titleHeight) : 0);
  const top = headerTop + px(headerHeight);

  const panels = grids.map((g, k): Box => {
    const width = pixels(g.nx * g.spacing);
    const height = pixels(g.ny * g.spacing);
    const x = left + (k % columns) * (column + px(gap));
    const y = top + px(panelTitle) + Math.floor(k / columns) * (row + px(panelTitle + gap)) + row - height;
    return { x, y, width, height };
  });

  const inner = Math.max(px(leastInner), columns * column + (columns - 1) * px(gap));
  const stack = rows * row + (rows - 1) * px(panelTitle + gap);
  const bar = {
    x: left + inner + px(barGap),
    y: top + px(panelTitle),
    width: px(barWidth),
    height: Math.max(stack, px(leastBar)),
  };
  const right = bar.x + bar.width + px(tickWidth);
  return {
    width: right + px(margin),
    height: bar.y + Math.max(stack, bar.height) + px(margin),
    unit,
    panels,
    column,
    header: headerTop + px(16),
    ...(titled ? { title: px(margin) + px(14) } : {}),
    bar,
    left,
    right,
  };
}
