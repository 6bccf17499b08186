// The down leg of a V-cycle on one grid by tiles: from zero, `sweeps` sweeps of red-black Gauss-Seidel; the defect, summed onto
// the next coarser grid; where asked for, its coefficients. A workgroup takes 16 × 16 coarse cells with all their fine ones, and
// repeats the sweeps in a margin of twice as many cells, so that it needs nothing of its neighbours. Takes faces and terms as
// pair.wgsl says, and binds
//
//     correction     the fine grid's is written
//     residual       the fine grid's is read, the coarse grid's written
//     coefficients   the coarse grid's are written
//     gate           nothing changes where it is 0
//
// Needs grid, levels, pair, wall, coarsening, tile.
//
// Test: test/multigrid/fused.test.ts. Source: Trottenberg, Oosterlee, Schüller, Multigrid (2001), 2.1, 2.8.4 and 6.1.

// Coarse cells across a workgroup [–].
const ACROSS = TILE / 2;

// Fine cells of the workgroup's coarse cells from `corner` to `last`; the outermost ring of the margin stays zero.
fn part_below(fine: Level, sweeps: u32, corner: vec2u, last: vec2u) -> Part {
  let columns = columns_of(fine);
  let rows = rows_of(fine);
  let first = vec2u(children(columns, corner.x).x, children(rows, corner.y).x);
  let end = vec2u(children(columns, last.x).y, children(rows, last.y).y) + 1;
  return Part(fine, first, end - first, 2 * sweeps + 1);
}

// The defect of both laws, summed over the even fine cells of coarse cell (I, J): the last half-sweep left none in the odd ones.
fn tile_gathered(part: Part, I: u32, J: u32) -> vec2f {
  let x = children(columns_of(part.level), I);
  let y = children(rows_of(part.level), J);
  var sum = vec2f(0);
  for (var j = y.x; j <= y.y; j++) {
    for (var i = x.x + ((x.x + j) & 1); i <= x.y; i += 2) {
      sum += tile_laws(part, i - part.first.x + part.margin, j - part.first.y + part.margin).defect;
    }
  }
  return sum;
}

fn presmooth_tile(fine: Level, sweeps: u32, assemble: u32, group: vec2u, thread: u32) {
  let coarse = coarser(fine);
  let corner = ACROSS * group;
  let last = min(corner + ACROSS, vec2u(coarse.nx, coarse.ny)) - 1;
  let part = part_below(fine, sweeps, corner, last);
  // The tile starts from zero, as all workgroup memory does.
  for (var half = 0u; half < 2 * sweeps; half++) {
    relax_tile(part, half & 1, 2 * sweeps - half, thread);
  }
  for (var cell = thread; cell < part.size.x * part.size.y; cell += THREADS) {
    let x = cell % part.size.x;
    let y = cell / part.size.x;
    let at = unknown_at(fine, part.first.x + x, part.first.y + y);
    let value = tile[place(x + part.margin, y + part.margin)];
    correction[at] = value.x;
    correction[at + stride(fine)] = value.y;
  }
  let I = corner.x + thread % ACROSS;
  let J = corner.y + thread / ACROSS;
  if (I > last.x || J > last.y) { return; }
  let sum = tile_gathered(part, I, J);
  let at = unknown_at(coarse, I, J);
  residual[at] = sum.x;
  residual[at + stride(coarse)] = sum.y;
  if (assemble == 0) { return; }
  // The top row's threads take the wall's faces too.
  let end = select(J, coarse.ny, J + 1 == coarse.ny);
  for (var row = J; row <= end; row++) {
    coarsen_cell(fine, I, row);
  }
}
