// The next coarser grid's faces and terms, made of those of the fine faces or cells that they consist of: conductances are added
// and divided by the distance of the coarse centres in fine ones, a wall's are added in series with the half cell that the
// coarse centre is further away; a and s are added, t is averaged. Takes the fine grid's from `face` and `terms`, see
// pair.wgsl; writes the coarse ones to the binding `coefficients`, laid out as levels.wgsl says.
// Needs grid, levels, pair, wall.
//
// Twin: src/multigrid/twin/coarsen.ts. Test: test/multigrid/parity.test.ts.
// Source: Trottenberg, Oosterlee, Schüller, Multigrid (2001), 7.7.

// The face to the east (axis 0) or to the south (axis 1) of coarse cell (I, J); J may be the row above the top.
fn coarse_face(fine: Level, axis: u32, I: u32, J: u32) -> Face {
  let coarse = coarser(fine);
  let columns = columns_of(fine);
  let rows = rows_of(fine);
  let is_wall = J == coarse.ny;
  let is_east = axis == 0;
  if (is_east && (is_wall || coarse.nx == 1)) { return Face(); }
  // The faces on the east side lie in the last column, those on the south side in the first row.
  let x = children(columns, I);
  let y = select(children(rows, J), vec2u(fine.ny), is_wall);
  let first = vec2u(select(x.x, x.y, is_east), y.x);
  let last = vec2u(x.y, select(y.x, y.y, is_east));
  var sum = Face();
  for (var j = first.y; j <= last.y; j++) {
    for (var i = first.x; i <= last.x; i++) {
      let f = face(fine, axis, i, j);
      sum = Face(sum.k + f.k, sum.b + f.b, sum.a + f.a, sum.d + f.d, sum.t + f.t);
    }
  }
  let t = sum.t / f32((last.x - first.x + 1) * (last.y - first.y + 1));
  if (is_wall) {
    let share = wall_share(fine, I);
    return Face(sum.k * share.x, sum.b * share.x, sum.a, sum.d * share.y, t);
  }
  var distance = 1.0;
  if (is_east) {
    distance = 1 + reach(columns, I) + reach(columns, east_of(I, coarse.nx));
  } else if (J > 0) {
    distance = 1 + reach(rows, J) + reach(rows, J - 1);
  }
  return Face(sum.k / distance, sum.b / distance, sum.a, sum.d / distance, t);
}

// The source terms of coarse cell (I, J).
fn coarse_terms(fine: Level, I: u32, J: u32) -> Terms {
  let x = children(columns_of(fine), I);
  let y = children(rows_of(fine), J);
  var sum = Terms();
  for (var j = y.x; j <= y.y; j++) {
    for (var i = x.x; i <= x.y; i++) {
      let s = terms(fine, i, j);
      sum = Terms(sum.uu + s.uu, sum.uv + s.uv, sum.vu + s.vu, sum.vv + s.vv);
    }
  }
  return sum;
}

// Writes all coefficients of coarse cell (I, J); the row above the top has the wall's faces only.
fn coarsen_cell(fine: Level, I: u32, J: u32) {
  let coarse = coarser(fine);
  let at = coefficient_at(coarse, 0, I, J);
  let s = stride(coarse);
  for (var axis = 0u; axis < 2; axis++) {
    let f = coarse_face(fine, axis, I, J);
    let numbers = array(f.k, f.b, f.a, f.d, f.t);
    for (var n = 0u; n < 5; n++) {
      coefficients[at + (2 * n + axis) * s] = numbers[n];
    }
  }
  var own = Terms();
  if (J < coarse.ny) { own = coarse_terms(fine, I, J); }
  let numbers = array(own.uu, own.uv, own.vu, own.vv);
  for (var n = 0u; n < 4; n++) {
    coefficients[at + (S_UU + n) * s] = numbers[n];
  }
}
