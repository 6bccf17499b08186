import type { Snapshot } from '../physics/snapshot.ts';
import {
  concentrationMap,
  deadColour,
  fillerColour,
  inkColour,
  invalidColour,
  metalColour,
  phaseMap,
  shellColour,
  tint,
} from './colour.ts';
import { deadMetal } from './dead-metal.ts';
import { cover, dip, dipped, edgeCover, makePen, type Pen, strokeCover } from './pen.ts';
import { blankRaster, type Raster } from './raster.ts';
import {
  type Axis,
  distanceToHalf,
  interpolate,
  makeAxis,
  makeStencil,
  moveStencil,
  type Stencil,
} from './resample.ts';

/**
 * The fields of one case as pixels, the electrode at the bottom. Fields are interpolated between cell centres, so that
 * edges are smooth at any size. A pixel whose values are not numbers gets a colour that no map holds.
 */

/** What the colours of concentration stand for [mol/m³]; values beyond take the colour of the nearer end. */
export interface ConcentrationScale {
  readonly min: number;
  readonly max: number;
}

/** Size of the image [px]. */
export interface Size {
  readonly width: number;
  readonly height: number;
}

/**
 * Concentration c in the electrolyte, with the metal as a solid behind a line of `line` pixels at ξ = 1/2. `filler`
 * [–], 1 in a resolved filler and 0 outside, adds its outline, faint, because the colours must still be read; `shell` [–]
 * adds the outer one of the interphase.
 */
export function paintConcentration(
  snapshot: Snapshot,
  size: Size,
  scale: ConcentrationScale,
  line: number,
  filler?: Float64Array,
  shell?: Float64Array,
): Raster {
  const { metal, concentration } = snapshot;
  const covered = shell?.map((share, k) => share + (filler?.[k] ?? 0));
  const span = scale.max - scale.min;
  const dead = deadMetal(snapshot);
  const solid = makePen();
  return paint(snapshot, size, (pen, at, x, y) => {
    const distance = distanceToHalf(metal, at, x, y);
    const behind = edgeCover(distance);
    dip(pen, concentrationMap, (interpolate(concentration, at) - scale.min) / span);
    if (covered) cover(pen, shellPen, 0.8 * strokeCover(distanceToHalf(covered, at, x, y), 0.6 * line));
    if (filler) cover(pen, whitePen, 0.5 * strokeCover(distanceToHalf(filler, at, x, y), 0.6 * line));
    if (behind !== 0) {
      solid.set(metalPen);
      if (dead) cover(solid, deadPen, interpolate(dead, at));
      cover(pen, solid, behind);
    }
    cover(pen, inkPen, strokeCover(distance, line));
  });
}

/** The metal fraction ξ itself, from electrolyte to metal; the filler, its shell and dead metal are tinted. */
export function paintPhase(snapshot: Snapshot, size: Size, filler?: Float64Array, shell?: Float64Array): Raster {
  const { metal } = snapshot;
  const dead = deadMetal(snapshot);
  const other = makePen();
  return paint(snapshot, size, (pen, at) => {
    const xi = interpolate(metal, at);
    dip(pen, phaseMap, xi);
    if (shell) {
      dip(other, shellMap, xi);
      cover(pen, other, Math.min(1, Math.max(0, interpolate(shell, at) + (filler ? interpolate(filler, at) : 0))));
    }
    if (filler) {
      dip(other, fillerMap, xi);
      cover(pen, other, Math.min(1, Math.max(0, interpolate(filler, at))));
    }
    if (dead) {
      dip(other, deadMap, xi);
      cover(pen, other, interpolate(dead, at));
    }
  });
}

const whitePen = dipped([255, 255, 255]);
const inkPen = dipped(inkColour);
const metalPen = dipped(metalColour);
const deadPen = dipped(deadColour);
const shellPen = dipped(shellColour);
const fillerMap = tint(phaseMap, fillerColour, 0);
const shellMap = tint(phaseMap, shellColour, 0);
const deadMap = tint(phaseMap, deadColour, 1);

type Shade = (pen: Pen, at: Stencil, x: Axis, y: Axis) => void;

function paint(snapshot: Snapshot, size: Size, shade: Shade): Raster {
  const { nx, ny } = snapshot.grid;
  const raster = blankRaster(size.width, size.height);
  const { data } = raster;
  const x = makeAxis(nx, size.width);
  const y = makeAxis(ny, size.height);
  const at = makeStencil();
  const pen = makePen();
  for (let q = 0; q < size.height; q++) {
    let byte = 4 * size.width * (size.height - 1 - q);
    for (let p = 0; p < size.width; p++, byte += 4) {
      moveStencil(at, x, y, p, q, nx);
      shade(pen, at, x, y);
      if (Number.isNaN(pen[0])) pen.set(invalidColour);
      // Half up, as the whole part is taken.
      data[byte] = pen[0] + 0.5;
      data[byte + 1] = pen[1] + 0.5;
      data[byte + 2] = pen[2] + 0.5;
    }
  }
  return raster;
}
