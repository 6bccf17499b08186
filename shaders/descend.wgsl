// (z, q) −= Σ_i β_i (z_i, q_i), then x += α z and r −= α q, cell by cell of the finest grid: one iteration of generalised
// conjugate residuals. Changes slot `slot` of both spaces, the solution, the residual, and the correction, which is x after
// the last iteration and zero, where the next cycle starts, before. A thread takes one cell.
//
// Twin: src/multigrid/twin/krylov.ts. Test: test/multigrid/krylov.test.ts.
// Source: Eisenstat, Elman, Schultz, SIAM J. Numer. Anal. 20, 345 (1983).

struct Params {
  nx: u32,    // cells along x [–]
  ny: u32,    // cells along y [–]
  slot: u32,  // of the direction, at most 2 [–]
  last: u32,  // 1 in the last iteration
}

@group(0) @binding(0) var<uniform> p: Params;
@group(0) @binding(1) var<storage, read_write> directions: array<f32>;
@group(0) @binding(2) var<storage, read_write> images: array<f32>;
@group(0) @binding(3) var<storage, read_write> solution: array<f32>;
@group(0) @binding(4) var<storage, read_write> correction: array<f32>;
@group(0) @binding(5) var<storage, read_write> residual: array<f32>;
@group(0) @binding(6) var<storage, read> weights: array<f32>;

const BETA = 1u;

// Element q of a pair of planes that is `pair` long.
fn descend_at(q: u32, pair: u32) {
  let own = p.slot * pair + q;
  var z = directions[own];
  var lost = images[own];
  for (var i = 0u; i < p.slot; i++) {
    z -= weights[BETA + i] * directions[i * pair + q];
    lost -= weights[BETA + i] * images[i * pair + q];
  }
  let x = weights[0] * z + select(solution[q], 0, p.slot == 0);
  directions[own] = z;
  images[own] = lost;
  solution[q] = x;
  residual[q] -= weights[0] * lost;
  correction[q] = select(0, x, p.last == 1);
}

@compute @workgroup_size(16, 16)
fn descend(@builtin(global_invocation_id) id: vec3u) {
  if (id.x >= p.nx || id.y >= p.ny) { return; }
  let plane = p.nx * (p.ny + 1);
  let q = id.y * p.nx + id.x;
  descend_at(q, 2 * plane);
  descend_at(q + plane, 2 * plane);
}
