import type { Grid } from '../case/case.ts';

/** The fields of one case at one time, in SI units. Row-major, row 0 on the electrode. */
export interface Snapshot {
  readonly grid: Grid;
  /** [s] */
  readonly time: number;
  readonly step: number;
  /** Metal fraction ξ [–] */
  readonly metal: Float64Array;
  /** Salt concentration c [mol/m³] */
  readonly concentration: Float64Array;
  /** Potential of the electrolyte φ against the metal [V] */
  readonly potential: Float64Array;
  /** Interfacial current density i_n of the kinetics, cathodic > 0 [A/m²]; it counts where ξ(1 − ξ) > 0 */
  readonly reaction: Float64Array;
  /** 1 where the cell belongs to metal joined to the electrode, 0 for dead metal [–] */
  readonly live: Float64Array;
}
