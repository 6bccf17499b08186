/** What a forced cell gains from outside: SI on one side, the solver's units in the field. */
import type { Case } from '../case/case.ts';
import { stride } from '../multigrid/levels.ts';
import { SOURCES, SOURCES_PLANES } from './planes.ts';
import type { Scales } from './scales.ts';

/** What a cell gains from outside, per cell, row-major: the forcing of manufactured solutions. */
export interface Sources {
  /** [A/m³] */
  readonly charge: Float64Array;
  /** [mol/(m³ s)] */
  readonly salt: Float64Array;
  /** Of ξ [1/s] */
  readonly metal: Float64Array;
}

/** The sources field. */
export function sourceValues({ charge, salt, metal }: Sources, grid: Case['grid'], scales: Scales): Float64Array {
  const S = stride(grid);
  const values = new Float64Array(SOURCES_PLANES * S);
  values.set(
    charge.map((x) => (x * scales.length) / scales.currentDensity),
    SOURCES.charge * S,
  );
  values.set(
    salt.map((x) => (x * scales.time) / scales.concentration),
    SOURCES.salt * S,
  );
  values.set(
    metal.map((x) => x * scales.time),
    SOURCES.metal * S,
  );
  return values;
}
