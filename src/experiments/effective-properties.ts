/**
 * What a microstructure comes to between plates: its conductivity tensor and its transference number, on the simulator's own
 * maps, so that what is measured is what is simulated.
 */
import type { Case, Maps } from '../case/case.ts';
import { LEAST_CONDUCTIVITY, maps } from '../case/maps.ts';
import { type Conductor, effectiveConductivity } from './effective-conductivity.ts';
import { isotropicBounds, wienerBounds } from './mixture-bounds.ts';
import type { Solver } from './plates.ts';

/** The symmetric tensor of a conductivity [S/m]. */
export interface Tensor {
  readonly xx: number;
  readonly yy: number;
  /** Mean of the currents along x under a field along y and the other way round; they agree where the sides are joined. */
  readonly xy: number;
  /** The larger and the smaller principal value [S/m] */
  readonly principal: readonly [number, number];
  /** Direction of the larger one from the x-axis [rad], in (−π/2, π/2] */
  readonly angle: number;
}

/** What a map conducts as a whole. */
export interface Effective {
  readonly conductivity: Tensor;
  /**
   * t₊ [–] up and across: eff(t₊σ)/eff(σ), what Bruce and Vincent's experiment returns of an ideal dilute salt that begins
   * uniform, because with the anions blocked the current is that of the cations through ∇·(t₊σ∇μ₊) = 0. NaN where nothing
   * conducts. `bruceVincentOf` makes the experiment: of rods on 96 × 96 cells it returns 1.3 % more.
   */
  readonly transference: { readonly up: number; readonly across: number };
  /** Wiener's bounds of the conductivity for any arrangement of the same cells [S/m] */
  readonly wiener: readonly [number, number];
  /** Hashin and Shtrikman's, for any isotropic arrangement of them [S/m] */
  readonly isotropic: readonly [number, number];
  /**
   * τ = ε σ/σ_eff of the matrix alone [–] up and across: what filler and shell take of a cell is cut from its σ, and a cell
   * without matrix insulates. Infinity where no path of matrix joins the plates. Absent where there is no filler.
   */
  readonly tortuosity?: { readonly up: number; readonly across: number };
}

/** The case with the filler everywhere, also in the layer over the electrode that a study may leave free. */
export function withoutLayer(input: Case): Case {
  return input.filler ? { ...input, filler: { ...input.filler, from: 0 } } : input;
}

/** The conductor of one of a case's maps [S/m]. */
export function conductorOf({ grid, sides }: Case, conductivity: Float64Array): Conductor {
  return { grid, sides: sides === 'periodic' ? 'periodic' : 'closed', conductivity };
}

/** t₊σ, the cations' part of a map's conductivity [S/m] */
export function cationsOf({ conductivity, transference }: Maps): Float64Array {
  return conductivity.map((value, k) => value * transference[k]);
}

/** The tensor of a conductor between plates below and above it, then left and right. Throws as `effectiveConductivity`. */
export async function tensorOf(on: Solver, conductor: Conductor): Promise<Tensor> {
  const up = await effectiveConductivity(on, conductor, 'up');
  const across = await effectiveConductivity(on, conductor, 'across');
  const [xx, yy, xy] = [across.value, up.value, (up.transverse + across.transverse) / 2];
  const [mean, half] = [(xx + yy) / 2, Math.hypot((xx - yy) / 2, xy)];
  return { xx, yy, xy, principal: [mean + half, mean - half], angle: Math.atan2(2 * xy, xx - yy) / 2 };
}

/** Measures a case whose values are all known. Throws as `maps` and `effectiveConductivity`. */
export async function effectiveOf(on: Solver, asked: Case): Promise<Effective> {
  const input = withoutLayer(asked);
  const its = maps(input);
  const conductivity = await tensorOf(on, conductorOf(input, its.conductivity));
  const cations = await tensorOf(on, conductorOf(input, cationsOf(its)));
  return {
    conductivity,
    transference: { up: cations.yy / conductivity.yy, across: cations.xx / conductivity.xx },
    wiener: wienerBounds(its.conductivity),
    isotropic: isotropicBounds(its.conductivity),
    ...(input.filler && { tortuosity: await tortuosityOf(on, input, input.filler) }),
  };
}

/** From the map with filler and shell of the least σ, of which their share is then taken back, so that no leak is taken for a way. */
async function tortuosityOf(on: Solver, input: Case, filler: NonNullable<Case['filler']>) {
  const empty = { ...filler.phase, conductivity: 0 };
  const { conductivity } = maps({
    ...input,
    filler: { ...filler, phase: empty, ...(filler.shell && { shell: { ...filler.shell, conductivity: 0 } }) },
  });
  const matrix = input.electrolyte.conductivity;
  const least = LEAST_CONDUCTIVITY * matrix;
  // A cell of shares has σ = s σ_matrix + (1 − s) least: s is taken back from it, and a cell without matrix insulates.
  const shares = conductivity.map((value) => Math.max(0, (value - least) / (matrix - least)));
  const porosity = shares.reduce((sum, value) => sum + value, 0) / shares.length;
  const alone = conductorOf(
    input,
    shares.map((share) => share * matrix),
  );
  const { value: up } = await effectiveConductivity(on, alone, 'up');
  const { value: across } = await effectiveConductivity(on, alone, 'across');
  return { up: (porosity * matrix) / up, across: (porosity * matrix) / across };
}
