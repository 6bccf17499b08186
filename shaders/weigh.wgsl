// include: lanes
// β_i = ⟨q, q_i⟩/⟨q_i, q_i⟩ and α = ⟨q, r⟩/⟨q, q⟩ after q lost its part along the images before, which are orthogonal, the
// residual to them too. Changes `weights`: α of slot `slot`, β₀, β₁, and ⟨q, q⟩ of the slot; nothing where the gate is 0. One
// workgroup sums the rows.
//
// Twin: src/multigrid/twin/krylov.ts. Test: test/multigrid/krylov.test.ts.

struct Params {
  ny: u32,    // rows [–]
  slot: u32,  // of the direction, at most 2 [–]
}

@group(0) @binding(0) var<uniform> p: Params;
@group(0) @binding(1) var<storage, read> products: array<f32>;
@group(0) @binding(2) var<storage, read_write> weights: array<f32>;
@group(0) @binding(3) var<storage, read> gate: array<f32>;

// Where α, β and ⟨q_i, q_i⟩ start in `weights`.
const ALPHA = 0u;
const BETA = 3u;
const NORM = 5u;
// A direction of which less than this share of ⟨q, q⟩ is new has only rounding left of its image [–].
const NEW = 1e-6;

@compute @workgroup_size(LANES)
fn weigh(@builtin(local_invocation_id) id: vec3u) {
  if (gate[0] == 0) { return; }
  var rows = vec4f(0);
  for (var j = id.x; j < p.ny; j += LANES) {
    rows += vec4f(products[j], products[p.ny + j], products[2 * p.ny + j], products[3 * p.ny + j]);
  }
  let sums = sum_of_lanes(id.x, rows);
  if (id.x > 0) { return; }
  var norm = sums.x;
  for (var i = 0u; i < NORM - BETA; i++) {
    let before = weights[NORM + i];
    var beta = 0.0;
    if (i < p.slot && before > 0) { beta = sums[2 + i] / before; }
    weights[BETA + i] = beta;
    norm -= beta * beta * before;
  }
  var alpha = 0.0;
  if (norm > NEW * sums.x) { alpha = sums.y / norm; } else { norm = 0; }
  weights[ALPHA + p.slot] = alpha;
  weights[NORM + p.slot] = norm;
}
