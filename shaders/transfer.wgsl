// The coarse unknowns on the fine grid. Takes the fine grid's faces from `face`, see pair.wgsl, and the coarse unknowns from
//
//     coarse_unknowns(level, I, J) -> vec2f     (u, v) of coarse cell (I, J), J < ny
//
// Needs grid, levels, pair.
//
// Twin: src/multigrid/twin/transfer.ts. Test: test/multigrid/parity.test.ts.
// Source: Trottenberg, Oosterlee, Schüller, Multigrid (2001), 2.8.4.

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
  let near = 9 * coarse_unknowns(coarse, I, J) + 3 * coarse_unknowns(coarse, I2, J);
  let far = 3 * coarse_unknowns(coarse, I, J2) + coarse_unknowns(coarse, I2, J2);
  let value = (near + far) / 16;
  if (j + 1 < fine.ny) { return value; }
  return value * wall_share(fine, I);
}
