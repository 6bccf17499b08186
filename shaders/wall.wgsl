// What a wall of fixed value above the top does to the grid below it. Takes the fine grid's faces from `face`, see pair.wgsl.
// Needs levels, pair.
//
// Twin: src/multigrid/twin/coarsen.ts. Test: test/multigrid/parity.test.ts.

// The unknowns in the top fine cells of coarse column I over those in the top coarse cell, where the wall above draws them to
// zero: f = K/(K + W/2) with K the fine conductance between the two top rows, W that of the wall; k for u, d for v. Since the
// flux into the wall is W f of the coarse unknown, f W is the wall's conductance as the coarse cell sees it. 1 for a closed
// wall and where the top row stays single.
fn wall_share(fine: Level, I: u32) -> vec2f {
  if (!is_pair(rows_of(fine), coarser(fine).ny - 1)) { return vec2f(1); }
  let x = children(columns_of(fine), I);
  var wall = vec2f(0);
  var inner = vec2f(0);
  for (var i = x.x; i <= x.y; i++) {
    let above = face(fine, 1, i, fine.ny);
    let below = face(fine, 1, i, fine.ny - 1);
    wall += vec2f(above.k, above.d);
    inner += vec2f(below.k, below.d);
  }
  return select(inner / (inner + wall / 2), vec2f(1), wall == vec2f(0));
}
