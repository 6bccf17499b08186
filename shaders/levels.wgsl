// The grids of the multigrid and how each is made of the next finer one by joining cells: see src/multigrid/levels.ts. No bindings.
//
// A level lies in three fields. With stride = nx (ny + 1) + 40, the row above the top and a gap included, its planes start at
//
//     coefficients   14 (base − skipped) + plane × stride   0 k  2 b  4 a  6 d  8 t on the east face of a cell, 1 3 5 7 9 on
//                                                           its south face; 10 s_uu  11 s_uv  12 s_vu  13 s_vv in the cell
//     correction      2 base + plane × stride               0 u  1 v; zero in the row above the top
//     residual        2 base + plane × stride               0 r  1 z
//
// Twin: src/multigrid/levels.ts. Test: test/multigrid/parity.test.ts.
// Source: Trottenberg, Oosterlee, Schüller, Multigrid (2001), chapter 2.

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

// One of the grids. `skipped` is the base of the first grid whose coefficients are stored: 0, or the finest grid's stride.
struct Level {
  nx: u32,
  ny: u32,
  base: u32,
  turn: u32,
  skipped: u32,
}

// Numbers between two planes beyond what a plane holds; see src/multigrid/levels.ts.
const GAP = 40u;

// Numbers from one plane to the next: the cells, the row above the top, and a gap.
fn stride(level: Level) -> u32 {
  return level.nx * (level.ny + 1) + GAP;
}

// The next coarser grid: half the columns, an even number above 1, and half the rows.
fn coarser(level: Level) -> Level {
  let nx = select(2 * ((level.nx + 3) / 4), 1, level.nx <= 2);
  return Level(nx, (level.ny + 1) / 2, level.base + stride(level), 1 - level.turn, level.skipped);
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

// Plane of the coefficients in cell (i, j).
fn coefficient_at(level: Level, plane: u32, i: u32, j: u32) -> u32 {
  return COEFFICIENTS * (level.base - level.skipped) + plane * stride(level) + j * level.nx + i;
}

// Half the extent of a coarse cell beyond half a fine cell, in fine cells.
fn reach(axis: Pairing, I: u32) -> f32 {
  return select(0.0, 0.5, is_pair(axis, I));
}
