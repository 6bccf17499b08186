// q = A z, what a defect loses by the correction z, in a row of the finest grid, and its products with the residual and the images
// before it. Takes faces and terms as pair.wgsl says, and binds
//
//     correction   z, read
//     residual     read
//     images       q of slot `slot` is written, two planes a slot, unless it is the last: nothing needs that
//     products     ⟨q, q⟩, ⟨q, r⟩, ⟨q, q_0⟩, ⟨q, q_1⟩ of the row, four planes of ny numbers; zero for slots to come
//     gate         nothing changes where it is 0
//
// Needs lanes, grid, levels, pair.
//
// Twin: src/multigrid/twin/krylov.ts. Test: test/multigrid/krylov.test.ts.
// Source: Eisenstat, Elman, Schultz, SIAM J. Numer. Anal. 20, 345 (1983).

// z in cell (i, j); zero in the row above the top.
fn z_at(level: Level, i: u32, j: u32) -> vec2f {
  if (j == level.ny) { return vec2f(0); }
  let at = unknown_at(level, i, j);
  return vec2f(correction[at], correction[at + stride(level)]);
}

fn image_at(level: Level, i: u32, j: u32) -> vec2f {
  let around = surroundings(level, i, j);
  let here = z_at(level, i, j);
  let e = through(around.e, 1, here, z_at(level, east_of(i, level.nx), j));
  let w = through(around.w, -1, here, z_at(level, west_of(i, level.nx), j));
  let n = through(around.n, 1, here, z_at(level, i, j + 1));
  let s = through(around.s, -1, here, z_at(level, i, south_of(j)));
  return -laws_of(vec2f(0), around.own, here, e, w, n, s).defect;
}

// Products of q with the residual and the images at element `at` of pairs of planes that are `pair` long.
fn products_at(q: f32, at: u32, pair: u32, slot: u32) -> vec4f {
  var others = vec2f(0);
  if (slot > 0) { others.x = images[at]; }
  if (slot > 1) { others.y = images[pair + at]; }
  return q * vec4f(q, residual[at], others);
}

// Row `j` by the threads of one workgroup.
fn image_row(level: Level, slot: u32, last: u32, j: u32, lane: u32) {
  let plane = stride(level);
  let pair = UNKNOWNS * plane;
  var sum = vec4f(0);
  for (var i = lane; i < level.nx; i += LANES) {
    let q = image_at(level, i, j);
    let at = unknown_at(level, i, j);
    if (last == 0) {
      images[slot * pair + at] = q.x;
      images[slot * pair + at + plane] = q.y;
    }
    sum += products_at(q.x, at, pair, slot) + products_at(q.y, at + plane, pair, slot);
  }
  sum = sum_of_lanes(lane, sum);
  if (lane > 0) { return; }
  for (var k = 0u; k < 4; k++) {
    products[k * level.ny + j] = sum[k];
  }
}
