// include: levels
// (δu, δc) = 0 on the finest grid, the row above the top included: where the cycle starts; nothing where the gate is 0. A thread takes one column of one
// row; the threads of the last row take the row above it too.
//
// Twin: src/multigrid/twin/transfer.ts. Test: test/physics/parity.test.ts.

struct Params {
  nx: u32,  // cells along x [–]
  ny: u32,  // cells along y [–]
}

@group(0) @binding(0) var<uniform> p: Params;
@group(0) @binding(1) var<storage, read_write> correction: array<f32>;
@group(0) @binding(2) var<storage, read> gate: array<f32>;

// Both unknowns of an element; a plane has the row above the top.
fn clear_at(at: u32) {
  correction[at] = 0;
  correction[stride(Level(p.nx, p.ny, 0, 0, 0)) + at] = 0;
}

@compute @workgroup_size(16, 16)
fn clear(@builtin(global_invocation_id) id: vec3u) {
  if (gate[0] == 0) { return; }
  if (id.x >= p.nx || id.y >= p.ny) { return; }
  let q = id.y * p.nx + id.x;
  clear_at(q);
  if (id.y + 1 == p.ny) { clear_at(q + p.nx); }
}
