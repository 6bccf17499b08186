/** A filler that a hand made, painted or dropped, as changes of the study. */
import type { Case, Phase } from '../../case/case.ts';
import { FILLER, type Raster, SHELL } from '../../case/microstructure/raster.ts';
import type { GreyImage } from '../../case/resolve-structure.ts';
import { pngDataUrl } from './png.ts';
import { clean, ofCase } from './slider.ts';

/** What is painted where nothing is known: it conducts ten times as well as the electrolyte, half of it by cations, as the package's examples of pictures assume. */
const OWN = { conductivity: '10 x matrix', transference: 0.5 } as const;

/** Grey levels of a painted mask, and those that belong to each phase. */
const LEVELS = { filler: 255, shell: 128 } as const;

export type Levels = readonly [number, number];

export interface PictureStructure {
  readonly kind: 'image';
  readonly file: string;
  readonly pixel: string;
  readonly filler: Levels;
  readonly shell?: Levels;
}

/**
 * The changes that make what a mask shows the filler of a case. The filler keeps what it is made of; where the case has none it becomes that of
 * `like`, the case beside it, or conducts ten times as well as the electrolyte. A mask without filler takes the filler away.
 */
export function maskChange(input: Case, mask: Raster, like?: Case): readonly string[] {
  const { columns, rows, samples } = mask;
  if (!samples.includes(FILLER)) return input.filler ? [`${ofCase(input, 'filler')}=none`] : [];
  const greys = new Uint8Array(columns * rows);
  for (let row = 0; row < rows; row++) {
    const from = (rows - 1 - row) * columns;
    for (let column = 0; column < columns; column++) {
      const phase = samples[from + column];
      greys[row * columns + column] = phase === FILLER ? LEVELS.filler : phase === SHELL ? LEVELS.shell : 0;
    }
  }
  const hasShell = samples.includes(SHELL);
  const structure = {
    ...structureOf(input, { columns, rows, greys }, hasShell ? [192, 255] : [128, 255]),
    ...(hasShell && { shell: [64, 191] as const }),
  };
  return fillerChanges(input, structure, like);
}

/** A picture as wide as the domain. */
export function structureOf({ grid }: Case, image: GreyImage, filler: Levels): PictureStructure {
  // Twelve digits of a nanometre: a whole number of pixels fills the width to far less than one.
  const pixel = `${clean(((grid.nx * grid.spacing) / image.columns) * 1e9)} nm`;
  return { kind: 'image', file: pngDataUrl(image), pixel, filler };
}

/** The changes that put a structure in the place of a case's. */
export function fillerChanges(input: Case, structure: PictureStructure, like?: Case): readonly string[] {
  const path = ofCase(input, 'filler');
  const { filler } = input;
  const showsShell = filler?.structure.kind === 'image' && filler.structure.shell !== undefined;
  if (filler && showsShell === (structure.shell !== undefined)) {
    const from = filler.from > 0 ? [`${path}.from=0 um`] : [];
    return [`${path}.structure=${JSON.stringify(structure)}`, ...from];
  }
  // A whole filler lies over `none`, so that nothing of an earlier one shines through.
  const made = filler ?? like?.filler;
  const phase = made && !Number.isNaN(made.phase.conductivity) ? written(made.phase) : OWN;
  const grown =
    made?.shell && made.shell.thickness > 0 && !Number.isNaN(made.shell.conductivity) ? made.shell : undefined;
  const shell = grown && { thickness: `${clean(grown.thickness * 1e9)} nm`, ...written(grown) };
  return [`${path}=none`, `${path}=${JSON.stringify({ structure, ...phase, ...(shell && { shell }) })}`];
}

/** A phase as a study file writes it. */
function written({
  conductivity,
  transference,
  diffusivity,
  exchangeFactor,
  blocking,
}: Phase): Readonly<Record<string, unknown>> {
  return {
    conductivity: `${conductivity} S/m`,
    ...(conductivity > 0 && { transference: Number.isNaN(transference) ? OWN.transference : transference }),
    ...(diffusivity !== undefined && { diffusivity: `${diffusivity} m2/s` }),
    ...(exchangeFactor !== 1 && { 'exchange factor': exchangeFactor }),
    blocking,
  };
}
