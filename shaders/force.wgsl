// include: model
// Adds the charge and the salt that a forced cell gains from outside to the residuals of their laws, once an iteration after
// `linearise`. A thread takes one cell.
//
// Twin: src/physics/twin/force.ts. Test: test/physics/parity.test.ts.

struct Params {
  nx: u32,  // cells along x [–]
  ny: u32,  // cells along y [–]
}

@group(0) @binding(0) var<uniform> p: Params;
@group(0) @binding(1) var<storage, read> sources: array<f32>;
@group(0) @binding(2) var<storage, read_write> residual: array<f32>;

@compute @workgroup_size(16, 16)
fn force(@builtin(global_invocation_id) id: vec3u) {
  if (id.x >= p.nx || id.y >= p.ny) { return; }
  let q = id.y * p.nx + id.x;
  residual[q] += sources[plane(SOURCES_CHARGE, p.nx, p.ny) + q];
  residual[plane(1, p.nx, p.ny) + q] += sources[plane(SOURCES_SALT, p.nx, p.ny) + q];
}
