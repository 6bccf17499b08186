import type { Snapshot } from '../physics/snapshot.ts';
import {
  colourAt,
  concentrationMap,
  cssColour,
  deadColour,
  fillerColour,
  inkColour,
  metalColour,
  phaseMap,
  shellColour,
} from './colour.ts';
import { hasDeadMetal } from './dead-metal.ts';
import { type ConcentrationScale, paintConcentration, paintPhase } from './field-image.ts';
import { type Box, type Layout, layOut } from './layout.ts';
import { border, type ColourScale, drawColourBar, drawScaleBar } from './marks.ts';
import { encodePng } from './png.ts';
import { shortNumber } from './quantity.ts';
import { type Colour, paste, type Raster } from './raster.ts';
import { drawOnto, rasterise } from './rasterise.ts';
import { makeTicks } from './scale.ts';
import { rectangle, svgDocument, text } from './svg.ts';
import { fitText, textWidth } from './text-width.ts';

/** `concentration`: c with the metal drawn in; `phase`: the metal fraction ξ and the filler. */
export type FrameKind = 'concentration' | 'phase';

export const frameKinds: readonly FrameKind[] = ['concentration', 'phase'];

/** One case of a frame. */
export interface Panel {
  readonly label: string;
  readonly snapshot: Snapshot;
  /** 1 in a resolved filler, 0 outside, per cell [–] */
  readonly filler?: Float64Array;
  /** The same for the interphase around it. */
  readonly shell?: Float64Array;
}

/** How a frame is drawn. */
export interface FrameOptions {
  /** The same for all frames of a run, so that they can be compared; not used for `phase` [mol/m³]. */
  readonly scale: ConcentrationScale;
  /** Width of the widest domain [px]; 420 by default, because three such panels fill a page or a slide. */
  readonly panelWidth?: number;
  /** A line above all; none by default. */
  readonly title?: string;
}

/**
 * PNG bytes of a figure: all cases side by side at one scale of length, with letters, labels, time, legend, scale bar
 * and one colour bar. A case that ended before the others carries its own time. The same input gives the same bytes.
 * Throws RangeError when there is no panel, the scale is empty or a filler does not fit its grid.
 */
export function renderFrame(kind: FrameKind, panels: readonly Panel[], options: FrameOptions): Uint8Array {
  return encodePng(framePainter(kind, options)(panels));
}

/**
 * Paints one such figure after another, as pixels. What stays as it was in the last one is not drawn again, which is all
 * but the fields, the time and the scale bar that lies over a field.
 */
export function framePainter(kind: FrameKind, options: FrameOptions): (panels: readonly Panel[]) => Raster {
  const { scale, panelWidth = 420, title } = options;
  let still: { readonly svg: string; readonly raster: Raster } | undefined;
  return (panels) => {
    check(panels, scale, panelWidth);
    const colours = colourScale(kind, scale);
    const longest = colours.ticks.reduce((most, { label }) => (label.length > most.length ? label : most), '');
    const tickRoom = 12 + textWidth(longest, 15) + 30;
    const grids = panels.map(({ snapshot }) => snapshot.grid);
    const layout = layOut(grids, Math.round(panelWidth), tickRoom, title !== undefined);
    const { width, height, unit, left, header } = layout;
    const time = Math.max(...panels.map(({ snapshot }) => snapshot.time));
    const svg = svgDocument(width, height, [
      rectangle(0, 0, width, height, 'white'),
      ...(title !== undefined && layout.title !== undefined ? [headline(title, layout.title, layout)] : []),
      ...drawLegend(kind, panels, layout),
      ...layout.panels.map(border),
      ...drawTitles(panels, time, layout),
      ...drawColourBar(colours, layout, tickRoom),
    ]);
    if (still?.svg !== svg) still = { svg, raster: rasterise(svg) };
    const frame = { width, height, data: still.raster.data.slice() };
    for (const [k, panel] of panels.entries()) {
      const box = layout.panels[k];
      paste(frame, paintFields(kind, panel, box, unit, scale), box.x, box.y);
    }
    const [first] = layout.panels;
    const bar = drawScaleBar(grids[0].nx * grids[0].spacing, first, unit);
    drawOnto(frame, strip(0, first.x + first.width, first.y, first.y + 38 * unit, layout), [bar]);
    const clock = text(left, header, timeLabel(time), { size: 20 * unit });
    const end = left + textWidth(timeLabel(time), 20 * unit) + 4 * unit;
    drawOnto(frame, strip(0, end, header - 20 * unit, header + 8 * unit, layout), [clock]);
    return frame;
  };
}

/** The whole pixels of a figure around a part of it. */
function strip(left: number, right: number, top: number, bottom: number, { width, height }: Layout): Box {
  const [x, y] = [Math.max(0, Math.floor(left)), Math.max(0, Math.floor(top))];
  return { x, y, width: Math.min(width, Math.ceil(right)) - x, height: Math.min(height, Math.ceil(bottom)) - y };
}

function check(panels: readonly Panel[], { min, max }: ConcentrationScale, panelWidth: number): void {
  if (panels.length === 0) throw new RangeError('a frame has no panels: give at least one case');
  if (!(max > min && Number.isFinite(max - min)))
    throw new RangeError(`frame scale is ${min} to ${max} mol/m³: the end must lie above the start`);
  if (!(panelWidth >= 16 && panelWidth <= 8192))
    throw new RangeError(`panelWidth is ${panelWidth} px: a frame needs 16 to 8192`);
  for (const { label, snapshot, filler, shell } of panels) {
    const { nx, ny } = snapshot.grid;
    for (const [name, shares] of Object.entries({ filler, shell })) {
      if (shares && shares.length !== nx * ny)
        throw new RangeError(`${name} of ${label} has ${shares.length} cells: its grid has ${nx} × ${ny} = ${nx * ny}`);
    }
  }
}

function colourScale(kind: FrameKind, { min, max }: ConcentrationScale): ColourScale {
  return kind === 'concentration'
    ? { map: concentrationMap, min, max, name: 'salt concentration [mol/m³]', ticks: makeTicks(min, max, 5) }
    : { map: phaseMap, min: 0, max: 1, name: 'metal fraction ξ [–]', ticks: makeTicks(0, 1, 5) };
}

function headline(title: string, y: number, { left, right, unit }: Layout): string {
  const line = fitText(title, 18 * unit, right - left);
  return text(left, y, line.content, { size: line.size, strong: true });
}

function paintFields(
  kind: FrameKind,
  { snapshot, filler, shell }: Panel,
  box: Box,
  unit: number,
  scale: ConcentrationScale,
): Raster {
  return kind === 'concentration'
    ? paintConcentration(snapshot, box, scale, Math.max(1, 1.6 * unit), filler, shell)
    : paintPhase(snapshot, box, filler, shell);
}

/** Letters and labels above the panels, all in one size. */
function drawTitles(panels: readonly Panel[], time: number, { panels: boxes, column, unit }: Layout): string[] {
  const size = 17 * unit;
  const indent = panels.length > 1 ? 22 * unit : 0;
  const titles = panels.map(({ label, snapshot }) => {
    const ended = snapshot.time < time ? `, ${timeLabel(snapshot.time)}` : '';
    const fitted = fitText(label, size, column - indent - (ended ? textWidth(ended, size) : 0));
    return { content: fitted.content + ended, size: fitted.size };
  });
  const common = Math.min(...titles.map((title) => title.size));
  return titles.flatMap(({ content }, k) => {
    const y = boxes[k].y - 10 * unit;
    const letter = panels.length > 1 && k < 26 ? String.fromCharCode(97 + k) : '';
    return [
      text(boxes[k].x, y, letter, { size, strong: true }),
      text(boxes[k].x + indent, y, content, { size: common }),
    ];
  });
}

/** Right-aligned in the header: what is drawn without a number. */
function drawLegend(kind: FrameKind, panels: readonly Panel[], { header, right, unit }: Layout): string[] {
  const entries: [label: string, colour: Colour, outline?: Colour][] = [];
  if (kind === 'concentration') entries.push(['metal', metalColour]);
  if (panels.some(({ snapshot }) => hasDeadMetal(snapshot))) entries.push(['dead metal', deadColour]);
  if (panels.some(({ filler }) => filler)) {
    if (kind === 'phase') entries.push(['filler', fillerColour]);
    else entries.push(['filler', colourAt(concentrationMap, 0.5), [255, 255, 255]]);
  }
  if (panels.some(({ shell }) => shell)) {
    if (kind === 'phase') entries.push(['interphase', shellColour]);
    else entries.push(['interphase', colourAt(concentrationMap, 0.5), shellColour]);
  }
  const size = 15 * unit;
  const parts: string[] = [];
  let x = right;
  for (const [label, colour, outline] of entries.reverse()) {
    x -= textWidth(label, size);
    parts.push(text(x, header, label, { size }));
    x -= 28 * unit;
    const y = header - 12 * unit;
    parts.push(rectangle(x, y, 20 * unit, 13 * unit, cssColour(colour), cssColour(inkColour), 1.3 * unit));
    if (outline)
      parts.push(rectangle(x + 4 * unit, y + 4 * unit, 12 * unit, 5 * unit, 'none', cssColour(outline), unit));
    x -= 22 * unit;
  }
  return parts;
}

function timeLabel(seconds: number): string {
  return `${shortNumber(seconds, 6)} s`;
}
