import type { Grid, Maps } from '../../case/case.ts';
import type { Shares } from '../../case/microstructure/picture.ts';
import type { Moment } from '../stored.ts';

/**
 * fields.h5, what lies where:
 *
 *     /time /step                                  one value per moment
 *     /x /y                                        centres of cells
 *     /metal /concentration /potential /reaction   moments × ny × nx, row 0 on the electrode
 *     /current_density_x /current_density_y /live
 *     /maps/conductivity …  /shares/filler …       ny × nx
 *
 * Units are written in ASCII, `mol/m^3`, because programs parse them: udunits and pint read this form, and a terminal shows it.
 */

/** Version of this layout. */
export const FIELDS_FORMAT = 1;

/** A data set: what it holds and how it is told. */
export interface Described {
  readonly name: string;
  readonly title: string;
  readonly units: string;
  /** Type in the file: the fields are float32, more digits than the solver claims. */
  readonly type: '<f' | '<d' | '<B' | '<i';
}

/** One array of cells in a moment. */
export interface Plane extends Described {
  of(moment: Moment): ArrayLike<number>;
}

export const PLANES: readonly Plane[] = [
  { name: 'metal', title: 'metal fraction', units: '1', type: '<f', of: ({ snapshot }) => snapshot.metal },
  {
    name: 'concentration',
    title: 'salt concentration',
    units: 'mol/m^3',
    type: '<f',
    of: ({ snapshot }) => snapshot.concentration,
  },
  {
    name: 'potential',
    title: 'potential of the electrolyte against the metal',
    units: 'V',
    type: '<f',
    of: ({ snapshot }) => snapshot.potential,
  },
  {
    name: 'reaction',
    title: 'interfacial current density of the kinetics, cathodic > 0',
    units: 'A/m^2',
    type: '<f',
    of: ({ snapshot }) => snapshot.reaction,
  },
  {
    name: 'current_density_x',
    title: 'ionic current density to the right',
    units: 'A/m^2',
    type: '<f',
    of: ({ current }) => current.x,
  },
  {
    name: 'current_density_y',
    title: 'ionic current density upwards, away from the electrode',
    units: 'A/m^2',
    type: '<f',
    of: ({ current }) => current.y,
  },
  {
    name: 'live',
    title: '1 where metal is joined to the electrode, 0 where it is dead',
    units: '1',
    type: '<B',
    of: ({ snapshot }) => snapshot.live,
  },
];

export const TIME: Described = { name: 'time', title: 'time', units: 's', type: '<d' };
export const STEP: Described = { name: 'step', title: 'time steps taken', units: '1', type: '<i' };
export const X: Described = { name: 'x', title: 'centre of a cell from the left side', units: 'm', type: '<d' };
export const Y: Described = { name: 'y', title: 'centre of a cell from the electrode', units: 'm', type: '<d' };

/** An array of cells that does not change. */
export interface Constant extends Described {
  /** What it is called in `Maps` or in `Shares`. */
  readonly key: keyof Maps | keyof Shares;
}

/** float64, unlike the fields: written once, and a frame drawn again must be the same to the byte. */
export const CONSTANTS: readonly Constant[] = [
  {
    key: 'conductivity',
    name: 'maps/conductivity',
    title: 'conductivity at the concentration of the start',
    units: 'S/m',
    type: '<d',
  },
  {
    key: 'transference',
    name: 'maps/transference',
    title: 'transference number of the cation',
    units: '1',
    type: '<d',
  },
  { key: 'diffusivity', name: 'maps/diffusivity', title: 'salt diffusivity', units: 'm^2/s', type: '<d' },
  {
    key: 'exchangeFactor',
    name: 'maps/exchange_factor',
    title: 'factor on the exchange current density',
    units: '1',
    type: '<d',
  },
  { key: 'blocking', name: 'maps/blocking', title: '1 where metal cannot enter', units: '1', type: '<B' },
  { key: 'filler', name: 'shares/filler', title: 'share of the cell that is filler', units: '1', type: '<d' },
  { key: 'shell', name: 'shares/shell', title: 'share of the cell that is shell', units: '1', type: '<d' },
];

/** Largest side of a chunk, in cells: with 512² a chunk is 1 MB, what HDF5 keeps of a data set in memory. */
const LARGEST_CHUNK = 512;

/** Rows and columns of a chunk: one moment of a field, or a tile of it, because fields are read moment by moment. */
export function chunkOf({ nx, ny }: Grid): [number, number] {
  return [Math.min(ny, LARGEST_CHUNK), Math.min(nx, LARGEST_CHUNK)];
}
