// include: model
// ξ += Δt × source: the metal that a forced cell gains from outside, before the reaction of the step. Changes ξ at the cell
// centres. A thread takes one cell.
//
// Twin: src/physics/twin/force.ts. Test: test/physics/parity.test.ts.

struct Params {
  nx: u32,  // cells along x [–]
  ny: u32,  // cells along y [–]
}

@group(0) @binding(0) var<uniform> p: Params;
@group(0) @binding(1) var<storage, read_write> state: array<f32>;
@group(0) @binding(2) var<storage, read> sources: array<f32>;
@group(0) @binding(3) var<storage, read> clock: Clock;

@compute @workgroup_size(16, 16)
fn gain(@builtin(global_invocation_id) id: vec3u) {
  if (id.x >= p.nx || id.y >= p.ny || clock.running == 0) { return; }
  let q = id.y * p.nx + id.x;
  state[plane(STATE_METAL, p.nx, p.ny) + q] += clock.step * sources[plane(SOURCES_METAL, p.nx, p.ny) + q];
}
