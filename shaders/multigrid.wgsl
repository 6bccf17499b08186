// A pair of conservation laws for u and v in each cell of a grid, and the grids made of it by joining cells:
//
//     Σ_f q_f = r − s_uu u − s_uv v        q = k Δu + b Δv ± a (v + v′)
//     Σ_f z_f = z − s_vu u − s_vv v        z = d Δv − t q
//
// Σ runs over the four faces of a cell, q and z flow into it, Δ is neighbour minus cell, v′ is the neighbour's v; the
// sign of a is + seen from the west or south of the face's line, − from the other side, so that q changes its sign with
// the side. All is extensive (per cell, not per area): a coarse cell is the sum of its cells, and no spacing appears.
//
// A level lies in three fields. With stride = nx (ny + 1), the row above the top included, its planes start at
//
//     coefficients   14 base + plane × stride    0 k  2 b  4 a  6 d  8 t on the east face of a cell, 1 3 5 7 9 on its
//                                                south face; 10 s_uu  11 s_uv  12 s_vu  13 s_vv in the cell
//     correction      2 base + plane × stride    0 u  1 v; zero in the row above the top
//     residual        2 base + plane × stride    0 r  1 z
//
// Assumes k, b, a, d zero on the south faces of the lowest row and, where the sides are closed, on the east faces of the
// last column. South faces of the row above the top are the wall there: zero where it is closed, the conductance to a
// fixed value otherwise. nx is even or 1. Differences are taken before they are multiplied: float32 keeps its digits.
//
// Twin: src/multigrid/twin. Test: test/multigrid/parity.test.ts.
// Source: Trottenberg, Oosterlee, Schüller, Multigrid (2001), chapters 2 and 8.

const COEFFICIENTS = 14u;
const UNKNOWNS = 2u;
// Planes of the coefficients.
const K = 0u;
const B = 2u;
const A = 4u;
const D = 6u;
const T = 8u;
const S_UU = 10u;
const S_UV = 11u;
const S_VU = 12u;
const S_VV = 13u;

// One of the grids; see src/multigrid/levels.ts.
struct Level {
  nx: u32,
  ny: u32,
  base: u32,
  turn: u32,
}

// Cells of a plane.
fn stride(level: Level) -> u32 {
  return level.nx * (level.ny + 1);
}

// The next coarser grid: half the columns, an even number above 1, and half the rows.
fn coarser(level: Level) -> Level {
  let nx = select(2 * ((level.nx + 3) / 4), 1, level.nx <= 2);
  return Level(nx, (level.ny + 1) / 2, level.base + stride(level), 1 - level.turn);
}

// How cells along one axis are joined: `lead` of them stay single, then come pairs, the rest stays single.
struct Pairing {
  lead: u32,
  pairs: u32,
}

fn pairing(fine: u32, coarse: u32, turn: u32) -> Pairing {
  let pairs = fine - coarse;
  return Pairing(turn * (coarse - pairs), pairs);
}

fn columns_of(fine: Level) -> Pairing {
  return pairing(fine.nx, coarser(fine).nx, fine.turn);
}

fn rows_of(fine: Level) -> Pairing {
  return pairing(fine.ny, coarser(fine).ny, fine.turn);
}

fn is_pair(axis: Pairing, I: u32) -> bool {
  return I >= axis.lead && I < axis.lead + axis.pairs;
}

// First and last fine cell of coarse cell I.
fn children(axis: Pairing, I: u32) -> vec2u {
  if (is_pair(axis, I)) { return vec2u(2 * I - axis.lead) + vec2u(0, 1); }
  return vec2u(select(I + axis.pairs, I, I < axis.lead));
}

// Coarse cell that fine cell i belongs to.
fn parent(axis: Pairing, i: u32) -> u32 {
  if (i < axis.lead) { return i; }
  return select(i - axis.pairs, (i + axis.lead) / 2, i < axis.lead + 2 * axis.pairs);
}

// Where u of cell (i, j) lies in the correction, r in the residual; v and z lie a stride further.
fn unknown_at(level: Level, i: u32, j: u32) -> u32 {
  return UNKNOWNS * level.base + j * level.nx + i;
}

// (u, v) of cell (i, j).
fn unknowns(level: Level, i: u32, j: u32) -> vec2f {
  let at = unknown_at(level, i, j);
  return vec2f(correction[at], correction[at + stride(level)]);
}

// Plane of the coefficients in cell (i, j).
fn coefficient_at(level: Level, plane: u32, i: u32, j: u32) -> u32 {
  return COEFFICIENTS * level.base + plane * stride(level) + j * level.nx + i;
}

// Coefficients of a face.
struct Face {
  k: f32,
  b: f32,
  a: f32,
  d: f32,
  t: f32,
}

// The face to the east (axis 0) or to the south (axis 1) of cell (i, j).
fn face(level: Level, axis: u32, i: u32, j: u32) -> Face {
  let at = coefficient_at(level, axis, i, j);
  let s = stride(level);
  return Face(
    coefficients[at + K * s],
    coefficients[at + B * s],
    coefficients[at + A * s],
    coefficients[at + D * s],
    coefficients[at + T * s],
  );
}

// What both laws of a cell say: the defect, and by how much it falls with the cell's own (u, v).
struct Laws {
  defect: vec2f,
  fall_u: vec2f,
  fall_v: vec2f,
}

// A face's part in the laws of the cell with unknowns `here`; `sign` is that of a.
fn through(f: Face, sign: f32, here: vec2f, there: vec2f) -> Laws {
  let difference = there - here;
  let a = sign * f.a;
  let q = f.k * difference.x + f.b * difference.y + a * (there.y + here.y);
  let fall = vec2f(f.k, f.b - a);
  return Laws(vec2f(q, f.d * difference.y - f.t * q), fall, vec2f(0, f.d) - f.t * fall);
}

// Both laws of cell (i, j).
fn laws(level: Level, i: u32, j: u32) -> Laws {
  let west = west_of(i, level.nx);
  let here = unknowns(level, i, j);
  let e = through(face(level, 0, i, j), 1, here, unknowns(level, east_of(i, level.nx), j));
  let w = through(face(level, 0, west, j), -1, here, unknowns(level, west, j));
  let n = through(face(level, 1, i, j + 1), 1, here, unknowns(level, i, j + 1));
  let s = through(face(level, 1, i, j), -1, here, unknowns(level, i, south_of(j)));
  let at = coefficient_at(level, 0, i, j);
  let plane = stride(level);
  let source_u = vec2f(coefficients[at + S_UU * plane], coefficients[at + S_UV * plane]);
  let source_v = vec2f(coefficients[at + S_VU * plane], coefficients[at + S_VV * plane]);
  let given = unknown_at(level, i, j);
  let source = vec2f(residual[given] - dot(source_u, here), residual[given + plane] - dot(source_v, here));
  return Laws(
    source + ((e.defect + w.defect) + (n.defect + s.defect)),
    source_u + ((e.fall_u + w.fall_u) + (n.fall_u + s.fall_u)),
    source_v + ((e.fall_v + w.fall_v) + (n.fall_v + s.fall_v)),
  );
}

// (u, v) that satisfy both laws of cell (i, j), its neighbours held.
fn relaxed(level: Level, i: u32, j: u32) -> vec2f {
  let l = laws(level, i, j);
  let determinant = l.fall_u.x * l.fall_v.y - l.fall_u.y * l.fall_v.x;
  let du = l.defect.x * l.fall_v.y - l.fall_u.y * l.defect.y;
  let dv = l.fall_u.x * l.defect.y - l.fall_v.x * l.defect.x;
  return unknowns(level, i, j) + vec2f(du, dv) / determinant;
}

// The defect of both laws, summed over the fine cells of coarse cell (I, J); the even ones only, because the half-sweep
// before was that of the odd ones and left no defect there.
fn gathered(fine: Level, I: u32, J: u32) -> vec2f {
  let x = children(columns_of(fine), I);
  let y = children(rows_of(fine), J);
  var sum = vec2f(0);
  for (var j = y.x; j <= y.y; j++) {
    for (var i = x.x + ((x.x + j) & 1); i <= x.y; i += 2) {
      sum += laws(fine, i, j).defect;
    }
  }
  return sum;
}

// The unknown in the top fine cells of coarse column I over that in the top coarse cell, where the wall above draws it to
// zero: f = K/(K + W/2) with K the fine conductance between the two top rows, W that of the wall. Since the flux into the
// wall is W f of the coarse unknown, f W is the wall's conductance as the coarse cell sees it. 1 for a closed wall and
// where the top row stays single.
fn wall_share(fine: Level, plane: u32, I: u32) -> f32 {
  if (!is_pair(rows_of(fine), coarser(fine).ny - 1)) { return 1; }
  let x = children(columns_of(fine), I);
  var wall = 0.0;
  var inner = 0.0;
  for (var i = x.x; i <= x.y; i++) {
    wall += coefficients[coefficient_at(fine, plane + 1, i, fine.ny)];
    inner += coefficients[coefficient_at(fine, plane + 1, i, fine.ny - 1)];
  }
  if (wall == 0) { return 1; }
  return inner / (inner + wall / 2);
}

// The coarse (u, v) at fine cell (i, j), bilinear between cell centres; a single cell takes its own value. Towards the wall
// above the top it falls as the conductances say, elsewhere it stays that of the cell.
fn interpolated(fine: Level, i: u32, j: u32, periodic: u32) -> vec2f {
  let coarse = coarser(fine);
  let I = parent(columns_of(fine), i);
  let J = parent(rows_of(fine), j);
  let x = children(columns_of(fine), I);
  let y = children(rows_of(fine), J);
  let at_side = periodic == 0;
  let east = select(east_of(I, coarse.nx), I, at_side && I + 1 == coarse.nx);
  let west = select(west_of(I, coarse.nx), I, at_side && I == 0);
  let I2 = select(select(west, east, i == x.y), I, x.x == x.y);
  let J2 = select(select(south_of(J), min(J + 1, coarse.ny - 1), j == y.y), J, y.x == y.y);
  let near = 9 * unknowns(coarse, I, J) + 3 * unknowns(coarse, I2, J);
  let far = 3 * unknowns(coarse, I, J2) + unknowns(coarse, I2, J2);
  let value = (near + far) / 16;
  if (j + 1 < fine.ny) { return value; }
  return value * vec2f(wall_share(fine, K, I), wall_share(fine, D, I));
}

// Half the extent of a coarse cell beyond half a fine cell, in fine cells.
fn reach(axis: Pairing, I: u32) -> f32 {
  return select(0.0, 0.5, is_pair(axis, I));
}

// A plane of the coefficients in coarse cell (I, J), made of those of the fine faces or cells that it consists of:
// conductances are added and divided by the distance of the coarse centres in fine ones, a wall's are added in series
// with the half cell that the coarse centre is further away; a and s are added, t is averaged.
fn coarsened(fine: Level, plane: u32, I: u32, J: u32) -> f32 {
  let coarse = coarser(fine);
  let columns = columns_of(fine);
  let rows = rows_of(fine);
  let is_wall = J == coarse.ny;
  let is_east = plane < S_UU && (plane & 1) == 0;
  let is_south = plane < S_UU && (plane & 1) == 1;
  if ((is_wall && !is_south) || (is_east && coarse.nx == 1)) { return 0; }
  // The faces on the east side lie in the last column, those on the south side in the first row.
  let x = children(columns, I);
  let y = select(children(rows, J), vec2u(fine.ny), is_wall);
  let first = vec2u(select(x.x, x.y, is_east), y.x);
  let last = vec2u(x.y, select(y.y, y.x, is_south));
  var sum = 0.0;
  for (var j = first.y; j <= last.y; j++) {
    for (var i = first.x; i <= last.x; i++) {
      sum += coefficients[coefficient_at(fine, plane, i, j)];
    }
  }
  if (plane >= S_UU || plane / 2 == A / 2) { return sum; }
  if (plane / 2 == T / 2) { return sum / f32((last.x - first.x + 1) * (last.y - first.y + 1)); }
  if (is_east) { return sum / (1 + reach(columns, I) + reach(columns, east_of(I, coarse.nx))); }
  if (is_wall) { return sum * wall_share(fine, select(K, D, plane / 2 == D / 2), I); }
  if (J == 0) { return sum; }
  return sum / (1 + reach(rows, J) + reach(rows, J - 1));
}
