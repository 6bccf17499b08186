/** The picture of a case's filler and its shell, and the share of each cell that they take. */

import type { Case, Filler } from '../case.ts';
import type { Domain } from './domain.ts';
import { drawStructure } from './draw.ts';
import { coverage, FILLER, MATRIX, type Raster, SHELL } from './raster.ts';
import { growShell } from './shell.ts';

/** Pictures that were drawn last, by what they show: drawing takes a tenth of a second and more, and each parse of a study asks for them. */
const drawn = new Map<string, Raster>();
/** As many as the cases of a study and some changes of them have; a picture takes a megabyte or so. */
const MOST_DRAWN = 8;

/**
 * A filler with its shell, over the whole domain, `from` not applied.
 *
 * Throws `StructureError` where it cannot be drawn; its key is `SHELL_THICKNESS` where the shell is to blame.
 */
export function drawFiller(
  { structure, shell }: Pick<Filler, 'structure' | 'shell'>,
  domain: Domain,
  seed: number,
): Raster {
  const thickness = shell?.thickness ?? 0;
  const key = JSON.stringify([structure, domain, seed, thickness]);
  const known = drawn.get(key);
  const bare = known ?? drawStructure(structure, domain, seed);
  const raster = known || thickness === 0 ? bare : growShell(bare, thickness, domain.periodic);
  // The one used last is the last to go.
  drawn.delete(key);
  drawn.set(key, raster);
  if (drawn.size > MOST_DRAWN) drawn.delete(drawn.keys().next().value ?? '');
  return raster;
}

/** The region that a case's filler is drawn in. */
export function domainOf({ grid, sides }: Pick<Case, 'grid' | 'sides'>): Domain {
  return { width: grid.nx * grid.spacing, height: grid.ny * grid.spacing, periodic: sides === 'periodic' };
}

/** The picture of a case, as the composite was made: also below the height that the filler starts `from`. */
export function pictureOf(input: Case): Raster | undefined {
  return input.filler && drawFiller(input.filler, domainOf(input), input.seed);
}

/** Shares of each cell's area [–], nx × ny, row-major. */
export interface Shares {
  readonly filler: Float64Array;
  /** Absent where there is none. */
  readonly shell?: Float64Array;
}

/**
 * The share of each cell that filler and shell take, nothing below the height that the filler starts `from`; zeros
 * where there is no filler.
 *
 * Shares and not yes or no, because a rod of 1.2 to 3 cells' width would break up where it lies aslant, and with it the
 * path it conducts along.
 */
export function phaseShares(input: Case): Shares {
  const { nx, ny } = input.grid;
  const picture = pictureOf(input);
  if (!picture || !input.filler) return { filler: new Float64Array(nx * ny) };
  const raster = above(picture, input.filler.from);
  const hasShell = picture.samples.includes(SHELL);
  return { filler: coverage(raster, nx, ny, FILLER), ...(hasShell && { shell: coverage(raster, nx, ny, SHELL) }) };
}

/** The share of each cell that the filler takes, without its shell [–]; for figures. */
export function fillerShares(input: Case): Float64Array {
  return phaseShares(input).filler;
}

/** The picture with matrix alone below a height [m], and above it for less than a sample. */
function above(raster: Raster, from: number): Raster {
  const rows = Math.ceil(from / raster.size - 1e-6);
  if (rows <= 0) return raster;
  return { ...raster, samples: raster.samples.slice().fill(MATRIX, 0, rows * raster.columns) };
}
