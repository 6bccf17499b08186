/** Radii of an island of metal about the lower left corner, beyond whose walls it is its own mirror image. */
import type { Snapshot } from '../../physics/snapshot.ts';

/** ln((1 − ξ)/ξ) is held within ± this: beyond it a cell is bulk, of which float32 knows no more. */
const DEEPEST = 7;
/** Step along a ray until it meets the front [cells] */
const STRIDE = 0.25;
const HALVINGS = 40;

type Metal = Pick<Snapshot, 'grid' | 'metal'>;

/** R² of the quarter disc with the profile ξ = 1/(1 + e^{(r − R)/ℓ}) and this area: R² = 4A/π − π²ℓ²/3 (Sommerfeld) [m²] */
export function squaredRadius({ grid, metal }: Metal, interfaceWidth: number): number {
  const area = metal.reduce((sum, xi) => sum + xi, 0) * grid.spacing ** 2;
  return (4 * area) / Math.PI - (Math.PI * interfaceWidth) ** 2 / 3;
}

/**
 * Distance from the corner at which a ray at `angle` [rad] from the bottom enters the metal from outside [m]. The depth
 * n/ℓ = ln((1 − ξ)/ξ) is linear across the profile; between cells it is bilinear, which errs by h²/(8R).
 */
export function radiusToward(snapshot: Metal, angle: number): number {
  const { nx, ny, spacing } = snapshot.grid;
  const depth = depthOf(snapshot);
  const [dx, dy] = [Math.cos(angle), Math.sin(angle)];
  const isOutside = (r: number) => depth(r * dx, r * dy) > 0;
  let high = Math.min(nx / Math.max(dx, Number.EPSILON), ny / Math.max(dy, Number.EPSILON));
  let low = high - STRIDE;
  while (low > 0 && isOutside(low)) {
    high = low;
    low -= STRIDE;
  }
  for (let k = 0; k < HALVINGS; k++) {
    const middle = (low + high) / 2;
    if (isOutside(middle)) high = middle;
    else low = middle;
  }
  return high * spacing;
}

/** Radius of curvature [m] of a tip at `angle`, from a second point of the front `aside` [rad] of it, towards the diagonal. */
export function tipRadius(snapshot: Metal, angle: number, aside: number): number {
  const tip = radiusToward(snapshot, angle);
  const other = radiusToward(snapshot, angle > Math.PI / 4 ? angle - aside : angle + aside);
  const [along, across] = [tip - other * Math.cos(aside), other * Math.sin(aside)];
  return (across ** 2 + along ** 2) / (2 * along);
}

/** The depth as a function of a point (x, y) [cells] from the corner; beyond the walls the metal is its own mirror image. */
function depthOf({ metal, grid: { nx, ny } }: Metal): (x: number, y: number) => number {
  const at = (i: number, j: number) => {
    const xi = metal[Math.min(Math.max(j, 0), ny - 1) * nx + Math.min(Math.max(i, 0), nx - 1)];
    if (xi <= 0 || xi >= 1) return xi <= 0 ? DEEPEST : -DEEPEST;
    return Math.min(DEEPEST, Math.max(-DEEPEST, Math.log((1 - xi) / xi)));
  };
  return (x, y) => {
    const [i, j] = [Math.floor(x - 0.5), Math.floor(y - 0.5)];
    const [u, v] = [x - 0.5 - i, y - 0.5 - j];
    const low = (1 - u) * at(i, j) + u * at(i + 1, j);
    const high = (1 - u) * at(i, j + 1) + u * at(i + 1, j + 1);
    return (1 - v) * low + v * high;
  };
}
