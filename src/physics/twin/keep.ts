import type { TwinKernel } from '../../backend/cpu.ts';
import { stride } from '../../multigrid/levels.ts';
import { CLOCK } from '../clock.ts';
import { MAPS, STATE } from '../planes.ts';
import { clipped, FLAT, hasProfile, logitsOf, SMOOTHING } from './profile.ts';

/**
 * One pass of what keeps the profile across the front: ξ += (Δt/passes) ∇·[M ∇ξ (1 − 1/(ℓ|∇λ|)) − S ξ(1 − ξ) h²∇∇²λ] with
 * λ = ln ξ/(1 − ξ), on faces. Each face is taken once and given to both of its cells; most lie in the bulk and are passed over. Twin of
 * shaders/keep.wgsl.
 */
export const keep: TwinKernel = ({ state, kept: other, maps, dead, clock }, params) => {
  const { nx, ny, periodic, mapped, width, mobility, passes, turn } = params;
  if (clock[CLOCK.running] === 0) return;
  const S = stride({ nx, ny });
  const cells = nx * ny;
  const own = state.subarray(STATE.metal * S, STATE.metal * S + cells);
  const scratch = other.subarray(0, cells);
  const xi = turn === 0 ? own : scratch;
  const kept = turn === 0 ? scratch : own;
  const open = maps.subarray(MAPS.open * mapped, MAPS.open * mapped + mapped);
  /** 1 where each cell has a number of its own, else 0. */
  const each = mapped > 1 ? 1 : 0;
  const advance = (clock[CLOCK.step] * clock[CLOCK.speed] * width) / passes;
  const lambda = logitsOf(xi);
  kept.set(xi);
  for (let j = 0; j < ny; j++) {
    const row = j * nx;
    const down = j > 0 ? row - nx : row;
    const up = j < ny - 1 ? row + nx : row;
    const upper = j < ny - 2 ? up + nx : up;
    for (let i = 0; i < nx; i++) {
      const q = row + i;
      const isFront = hasProfile(xi[q]);
      const e = i + 1 < nx ? i + 1 : periodic ? 0 : i;
      const goesEast = e !== i && (isFront || hasProfile(xi[row + e]));
      const goesUp = up !== row && (isFront || hasProfile(xi[up + i]));
      if (!goesEast && !goesUp) continue;
      const w = i > 0 ? i - 1 : periodic ? nx - 1 : i;
      const free = advance * open[each * q] * (1 - dead[q]);
      if (goesEast) {
        const o = row + e;
        const ahead = row + (e + 1 < nx ? e + 1 : periodic ? 0 : e);
        const across = sides(lambda, q, down + i, up + i) + sides(lambda, o, down + e, up + e);
        const third = lambda[ahead] - lambda[row + w] - 3 * (lambda[o] - lambda[q]);
        const flux = free * open[each * o] * (1 - dead[o]) * flow(xi, lambda, q, o, across, third, width, mobility);
        kept[q] += flux;
        kept[o] -= flux;
      }
      if (goesUp) {
        const o = up + i;
        const across = sides(lambda, q, row + w, row + e) + sides(lambda, o, up + w, up + e);
        const third = lambda[upper + i] - lambda[down + i] - 3 * (lambda[o] - lambda[q]);
        const flux = free * open[each * o] * (1 - dead[o]) * flow(xi, lambda, q, o, across, third, width, mobility);
        kept[q] += flux;
        kept[o] -= flux;
      }
    }
  }
};

/** Squares of the differences from cell q to the cells on its two sides. */
function sides(lambda: Float64Array, q: number, before: number, after: number): number {
  const P = lambda[q];
  const back = P - lambda[before];
  const forth = lambda[after] - P;
  return back * back + forth * forth;
}

/**
 * M Δξ (1 − 1/(ℓ|∇λ|)) − S ξ(1 − ξ) Δ³λ on the face between cells q and o. `across` adds up the squares of the four differences beside it,
 * `third` is the third difference along it.
 */
function flow(
  xi: Float64Array,
  lambda: Float64Array,
  q: number,
  o: number,
  across: number,
  third: number,
  width: number,
  mobility: number,
): number {
  const along = lambda[o] - lambda[q];
  const P = clipped(xi[q]);
  const rise = clipped(xi[o]) - P;
  // ξ(1 − ξ) on the face, where Δξ = ξ(1 − ξ)Δλ; what lies beyond the bulk's bounds merely spreads.
  const bump = along === 0 ? P * (1 - P) : rise / along;
  const excess = xi[o] - xi[q] - rise / (width * Math.sqrt(along * along + across / 4 + FLAT));
  return mobility * excess - SMOOTHING * bump * third;
}
