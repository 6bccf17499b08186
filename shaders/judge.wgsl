// Declares dead what the flood did not reach, if it had come to rest; else the last verdict stands. Changes `dead`, one number
// a cell. A thread takes one cell.
//
// Twin: src/physics/twin/connection.ts. Test: test/physics/parity-flood.test.ts.

struct Params {
  nx: u32,      // cells along x [–]
  ny: u32,      // cells along y [–]
  passes: u32,  // turns of the flood [–]
}

@group(0) @binding(0) var<uniform> p: Params;
@group(0) @binding(1) var<storage, read> reached: array<f32>;
@group(0) @binding(2) var<storage, read> changed: array<f32>;
@group(0) @binding(3) var<storage, read_write> dead: array<f32>;

@compute @workgroup_size(16, 16)
fn judge(@builtin(global_invocation_id) id: vec3u) {
  if (id.x >= p.nx || id.y >= p.ny || changed[p.passes - 1] != 0) { return; }
  let q = id.y * p.nx + id.x;
  dead[q] = 1 - reached[q];
}
