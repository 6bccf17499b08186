import type { TwinKernel } from '../../backend/cpu.ts';
import { stride } from '../../multigrid/levels.ts';
import { STATE } from '../planes.ts';

/** Metal: it conducts electrons from cell to cell. */
const METAL = 0.5;
/** Below this fraction a cell belongs to no metal and is never dead. */
const FOOT = 1e-3;

/**
 * Starts the flood: metal on the electrode, which is the bottom row or the cell in the middle of an island, is reached,
 * electrolyte counts as reached, the rest not yet.
 */
export const sow: TwinKernel = ({ state, reached, changed }, { nx, ny, island }) => {
  const X = STATE.metal * stride({ nx, ny });
  const middle = Math.floor(ny / 2) * nx + Math.floor(nx / 2);
  changed.fill(0);
  for (let q = 0; q < nx * ny; q++) {
    const xi = state[X + q];
    reached[q] = Number(xi < FOOT || (xi >= METAL && (island ? q === middle : q < nx)));
  }
};

/**
 * Floods on: metal is reached from reached metal beside it; a cell of the front below ½ belongs to the metal uphill of
 * it, and to none where it is a summit itself. The GPU advances by a tile in one dispatch, the twin until nothing changes. `changed[turn]` tells whether it did.
 */
export const flood: TwinKernel = ({ state, reached, changed }, { nx, ny, periodic, turn }) => {
  if (turn > 0 && changed[turn - 1] === 0) return;
  const xi = state.subarray(STATE.metal * stride({ nx, ny }));
  const east = (i: number) => (i + 1 < nx ? i + 1 : periodic ? 0 : i);
  const west = (i: number) => (i > 0 ? i - 1 : periodic ? nx - 1 : i);
  const pending: number[] = [];
  const visit = (i: number, j: number) => {
    const q = j * nx + i;
    if (reached[q]) return;
    const around = [j * nx + east(i), j * nx + west(i), Math.min(j + 1, ny - 1) * nx + i, Math.max(j - 1, 0) * nx + i];
    const highest = around.reduce((best, k) => (xi[k] > xi[best] ? k : best), q);
    const joined =
      xi[q] >= METAL ? around.some((k) => reached[k] && xi[k] >= METAL) : highest === q || reached[highest];
    if (!joined) return;
    reached[q] = 1;
    changed[turn] = 1;
    pending.push(...around);
  };
  for (let j = 0; j < ny; j++) for (let i = 0; i < nx; i++) visit(i, j);
  for (let k = pending.pop(); k !== undefined; k = pending.pop()) visit(k % nx, Math.floor(k / nx));
};

/** Declares dead what the flood did not reach, if it had come to rest; else the last verdict stands. */
export const judge: TwinKernel = ({ reached, changed, dead }, { nx, ny, passes }) => {
  if (changed[passes - 1] !== 0) return;
  for (let q = 0; q < nx * ny; q++) dead[q] = 1 - reached[q];
};
