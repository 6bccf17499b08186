/** Lines of the current that can be compared from panel to panel. */
import type { Case } from '../../case/case.ts';
import { enteringCurrent, flowOf, type Streamline, streamlines } from '../../output/figure/streamlines.ts';
import type { CurrentDensity } from '../../physics/current-density.ts';
import type { Snapshot } from '../../physics/snapshot.ts';

/** Lines across the width where most flows [–], because more than that hide the colours of a panel of 300 pixels. */
const ACROSS = 14;

/** A case with its current. */
export interface Flowing {
  readonly input: Case;
  readonly snapshot: Snapshot;
  readonly current: CurrentDensity;
}

/** Lines of each case, in cells from the lower left corner: the same current [A/m] flows between any two neighbours in all of them. */
export function linesOf(cases: readonly Flowing[]): readonly (readonly Streamline[])[] {
  const flows = cases.map(({ input, snapshot, current }) => flowOf(input, snapshot, current));
  const entering = flows.map((flow, i) => Math.abs(enteringCurrent(flow)) * cases[i].input.grid.spacing);
  // Around an island they come from all sides and close up: half as many for the length of the wall.
  const places = flows.map(({ nx, ny, surrounded }) => (surrounded ? ACROSS * (1 + ny / nx) : ACROSS));
  const each = Math.max(...entering.map((current, i) => current / places[i]));
  return flows.map((flow, i) => (each > 0 ? streamlines(flow, Math.round(entering[i] / each)) : []));
}
