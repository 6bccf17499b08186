import type { TwinKernel } from '../../backend/cpu.ts';
import { CLOCK } from '../clock.ts';
import { BEFORE, MAPS, STATE } from '../planes.ts';
import { clipped, FLAT, hasProfile, logitsOf, SMOOTHING } from './profile.ts';

/**
 * One pass of what keeps the profile across the front: ξ += (Δt/passes) ∇·[M ∇ξ (1 − 1/(ℓ|∇λ|)) − S ξ(1 − ξ) h²∇∇²λ] with
 * λ = ln ξ/(1 − ξ), on faces. Each face is taken once and given to both of its cells. Twin of shaders/keep.wgsl.
 */
export const keep: TwinKernel = ({ state, before, maps, dead, clock }, params) => {
  const { nx, ny, periodic, width, mobility, passes, turn } = params;
  const S = nx * (ny + 1);
  const cells = nx * ny;
  const own = state.subarray(STATE.metal * S, STATE.metal * S + cells);
  const scratch = before.subarray(BEFORE.kept * S, BEFORE.kept * S + cells);
  const xi = turn === 0 ? own : scratch;
  const kept = turn === 0 ? scratch : own;
  const open = maps.subarray(MAPS.open * S, MAPS.open * S + cells);
  const advance = (clock[CLOCK.running] * clock[CLOCK.step] * clock[CLOCK.speed] * width) / passes;
  const lambda = logitsOf(xi);
  kept.set(xi);

  /** Moves metal between cell q and its neighbour o; cells beside q and o across, behind q and ahead of o. */
  function face(q: number, o: number, q0: number, q1: number, o0: number, o1: number, back: number, ahead: number) {
    const [P, O] = [lambda[q], lambda[o]];
    const along = O - P;
    const across = ((lambda[q1] - P) ** 2 + (P - lambda[q0]) ** 2 + (lambda[o1] - O) ** 2 + (O - lambda[o0]) ** 2) / 4;
    const rise = clipped(xi[o]) - clipped(xi[q]);
    // ξ(1 − ξ) on the face, where Δξ = ξ(1 − ξ)Δλ; what lies beyond the bulk's bounds merely spreads.
    const bump = along === 0 ? clipped(xi[q]) * (1 - clipped(xi[q])) : rise / along;
    const excess = xi[o] - xi[q] - rise / (width * Math.sqrt(along * along + across + FLAT));
    const third = lambda[ahead] - lambda[back] - 3 * along;
    const flux =
      advance * open[q] * (1 - dead[q]) * open[o] * (1 - dead[o]) * (mobility * excess - SMOOTHING * bump * third);
    kept[q] += flux;
    kept[o] -= flux;
  }

  for (let j = 0; j < ny; j++) {
    const row = j * nx;
    const down = Math.max(j - 1, 0) * nx;
    const up = Math.min(j + 1, ny - 1) * nx;
    const upper = Math.min(j + 2, ny - 1) * nx;
    for (let i = 0; i < nx; i++) {
      const q = row + i;
      const e = i + 1 < nx ? i + 1 : periodic ? 0 : i;
      const w = i > 0 ? i - 1 : periodic ? nx - 1 : i;
      const isFront = hasProfile(xi[q]);
      if (e !== i && (isFront || hasProfile(xi[row + e]))) {
        const ee = e + 1 < nx ? e + 1 : periodic ? 0 : e;
        face(q, row + e, down + i, up + i, down + e, up + e, row + w, row + ee);
      }
      if (j + 1 < ny && (isFront || hasProfile(xi[up + i]))) {
        face(q, up + i, row + w, row + e, up + w, up + e, down + i, upper + i);
      }
    }
  }
};
