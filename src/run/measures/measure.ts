import type { Snapshot } from '../../physics/snapshot.ts';
import { contour, type Segment, type Sides, valueAt } from './contour.ts';
import { boxCountingDimension } from './dimension.ts';
import { islandOutline } from './island.ts';
import { flatOutline, isLiveMetal } from './profile.ts';
import type { GeometricKey } from './table.ts';

/**
 * What the fields of one moment tell, in SI units:
 *
 * - `meanThickness` Σξ h / nx [m]: area of all metal, live and dead, over the width
 * - `maximumHeight`, `lowestValley` [m]: highest and lowest top surface (ξ = ½) of live metal over the columns, above y = 0.
 *   A tip of radius R that stands between two columns is seen up to h²/(8R) too low
 * - `tipToMean` = maximumHeight / meanThickness [–]
 * - `roughnessRa`, `roughnessRq` [m]: mean and root-mean-square deviation of that surface from its mean
 * - `interfaceLength` L [m]: of the contour ξ = ½, dead metal included, bare electrode not
 * - `leastSurfaceConcentration` [mol/m³]: the smallest c on the live metal's contour
 * - `tipConcentration` [mol/m³], `tipCurrent` [A/m²]: c and i_n where the contour crosses the axis of the highest column
 * - `tipCurrentOverMean` = tipCurrent / (∫ i_n ds / ∫ ds over the live metal's contour) [–]
 * - `deadShare` = Σξ over dead cells / Σξ over all, cells with ξ > ½ [–]
 * - `inverseIsoperimetricQuotient` = L² / (4πA) with A = Σξ h² [–]: 1 for a disc. A flat layer of thickness d and width W
 *   has W/(4πd) (periodic or closed alike: the electrode and the sides do not count as perimeter), so compare
 *   deposits of equal charge and width; then it grows as the square of the interface
 * - `boxCountingDimension` [–]: see dimension.ts
 * - `shortCircuit`: 1 when live metal (ξ > ½) fills a cell of the top row, else 0
 *
 * Around an island, which sides of `reservoir` tell, `meanThickness` is √(A/π), the radius of the disc of the same area (a profile of width ℓ adds π²ℓ²/6r to it); `maximumHeight`
 * and `lowestValley` are the distances of the farthest and the nearest point of the live metal's contour from the middle, the tip is
 * the farthest, Ra and Rq are taken along the contour, and live metal in any outermost cell is a short circuit.
 *
 * NaN where there is nothing to measure: tip and surface without live metal, ratios over zero (no metal, no current).
 */
export function measure(snapshot: Snapshot, sides: Sides): Record<GeometricKey, number> {
  const { metal, concentration, reaction, grid } = snapshot;
  const segments = contour(metal, grid, sides);
  const surface = segments.filter(({ ends }) => isLiveMetal(snapshot, ends[0].inside));
  const isIsland = sides === 'reservoir';
  const { tip, valley, ra, rq, short } = isIsland ? islandOutline(snapshot, surface) : flatOutline(snapshot);

  const area = metal.reduce((sum, xi) => sum + xi, 0) * grid.spacing ** 2;
  const meanThickness = isIsland ? Math.sqrt(area / Math.PI) : area / (grid.nx * grid.spacing);
  const maximumHeight = tip?.height ?? Number.NaN;
  const interfaceLength = totalLength(segments);
  const tipCurrent = tip ? valueAt(reaction, tip.crossing) : Number.NaN;

  return {
    meanThickness,
    maximumHeight,
    lowestValley: valley,
    tipToMean: maximumHeight / meanThickness,
    roughnessRa: ra,
    roughnessRq: rq,
    interfaceLength,
    leastSurfaceConcentration: least(concentration, surface),
    tipConcentration: tip ? valueAt(concentration, tip.crossing) : Number.NaN,
    tipCurrent,
    tipCurrentOverMean: tipCurrent / lineMean(reaction, surface),
    deadShare: deadShare(snapshot),
    inverseIsoperimetricQuotient: interfaceLength ** 2 / (4 * Math.PI * area),
    boxCountingDimension: boxCountingDimension(metal, grid, sides),
    shortCircuit: short ? 1 : 0,
  };
}

function totalLength(segments: readonly Segment[]): number {
  return segments.reduce((sum, { length }) => sum + length, 0);
}

/** Mean over the length of the segments, by the trapezium rule on each; NaN without segments. */
function lineMean(field: Float64Array, segments: readonly Segment[]): number {
  const integral = segments.reduce(
    (sum, { ends, length }) => sum + (length * (valueAt(field, ends[0]) + valueAt(field, ends[1]))) / 2,
    0,
  );
  return integral / totalLength(segments);
}

/** Smallest value on the segments' ends; NaN without segments. */
function least(field: Float64Array, segments: readonly Segment[]): number {
  if (segments.length === 0) return Number.NaN;
  return segments.reduce(
    (lowest, { ends }) => Math.min(lowest, valueAt(field, ends[0]), valueAt(field, ends[1])),
    Number.POSITIVE_INFINITY,
  );
}

function deadShare({ metal, live }: Snapshot): number {
  let all = 0;
  let dead = 0;
  for (let cell = 0; cell < metal.length; cell++) {
    if (!(metal[cell] > 0.5)) continue;
    all += metal[cell];
    if (!(live[cell] > 0.5)) dead += metal[cell];
  }
  return dead / all;
}
