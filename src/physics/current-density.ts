/** Where the ions go. */
import type { Case, Maps } from '../case/case.ts';
import { stride } from '../multigrid/levels.ts';
import { faceMaps } from './face-maps.ts';
import { MAPS } from './planes.ts';
import { scalesOf } from './scales.ts';
import type { Snapshot } from './snapshot.ts';
import { electrolyteShare } from './twin/kinetics.ts';

/** Ionic current density in the electrolyte at the centres of cells, row-major [A/m²]: the direction in which positive charge moves. */
export interface CurrentDensity {
  /** To the right */
  readonly x: Float64Array;
  /** Upwards, away from the electrode: negative where metal is plated below */
  readonly y: Float64Array;
}

/**
 * The ionic current of a case's fields [A/m²], by the solver's own face fluxes,
 *
 *     i = −ψσ [(c/c₀) ∇φ + (1 − 2t₋)(RT/F) ∇(c/c₀)],
 *
 * as the mean of the two faces of a cell: c and ψ are the faces' means, σ and t₋ as of face-maps.ts, `cells` the case's maps; nothing
 * passes closed sides.
 * Through the bath around an island it follows from the voltage that is held. Through any other top wall a snapshot does not say
 * what enters, but the balance of the cells below does: nothing reacts there. The current of electrons in the metal is not in it.
 */
export function currentDensityOf(input: Case, cells: Maps): (snapshot: Snapshot) => CurrentDensity {
  const { nx, ny } = input.grid;
  const S = stride(input.grid);
  const scales = scalesOf(input);
  const faces = faceMaps(input, cells, scales);
  const plane = (index: number) => faces.subarray(index * S, (index + 1) * S);
  const sigmaEast = plane(MAPS.conductivityEast);
  const sigmaSouth = plane(MAPS.conductivitySouth);
  const anionEast = plane(MAPS.anionEast);
  const anionSouth = plane(MAPS.anionSouth);
  const perVolt = 1 / scales.voltage;
  const perSalt = 1 / scales.concentration;
  const unit = scales.currentDensity;
  const isPeriodic = input.sides === 'periodic';
  const bath =
    input.sides === 'reservoir' && input.control.kind === 'voltage' ? input.control.voltage * perVolt : undefined;

  return ({ metal, concentration, potential }) => {
    const flux = (from: number, to: number, sigma: number, anions: number): number => {
      const psi = 0.5 * (electrolyteShare(metal[from]) + electrolyteShare(metal[to]));
      const c = concentration[from] * perSalt;
      const other = concentration[to] * perSalt;
      const drop = (potential[from] - potential[to]) * perVolt;
      return psi * sigma * (0.5 * (c + other) * drop + (1 - 2 * anions) * (c - other));
    };
    /** From a bath half a cell away, where c = c₀ and φ = V, into a cell. */
    const inflow = (q: number, voltage: number): number => {
      const c = concentration[q] * perSalt;
      const sigma = (2 * electrolyteShare(metal[q]) * cells.conductivity[q]) / input.electrolyte.conductivity;
      const anions = 1 - cells.transference[q];
      return sigma * (0.5 * (1 + c) * (voltage - potential[q] * perVolt) + (1 - 2 * anions) * (1 - c));
    };

    const x = new Float64Array(nx * ny);
    const y = new Float64Array(nx * ny);
    const below = new Float64Array(nx);
    if (bath !== undefined) for (let i = 0; i < nx; i++) below[i] = inflow(i, bath);
    for (let j = 0; j < ny; j++) {
      const row = j * nx;
      const last = row + nx - 1;
      const wraps = isPeriodic ? flux(last, row, sigmaEast[last], anionEast[last]) : 0;
      let west = bath === undefined ? wraps : inflow(row, bath);
      for (let i = 0; i < nx; i++) {
        const q = row + i;
        let east: number;
        if (i < nx - 1) east = flux(q, q + 1, sigmaEast[q], anionEast[q]);
        else east = bath === undefined ? wraps : -inflow(q, bath);
        let above: number;
        if (j < ny - 1) above = flux(q, q + nx, sigmaSouth[q + nx], anionSouth[q + nx]);
        else above = bath === undefined ? below[i] + west - east : -inflow(q, bath);
        x[q] = 0.5 * unit * (west + east);
        y[q] = 0.5 * unit * (below[i] + above);
        west = east;
        below[i] = above;
      }
    }
    return { x, y };
  };
}
