/** One case at one time: the field as an image, what lies in it as lines over it. */
import { toBase64 } from '#host/base64.ts';
import type { Snapshot } from '../../physics/snapshot.ts';
import {
  type ColourMap,
  colourAt,
  cssColour,
  deadColour,
  inkColour,
  invalidColour,
  metalColour,
  mix,
  shellColour,
} from '../colour.ts';
import { deadMetal } from '../dead-metal.ts';
import type { Box } from '../layout.ts';
import { interpolate, makeAxis, makeStencil, moveStencil } from '../resample.ts';
import type { StoredCase } from '../stored.ts';
import { rectangle } from '../svg.ts';
import { linePath, ringsPath, type Transform } from './lines.ts';
import { metalRegions, type Point, type Region } from './outline.ts';
import { pt } from './page.ts';
import type { PhaseOutlines } from './phases.ts';
import { encodeIndexed } from './png.ts';
import { type FieldScale, type FigureField, isDark } from './shown-field.ts';
import type { Streamline } from './streamlines.ts';

/** What a panel shows. */
export interface PanelContent {
  readonly input: StoredCase['input'];
  readonly snapshot: Snapshot;
  readonly field: FigureField;
  readonly values: Float64Array;
  readonly scale: FieldScale;
  /** Absent where their outlines are not wanted or there are none. */
  readonly phases?: PhaseOutlines;
  readonly lines: readonly Streamline[];
  /** Whether the current flows from the metal to the wall. */
  readonly isStripping: boolean;
}

/** Lines [pt] */
export const EDGE = 0.75;
export const FINE = 0.5;
/** Pixels of the image per point: 300 dpi. */
const PIXELS = 300 / 72;
const INK = cssColour(inkColour);
/** Darker than dead metal, but not ink, so that the finest piece can be told from live metal. */
export const DEAD_EDGE = cssColour(mix(deadColour, inkColour, 0.45));

/** The panel within its box, everything beyond it cut off. */
export function drawPanel(content: PanelContent, box: Box): string {
  const { snapshot, input, field } = content;
  const { nx, ny } = snapshot.grid;
  const periodic = input.sides === 'periodic';
  const to = { scale: box.width / nx, height: box.height };
  const regions = metalRegions(snapshot.metal, nx, ny, periodic);
  const size = `width="${pt(box.width)}" height="${pt(box.height)}"`;
  return [
    `<svg x="${pt(box.x)}" y="${pt(box.y)}" ${size} viewBox="0 0 ${pt(box.width)} ${pt(box.height)}">`,
    `<image ${size} preserveAspectRatio="none" href="data:image/png;base64,${fieldImage(content, box)}"/>`,
    drawPhases(content),
    drawStreamlines(content, to),
    drawMetal(regions, snapshot, field !== 'phase', to),
    '</svg>',
    rectangle(pt(box.x), pt(box.y), pt(box.width), pt(box.height), 'none', INK, FINE),
  ].join('');
}

/** Base64 of the field as PNG, interpolated between centres of cells. */
function fieldImage({ values, scale, snapshot }: PanelContent, box: Box): string {
  const { nx, ny } = snapshot.grid;
  const [width, height] = [box.width, box.height].map((points) => Math.max(2, Math.round(PIXELS * points)));
  const x = makeAxis(nx, width);
  const y = makeAxis(ny, height);
  const at = makeStencil();
  const entries = new Uint8Array(width * height);
  for (let q = 0; q < height; q++) {
    const row = width * (height - 1 - q);
    for (let p = 0; p < width; p++) {
      moveStencil(at, x, y, p, q, nx);
      entries[row + p] = entryOf((interpolate(values, at) - scale.min) / (scale.max - scale.min));
    }
  }
  return toBase64(encodeIndexed(entries, width, height, paletteOf(scale.map)));
}

const INVALID = 255;

/** Entry of the palette for a fraction of the scale. */
function entryOf(fraction: number): number {
  return Number.isNaN(fraction) ? INVALID : Math.round((INVALID - 1) * Math.min(1, Math.max(0, fraction)));
}

/** 255 colours of the map, and last the one for what is not a number. */
export function paletteOf(map: ColourMap): ColourMap {
  const colours = Array.from({ length: INVALID }, (_, k) => colourAt(map, k / (INVALID - 1)));
  return { size: INVALID + 1, table: Uint8Array.from([...colours, invalidColour].flat()) };
}

/** Outlines of the filler and of the interphase around it, light ones with a faint dark edge: fields are light in places. */
function drawPhases({ phases, field }: PanelContent): string {
  if (!phases) return '';
  const path = (id: string | undefined, stroke: string) => {
    if (id === undefined) return '';
    const edge = `<use href="#${id}" fill="none" stroke="${INK}" stroke-opacity="0.35" stroke-width="${pt(2.2 * FINE)}"/>`;
    return `${isDark(field) ? edge : ''}<use href="#${id}" fill="none" stroke="${stroke}" stroke-width="${FINE}"/>`;
  };
  return path(phases.shell, cssColour(shellColour)) + path(phases.filler, fillerLine(field));
}

/** Colour of a filler's outline over a field. */
export function fillerLine(field: FigureField): string {
  return isDark(field) ? 'white' : 'rgb(0,128,96)';
}

/** The metal as a solid with its edge, dead metal in its colour; over ξ itself the edge alone. */
function drawMetal(regions: readonly Region[], snapshot: Snapshot, isSolid: boolean, to: Transform): string {
  const dead = deadMetal(snapshot);
  const groups = [
    { colour: metalColour, members: regions.filter((region) => !isDead(region, snapshot, dead)) },
    { colour: deadColour, members: regions.filter((region) => isDead(region, snapshot, dead)) },
  ];
  return groups
    .filter(({ members }) => members.length > 0)
    .map(({ colour, members }) => {
      const fill = isSolid ? cssColour(colour) : 'none';
      const edge = colour === metalColour ? INK : DEAD_EDGE;
      return `<path d="${ringsPath(members, to)}" fill="${fill}" fill-rule="evenodd" stroke="${edge}" stroke-width="${EDGE}" stroke-linejoin="round"/>`;
    })
    .join('');
}

/** Whether most of a region's edge is dead. */
function isDead([ring]: Region, { grid }: Snapshot, dead: Float64Array | undefined): boolean {
  if (!dead) return false;
  const inCell = ([x, y]: Point) => {
    const i = ((Math.floor(x) % grid.nx) + grid.nx) % grid.nx;
    const j = Math.min(grid.ny - 1, Math.max(0, Math.floor(y)));
    return dead[i + grid.nx * j] >= 0.5;
  };
  return 2 * ring.filter(inCell).length > ring.length;
}

/** Lines in ink with a light edge, so that they are read over dark and over light, each with one small head. */
function drawStreamlines({ lines, snapshot, isStripping }: PanelContent, to: Transform): string {
  const { nx } = snapshot.grid;
  const copies = lines.flatMap((line) => {
    const along = line.map(([x]) => Math.floor(x / nx));
    const first = Math.min(...along);
    const count = Math.max(...along) - first + 1;
    return Array.from({ length: count }, (_, k) => line.map(([x, y]): Point => [x - (first + k) * nx, y]));
  });
  if (copies.length === 0) return '';
  const d = copies.map((line) => linePath(line, to)).join('');
  const heads = copies.map((line) => arrowHead(line, isStripping, to)).join('');
  return (
    `<path d="${d}" fill="none" stroke="white" stroke-opacity="0.55" stroke-width="${pt(3 * FINE)}"/>` +
    `<path d="${d}" fill="none" stroke="${INK}" stroke-width="${FINE}"/>` +
    `<path d="${heads}" fill="${INK}" stroke="white" stroke-opacity="0.55" stroke-width="${FINE}" paint-order="stroke"/>`
  );
}

/** Length and half the width of a head [pt]; a line shorter than three heads has none. */
const HEAD = { length: 3.6, half: 1.3 };

function arrowHead(line: readonly Point[], isReversed: boolean, { scale, height }: Transform): string {
  const places = line.map(([x, y]): Point => [scale * x, height - scale * y]);
  const lengths = places.map(([x, y], k) => (k === 0 ? 0 : Math.hypot(x - places[k - 1][0], y - places[k - 1][1])));
  const total = lengths.reduce((sum, length) => sum + length, 0);
  if (total < 3 * HEAD.length) return '';
  let before = 0;
  const k = lengths.findIndex((length) => {
    before += length;
    return before >= total / 2;
  });
  const sign = isReversed ? -1 : 1;
  const [x, y] = places[k];
  const [u, v] = [x - places[k - 1][0], y - places[k - 1][1]].map((part) => (sign * part) / lengths[k]);
  const tip = `${pt(x + (HEAD.length / 2) * u)} ${pt(y + (HEAD.length / 2) * v)}`;
  const [bx, by] = [x - (HEAD.length / 2) * u, y - (HEAD.length / 2) * v];
  const side = (s: number) => `${pt(bx - s * HEAD.half * v)} ${pt(by + s * HEAD.half * u)}`;
  return `M${tip}L${side(1)} ${side(-1)}Z`;
}
