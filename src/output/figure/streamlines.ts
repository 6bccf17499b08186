/**
 * Lines of the current, seeded so that the same current flows between any two neighbours: where lines crowd, ions do.
 * The current has no sources in the electrolyte, ∇·i = 0, so what is equal where lines start stays equal along them.
 */
import type { Case } from '../../case/case.ts';
import type { CurrentDensity } from '../../physics/current-density.ts';
import type { Snapshot } from '../../physics/snapshot.ts';
import type { Point } from './outline.ts';

/** Where a current flows and where it ends. */
export interface Flow {
  readonly nx: number;
  readonly ny: number;
  readonly current: CurrentDensity;
  /** ξ; lines end at 1/2 [–] */
  readonly metal: Float64Array;
  readonly periodic: boolean;
  /** A reservoir around an island: the current enters from all four sides, else from the top alone. */
  readonly surrounded: boolean;
}

/** The flow of a case at one time. */
export function flowOf(
  { grid, sides }: Pick<Case, 'grid' | 'sides'>,
  { metal }: Snapshot,
  current: CurrentDensity,
): Flow {
  const { nx, ny } = grid;
  return { nx, ny, current, metal, periodic: sides === 'periodic', surrounded: sides === 'reservoir' };
}

/** A line from the outer wall to the metal; a periodic one may leave the domain by its sides. */
export type Streamline = readonly Point[];

/** Step along a line, in cells: the fourth-order error of a turn within a cell's radius is then below 10⁻⁴ of a cell. */
const STEP = 0.25;
/** No line is longer than so many times half the domain's girth; one that circles is given up. */
const LONGEST = 4;
/** Samples of the wall for each cell where the current is added up. */
const FINENESS = 4;

/** A piece of the outer wall. */
interface Gate {
  readonly at: Point;
  /** Current that enters here, in cells × A/m² */
  readonly enters: number;
}

/**
 * Current that enters through the outer wall, in cells × A/m²: times the spacing [m] it is the current per depth of the
 * cell [A/m]. Negative where the metal is stripped.
 */
export function enteringCurrent(flow: Flow): number {
  return gates(flow).reduce((sum, { enters }) => sum + enters, 0);
}

/**
 * So many lines that carry the same current each. They start at the wall where the current enters when metal is plated;
 * when it is stripped they are followed against the current, to the same metal.
 */
export function streamlines(flow: Flow, count: number): readonly Streamline[] {
  const direction = enteringCurrent(flow) < 0 ? -1 : 1;
  return seeds(gates(flow), count, direction).map((seed) => follow(flow, seed, direction));
}

function gates(flow: Flow): readonly Gate[] {
  const { nx, ny, current, surrounded } = flow;
  const along = (cells: number, gate: (s: number) => Gate) =>
    Array.from({ length: cells * FINENESS }, (_, k) => gate((k + 0.5) / FINENESS));
  const normal = (field: Float64Array, at: Point, sign: number): Gate => ({
    at,
    enters: (sign * sample(flow, field, at)) / FINENESS,
  });
  const top = along(nx, (s) => normal(current.y, [s, ny], -1));
  if (!surrounded) return top;
  return [
    ...top,
    ...along(ny, (s) => normal(current.x, [nx, ny - s], -1)),
    ...along(nx, (s) => normal(current.y, [nx - s, 0], 1)),
    ...along(ny, (s) => normal(current.x, [0, s], 1)),
  ];
}

/** Places along the wall with half a share, one and a half, … of the current before them. */
function seeds(wall: readonly Gate[], count: number, direction: number): readonly Point[] {
  const parts = wall.map(({ enters }) => Math.max(0, direction * enters));
  const total = parts.reduce((sum, part) => sum + part, 0);
  if (!(total > 0)) return [];
  const found: Point[] = [];
  let before = 0;
  for (const [k, part] of parts.entries()) {
    while (found.length < count && before + part >= (total * (found.length + 0.5)) / count) {
      const share = ((total * (found.length + 0.5)) / count - before) / part - 0.5;
      const next = wall[(k + 1) % wall.length].at;
      const last = wall[(k + wall.length - 1) % wall.length].at;
      const [x, y] = wall[k].at;
      // Within the piece, towards the neighbour on that side; at a corner of the wall the piece's middle will do.
      const [u, v] = share < 0 ? last : next;
      const isStraight = Math.hypot(u - x, v - y) < 1.01 / FINENESS;
      found.push(isStraight ? [x + Math.abs(share) * (u - x), y + Math.abs(share) * (v - y)] : [x, y]);
    }
    before += part;
  }
  return found;
}

/** Classical Runge-Kutta of fourth order along the direction of the current, to ξ = 1/2, a wall or a place without current. */
function follow(flow: Flow, seed: Point, direction: number): Streamline {
  const { nx, ny, metal, periodic } = flow;
  const line: Point[] = [seed];
  const most = (LONGEST * (nx + ny)) / STEP;
  let at = seed;
  let before = sample(flow, metal, at);
  while (line.length < most && before < 0.5) {
    const next = advance(flow, at, direction);
    if (!next) break;
    const after = sample(flow, metal, next);
    if (after >= 0.5) {
      line.push(between(at, next, (logit(0.5) - logit(before)) / (logit(after) - logit(before))));
      break;
    }
    const isOut = next[1] < 0 || next[1] > ny || (!periodic && (next[0] < 0 || next[0] > nx));
    if (isOut) break;
    line.push(next);
    at = next;
    before = after;
  }
  return line;
}

function advance(flow: Flow, at: Point, direction: number): Point | undefined {
  const slope = (x: number, y: number): Point | undefined => {
    const u = sample(flow, flow.current.x, [x, y]);
    const v = sample(flow, flow.current.y, [x, y]);
    const size = Math.hypot(u, v);
    return size > 0 ? [(direction * u) / size, (direction * v) / size] : undefined;
  };
  const [x, y] = at;
  const a = slope(x, y);
  const b = a && slope(x + (STEP / 2) * a[0], y + (STEP / 2) * a[1]);
  const c = b && slope(x + (STEP / 2) * b[0], y + (STEP / 2) * b[1]);
  const d = c && slope(x + STEP * c[0], y + STEP * c[1]);
  if (!a || !b || !c || !d) return undefined;
  return [x + (STEP / 6) * (a[0] + 2 * b[0] + 2 * c[0] + d[0]), y + (STEP / 6) * (a[1] + 2 * b[1] + 2 * c[1] + d[1])];
}

/** Bilinear between centres of cells; beyond the outermost it stays as it is, across periodic sides it goes on. */
function sample({ nx, ny, periodic }: Flow, field: Float64Array, [x, y]: Point): number {
  const s = periodic ? (((x - 0.5) % nx) + nx) % nx : Math.min(nx - 1, Math.max(0, x - 0.5));
  const t = Math.min(ny - 1, Math.max(0, y - 0.5));
  const west = Math.min(nx - 1, Math.floor(s));
  const south = Math.floor(t);
  const east = periodic ? (west + 1) % nx : Math.min(nx - 1, west + 1);
  const north = Math.min(ny - 1, south + 1);
  const a = s - west;
  const b = t - south;
  return (
    (1 - b) * ((1 - a) * field[west + nx * south] + a * field[east + nx * south]) +
    b * ((1 - a) * field[west + nx * north] + a * field[east + nx * north])
  );
}

function between([x0, y0]: Point, [x1, y1]: Point, share: number): Point {
  return [x0 + share * (x1 - x0), y0 + share * (y1 - y0)];
}

function logit(xi: number): number {
  const share = Math.min(1 - 1e-6, Math.max(1e-6, xi));
  return Math.log(share / (1 - share));
}
