// include: levels
// One iteration of generalised conjugate residuals, cell by cell of the finest grid: (z, q) −= Σ_i β_i (z_i, q_i) with z the cycle's
// correction; then, before the last iteration, r −= α q, and z and q are kept; in the last one x = Σ_i α_i z_i + α z becomes the
// correction, and the residual stays what the directions before it left. Changes slot `slot` of both spaces and the residual, or
// the correction; nothing where the gate is 0. A thread takes one cell.
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
@group(0) @binding(3) var<storage, read_write> correction: array<f32>;
@group(0) @binding(4) var<storage, read_write> residual: array<f32>;
@group(0) @binding(5) var<storage, read> weights: array<f32>;
@group(0) @binding(6) var<storage, read> gate: array<f32>;

// Where α and β start in `weights`.
const ALPHA = 0u;
const BETA = 3u;

// Element q of a pair of planes that is `pair` long.
fn descend_at(q: u32, pair: u32) {
  var z = correction[q];
  for (var i = 0u; i < p.slot; i++) {
    z -= weights[BETA + i] * directions[i * pair + q];
  }
  if (p.last == 1) {
    var x = weights[ALPHA + p.slot] * z;
    for (var i = 0u; i < p.slot; i++) {
      x += weights[ALPHA + i] * directions[i * pair + q];
    }
    correction[q] = x;
    return;
  }
  let own = p.slot * pair + q;
  var lost = images[own];
  for (var i = 0u; i < p.slot; i++) {
    lost -= weights[BETA + i] * images[i * pair + q];
  }
  directions[own] = z;
  images[own] = lost;
  residual[q] -= weights[ALPHA + p.slot] * lost;
}

@compute @workgroup_size(16, 16)
fn descend(@builtin(global_invocation_id) id: vec3u) {
  if (gate[0] == 0 || id.x >= p.nx || id.y >= p.ny) { return; }
  let plane = stride(Level(p.nx, p.ny, 0, 0, 0));
  let q = id.y * p.nx + id.x;
  descend_at(q, UNKNOWNS * plane);
  descend_at(q + plane, UNKNOWNS * plane);
}
