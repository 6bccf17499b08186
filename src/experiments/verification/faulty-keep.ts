/** Twins that keep the profile of the front with one term wrong. */
import type { Backend } from '../../backend/backend.ts';
import { stride } from '../../multigrid/levels.ts';
import { CLOCK } from '../../physics/clock.ts';
import { STATE } from '../../physics/planes.ts';
import { FLAT, hasProfile, logitsOf } from '../../physics/twin/profile.ts';
import { withKernel } from './faulty-twin.ts';

/** λ = ln ξ/(1 − ξ) of the cell at (di, dj) from the one in question, mirrored at walls. */
type Around = (di: number, dj: number) => number;

/** What a cell gains in excess [1/cell²]; ℓ [cells]. */
type Extra = (around: Around, width: number) => number;

/** A twin on which M times `extra` is added to the rate of what keeps the profile. */
export function withKeepAnd(extra: Extra): Backend {
  return withKernel('keep', (right) => (fields, params) => {
    right(fields, params);
    const { state, clock } = fields;
    const { nx, ny, periodic, width, mobility, passes, turn } = params;
    const S = stride({ nx, ny });
    const own = state.subarray(STATE.metal * S, STATE.metal * S + nx * ny);
    const scratch = fields.kept.subarray(0, nx * ny);
    const [xi, kept] = turn === 0 ? [own, scratch] : [scratch, own];
    const lambda = logitsOf(xi);
    const share = (clock[CLOCK.running] * clock[CLOCK.step] * mobility * clock[CLOCK.speed] * width) / passes;
    const column = (i: number) => (periodic ? (i + nx) % nx : Math.min(Math.max(i, 0), nx - 1));
    const row = (j: number) => Math.min(Math.max(j, 0), ny - 1);
    for (let q = 0; q < nx * ny; q++) {
      if (!hasProfile(xi[q])) continue;
      const [i, j] = [q % nx, Math.floor(q / nx)];
      kept[q] += share * extra((di, dj) => lambda[row(j + dj) * nx + column(i + di)], width);
    }
  });
}

/**
 * What the fluxes Δξ(1 − 1/(ℓ|∇λ|)) on faces gain where only `part` of the squared slope across a face counts in |∇λ|²: at 0 each
 * axis is kept by itself.
 */
export function slopeAcrossBy(part: number): Extra {
  return (around, width) => {
    let sum = 0;
    for (const ahead of [1, -1]) {
      sum += faceGain((along, across) => around(ahead * along, across), part);
      sum += faceGain((along, across) => around(across, ahead * along), part);
    }
    return sum / width;
  };
}

/** The same of one face, to the cell ahead: Δξ/|∇λ| as it is less Δξ/|∇λ| with `part` of the slope across [–]. */
function faceGain(lambda: Around, part: number): number {
  const [here, ahead] = [lambda(0, 0), lambda(1, 0)];
  const ofHere = (lambda(0, 1) - here) ** 2 + (here - lambda(0, -1)) ** 2;
  const ofAhead = (lambda(1, 1) - ahead) ** 2 + (ahead - lambda(1, -1)) ** 2;
  const across = (ofHere + ofAhead) / 4;
  const along = (ahead - here) ** 2 + FLAT;
  return (fraction(ahead) - fraction(here)) * (1 / Math.sqrt(along + across) - 1 / Math.sqrt(along + part * across));
}

/**
 * `part` of −K ξ(1 − ξ)/ℓ, K = −∇·(∇λ/|∇λ|): what Allen and Cahn's ∇²ξ − ξ(1 − ξ)(1 − 2ξ)/ℓ² has in excess, by which a front moves
 * under its own curvature.
 */
export function curvatureLeftIn(part: number): Extra {
  return (lambda, width) => {
    const twice = 2 * lambda(0, 0);
    const [x, y] = [(lambda(1, 0) - lambda(-1, 0)) / 2, (lambda(0, 1) - lambda(0, -1)) / 2];
    const [xx, yy] = [lambda(1, 0) + lambda(-1, 0) - twice, lambda(0, 1) + lambda(0, -1) - twice];
    const xy = (lambda(1, 1) - lambda(-1, 1) - lambda(1, -1) + lambda(-1, -1)) / 4;
    const curvature = -(xx * y * y - 2 * x * y * xy + yy * x * x) / (x * x + y * y + FLAT) ** 1.5;
    const bounded = Math.max(-1, Math.min(1, curvature));
    const xi = fraction(lambda(0, 0));
    return (-part * bounded * xi * (1 - xi)) / width;
  };
}

/** ξ of λ */
function fraction(lambda: number): number {
  return 1 / (1 + Math.exp(-lambda));
}
