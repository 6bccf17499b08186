// The up leg of a V-cycle on one grid by tiles: the correction that the down leg left, and the next coarser grid's result on top
// of it, bilinear; then `sweeps` sweeps of red-black Gauss-Seidel. A workgroup takes 32 × 32 cells, and repeats the sweeps in a
// margin of twice as many cells. Takes faces and terms as pair.wgsl says, and binds
//
//     correction   this grid's is read
//     residual     this grid's is read
//     smoothed     the coarse grid's is read, this grid's written
//     gate         nothing changes where it is 0
//
// Needs grid, levels, pair, wall, transfer, tile.
//
// Test: test/multigrid/fused.test.ts. Source: Trottenberg, Oosterlee, Schüller, Multigrid (2001), 2.1, 2.8.4 and 6.1.

fn coarse_unknowns(level: Level, I: u32, J: u32) -> vec2f {
  let at = unknown_at(level, I, J);
  return vec2f(smoothed[at], smoothed[at + stride(level)]);
}

// Puts what the sweeps start from into the tile.
fn fill_tile(part: Part, periodic: u32, thread: u32) {
  let level = part.level;
  let width = part.size.x + 2 * part.margin;
  for (var cell = thread; cell < width * (part.size.y + 2 * part.margin); cell += THREADS) {
    let x = cell % width;
    let y = cell / width;
    if (has_row(part, y)) {
      let i = column_at(part, x);
      let j = row_at(part, y);
      let at = unknown_at(level, i, j);
      let before = vec2f(correction[at], correction[at + stride(level)]);
      tile[place(x, y)] = before + interpolated(level, i, j, periodic);
    }
  }
  workgroupBarrier();
}

fn postsmooth_tile(level: Level, sweeps: u32, periodic: u32, group: vec2u, thread: u32) {
  let first = TILE * group;
  let part = Part(level, first, min(vec2u(TILE), vec2u(level.nx, level.ny) - first), 2 * sweeps);
  fill_tile(part, periodic, thread);
  for (var half = 0u; half < 2 * sweeps; half++) {
    relax_tile(part, half & 1, 2 * sweeps - 1 - half, thread);
  }
  for (var cell = thread; cell < part.size.x * part.size.y; cell += THREADS) {
    let x = cell % part.size.x;
    let y = cell / part.size.x;
    let at = unknown_at(level, first.x + x, first.y + y);
    let value = tile[place(x + part.margin, y + part.margin)];
    smoothed[at] = value.x;
    smoothed[at + stride(level)] = value.y;
  }
}
