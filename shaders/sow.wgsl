// include: model
// Starts the flood that finds dead metal: metal on the electrode, which is the bottom row or the cell in the middle of an island, is
// reached, electrolyte counts as reached, the rest not yet.
// Changes `reached` (one number a cell) and clears `changed` (one a turn of the flood). A thread takes one cell; threads
// are counted row by row to take a turn each, and there are always more threads than turns.
//
// Twin: src/physics/twin/connection.ts. Test: test/physics/parity-flood.test.ts.

struct Params {
  nx: u32,      // cells along x [–]
  ny: u32,      // cells along y [–]
  passes: u32,  // turns of the flood [–]
  island: u32,  // 1 where the electrode is an island, 0 where it is the bottom row
}

@group(0) @binding(0) var<uniform> p: Params;
@group(0) @binding(1) var<storage, read> state: array<f32>;
@group(0) @binding(2) var<storage, read_write> reached: array<f32>;
@group(0) @binding(3) var<storage, read_write> changed: array<f32>;

// Side of a workgroup [threads].
const SIDE = 16u;

@compute @workgroup_size(SIDE, SIDE)
fn sow(@builtin(global_invocation_id) id: vec3u, @builtin(num_workgroups) groups: vec3u) {
  let thread = id.y * groups.x * SIDE + id.x;
  if (thread < p.passes) { changed[thread] = 0; }
  if (id.x >= p.nx || id.y >= p.ny) { return; }
  let q = id.y * p.nx + id.x;
  let xi = state[plane(STATE_METAL, p.nx, p.ny) + q];
  let isMiddle = id.x == p.nx / 2 && id.y == p.ny / 2;
  let isElectrode = select(id.y == 0, isMiddle, p.island == 1);
  reached[q] = f32(xi < FOOT || (xi >= METAL && isElectrode));
}
