// include: lanes
// ⟨q, q⟩, ⟨q, r⟩ and ⟨q, q_i⟩ of image `slot` with the residual and the images before it, row by row of the finest grid.
// Changes `products`, four planes of ny numbers; products with slots to come are zero. A workgroup takes one row.
//
// Twin: src/multigrid/twin/krylov.ts. Test: test/multigrid/krylov.test.ts.

struct Params {
  nx: u32,    // cells along x [–]
  ny: u32,    // cells along y [–]
  slot: u32,  // of the direction, at most 2 [–]
}

@group(0) @binding(0) var<uniform> p: Params;
@group(0) @binding(1) var<storage, read> residual: array<f32>;
@group(0) @binding(2) var<storage, read> images: array<f32>;
@group(0) @binding(3) var<storage, read_write> products: array<f32>;

// The products of element q of a pair of planes that is `pair` long.
fn products_at(q: u32, pair: u32) -> vec4f {
  let own = images[p.slot * pair + q];
  let first = select(0, images[q], p.slot > 0);
  let second = select(0, images[select(q, q + pair, p.slot > 1)], p.slot > 1);
  return own * vec4f(own, residual[q], first, second);
}

@compute @workgroup_size(LANES, 1)
fn project(@builtin(local_invocation_id) local: vec3u, @builtin(workgroup_id) group: vec3u) {
  let plane = p.nx * (p.ny + 1);
  let j = group.y;
  var sum = vec4f(0);
  if (j < p.ny) {
    for (var i = local.x; i < p.nx; i += LANES) {
      let q = j * p.nx + i;
      sum += products_at(q, 2 * plane) + products_at(q + plane, 2 * plane);
    }
  }
  sum = sum_of_lanes(local.x, sum);
  if (local.x > 0 || j >= p.ny) { return; }
  for (var k = 0u; k < 4; k++) {
    products[k * p.ny + j] = sum[k];
  }
}
