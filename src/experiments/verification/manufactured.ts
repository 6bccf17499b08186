/**
 * The method of manufactured solutions: any smooth φ, c and ξ solve the model's equations with sources that make them do so.
 * The sources come from the closed functions by eighth-order central differences over the cells' centres, which
 * go on beyond the walls here. Halving the cells divides their error by 256 and that of a second-order solver by 4, which so
 * shows its own; hand-made derivatives of these equations would fill a page in which an error is easily made.
 *
 * Source: Roache, J. Fluids Eng. 124, 4 (2002); the equations are those of the page on the model.
 */
import type { Case, Maps } from '../../case/case.ts';
import { FARADAY, GAS } from '../../case/constants.ts';
import type { Sources } from '../../physics/sources.ts';
import { capillaryLength } from '../../physics/step.ts';
import { LEAST_ELECTROLYTE } from '../../physics/twin/kinetics.ts';

/** Of x [m], y [m] and t [s]. */
export type ClosedForm = (x: number, y: number, t: number) => number;

export interface Solution {
  /** φ [V] */
  readonly potential: ClosedForm;
  /** c [mol/m³] */
  readonly concentration: ClosedForm;
  /** ξ [–]; its normals are smooth wherever metal reacts */
  readonly metal: ClosedForm;
}

/** The electrolyte's properties, constant in time. */
export type Properties = Readonly<Record<Exclude<keyof Maps, 'blocking'>, ClosedForm>>;

/** ξ(1 − ξ) below which the speed of the front counts in proportion. */
const FRONT_CORE = 0.09;
/** f′ ≈ Σ wₖ [f(x + kd) − f(x − kd)]/d, of eighth order. */
const WEIGHTS = [4 / 5, -1 / 5, 4 / 105, -1 / 280] as const;
const REACH = WEIGHTS.length;
/** Points beyond the outermost cells: the equations have two derivatives. */
const MARGIN = 2 * REACH;

/** The values of a closed form at the cells' centres, row-major. */
export function atCentres({ grid: { nx, ny, spacing } }: Case, form: ClosedForm, t: number): Float64Array {
  return Float64Array.from({ length: nx * ny }, (_, q) =>
    form(((q % nx) + 0.5) * spacing, (Math.floor(q / nx) + 0.5) * spacing, t),
  );
}

/** The maps of a cell with these properties, free of masks. */
export function mapsFrom(input: Case, properties: Properties): Maps {
  const of = (form: ClosedForm) => atCentres(input, form, 0);
  return {
    conductivity: of(properties.conductivity),
    transference: of(properties.transference),
    diffusivity: of(properties.diffusivity),
    exchangeFactor: of(properties.exchangeFactor),
    blocking: new Float64Array(input.grid.nx * input.grid.ny),
  };
}

/**
 * The sources, at any time [s], with which a case of these properties has this solution, of metal that plates everywhere with
 * a front within the bounds of the surface density: 0.3 < ℓ|∇λ| < 3 and −0.03 < ℓK/2 < 0.15.
 */
export function sourcesFor(input: Case, properties: Properties, solution: Solution): (t: number) => Sources {
  const { metal, electrolyte, temperature, numerics } = input;
  const { nx, ny, spacing } = input.grid;
  const thermal = (GAS * temperature) / FARADAY;
  const { concentration: reference, transferCoefficient: alpha } = electrolyte;
  const width = numerics.interfaceWidth;
  const capillary = capillaryLength(input);
  const perCharge = metal.molarVolume / FARADAY;
  const { kineticAnisotropy: kinetic, surfaceAnisotropy: surface } = metal;

  const across = nx + 2 * MARGIN;
  const along = ny + 2 * MARGIN;
  const sample = (form: ClosedForm, t = 0) =>
    Float64Array.from({ length: across * along }, (_, p) =>
      form(((p % across) - MARGIN + 0.5) * spacing, (Math.floor(p / across) - MARGIN + 0.5) * spacing, t),
    );
  /** The derivative of the values at point p along x (stride 1) or y (stride `across`). */
  const slope = (values: Float64Array, p: number, stride: number) => {
    let sum = 0;
    for (let k = 1; k <= REACH; k++) sum += WEIGHTS[k - 1] * (values[p + k * stride] - values[p - k * stride]);
    return sum / spacing;
  };
  const divergence = ([x, y]: Vectors, p: number) => slope(x, p, 1) + slope(y, p, across);
  const vectors = (): Vectors => [new Float64Array(across * along), new Float64Array(across * along)];

  const sigma = sample(properties.conductivity);
  const cations = sample(properties.transference);
  const diffusivity = sample(properties.diffusivity);
  const factor = atCentres(input, properties.exchangeFactor, 0);
  const [charge, salt, normal, keeping] = [vectors(), vectors(), vectors(), vectors()];
  /** |∇ξ| [1/m] */
  const steepness = new Float64Array(across * along);
  /** ψ = ε + (1 − ε)(1 − ξ) */
  const share = (xi: number) => LEAST_ELECTROLYTE + (1 - LEAST_ELECTROLYTE) * (1 - xi);
  /** ∂f/∂t at the centre of cell q */
  const rate = (form: ClosedForm, t: number) => {
    const tau = numerics.largestStep / 2;
    const shifts = Array.from({ length: REACH }, (_, k) => (k + 1) * tau);
    const after = shifts.map((shift) => atCentres(input, form, t + shift));
    const before = shifts.map((shift) => atCentres(input, form, t - shift));
    return (q: number) => WEIGHTS.reduce((sum, weight, k) => sum + weight * (after[k][q] - before[k][q]), 0) / tau;
  };

  return (t) => {
    const phi = sample(solution.potential, t);
    const c = sample(solution.concentration, t);
    const xi = sample(solution.metal, t);
    for (let row = REACH; row < along - REACH; row++) {
      for (let column = REACH; column < across - REACH; column++) {
        const p = row * across + column;
        const steep = Math.hypot(slope(xi, p, 1), slope(xi, p, across)) || 1;
        for (const [axis, stride] of [1, across].entries()) {
          const rise = slope(c, p, stride) / reference;
          const climb = slope(xi, p, stride);
          // q = ψσ [(c/c₀)∇φ + (RT/F)(1 − 2t₋)∇(c/c₀)], the current that flows in
          const q =
            share(xi[p]) *
            sigma[p] *
            ((c[p] / reference) * slope(phi, p, stride) + thermal * (2 * cations[p] - 1) * rise);
          charge[axis][p] = q;
          salt[axis][p] = share(xi[p]) * diffusivity[p] * rise * reference - ((1 - cations[p]) * q) / FARADAY;
          // From metal to electrolyte.
          normal[axis][p] = -climb / steep;
          // ∇ξ (1 − 1/(ℓ|∇λ|)), where |∇ξ| = ξ(1 − ξ)|∇λ|
          keeping[axis][p] = climb - ((xi[p] * (1 - xi[p])) / width) * (climb / steep);
        }
        steepness[p] = steep;
      }
    }
    const point = (q: number) => (MARGIN + Math.floor(q / nx)) * across + MARGIN + (q % nx);
    const current = Float64Array.from({ length: nx * ny }, (_, q) => {
      const p = point(q);
      const theta = Math.atan2(normal[1][p], normal[0][p]);
      const stiffness =
        1 + (1 - surface.folds ** 2) * surface.strength * Math.cos(surface.folds * (theta - surface.angle));
      const eta = -phi[p] + capillary * stiffness * divergence(normal, p);
      const speed = 1 + kinetic.strength * Math.cos(kinetic.folds * (theta - kinetic.angle));
      const plating = (c[p] / reference) * Math.exp((-alpha * eta) / thermal);
      return electrolyte.exchangeCurrent * factor[q] * speed * (plating - Math.exp(((1 - alpha) * eta) / thermal));
    });
    // The solver's M follows the fastest front.
    const fastest = current.reduce((most, i, q) => {
      const x = xi[point(q)];
      return Math.max(most, Math.min(1, (x * (1 - x)) / FRONT_CORE) * Math.abs(i));
    }, 0);
    const mobility = numerics.mobility * width * perCharge * fastest;
    const xiRate = rate(solution.metal, t);
    const saltRate = rate((x, y, at) => share(solution.metal(x, y, at)) * solution.concentration(x, y, at), t);
    const each = (value: (p: number, q: number, reaction: number) => number) =>
      Float64Array.from({ length: nx * ny }, (_, q) => {
        const p = point(q);
        // δ = ξ(1 − ξ)|∇λ| w (1 + ℓK/2), w = ξ(4 − 3ξ)
        const density = steepness[p] * xi[p] * (4 - 3 * xi[p]) * (1 + (width / 2) * divergence(normal, p));
        return value(p, q, current[q] * density);
      });
    return {
      charge: each((p, _, reaction) => reaction - divergence(charge, p)),
      salt: each((p, q) => saltRate(q) - divergence(salt, p)),
      metal: each((p, q, reaction) => xiRate(q) - perCharge * reaction - mobility * divergence(keeping, p)),
    };
  };
}

/** Components along x and y at every point. */
type Vectors = readonly [Float64Array, Float64Array];
