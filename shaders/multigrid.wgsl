// The unknowns of a grid as the bindings `correction` and `residual` hold them, laid out as levels.wgsl says, and both laws of
// its cells, see pair.wgsl. Takes the faces and terms from `surroundings`.
// Needs grid, levels, pair.
//
// Twin: src/multigrid/twin. Test: test/multigrid/parity.test.ts.
// Source: Trottenberg, Oosterlee, Schüller, Multigrid (2001), chapters 2 and 8.

// (u, v) of cell (i, j).
fn unknowns(level: Level, i: u32, j: u32) -> vec2f {
  let at = unknown_at(level, i, j);
  return vec2f(correction[at], correction[at + stride(level)]);
}

// Those of a coarse grid, for transfer.wgsl.
fn coarse_unknowns(level: Level, I: u32, J: u32) -> vec2f {
  return unknowns(level, I, J);
}

// (r, z) of cell (i, j).
fn given(level: Level, i: u32, j: u32) -> vec2f {
  let at = unknown_at(level, i, j);
  return vec2f(residual[at], residual[at + stride(level)]);
}

// Both laws of cell (i, j).
fn laws(level: Level, i: u32, j: u32) -> Laws {
  let around = surroundings(level, i, j);
  let here = unknowns(level, i, j);
  let e = through(around.e, 1, here, unknowns(level, east_of(i, level.nx), j));
  let w = through(around.w, -1, here, unknowns(level, west_of(i, level.nx), j));
  let n = through(around.n, 1, here, unknowns(level, i, j + 1));
  let s = through(around.s, -1, here, unknowns(level, i, south_of(j)));
  return laws_of(given(level, i, j), around.own, here, e, w, n, s);
}

// (u, v) that satisfy both laws of cell (i, j), its neighbours held.
fn relaxed(level: Level, i: u32, j: u32) -> vec2f {
  return unknowns(level, i, j) + remedy(laws(level, i, j));
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
