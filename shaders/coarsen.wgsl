// include: grid, levels, pair, stored, wall, coarsening
// The coefficients on the next coarser grid, see coarsening.wgsl. Changes the coarse coefficients, and nothing where the gate is 0. A thread
// takes one coarse cell with its east and south face; the row above the top has the wall's faces only.
//
// Twin: src/multigrid/twin/coarsen.ts. Test: test/multigrid/parity.test.ts.
// Source: Trottenberg, Oosterlee, Schüller, Multigrid (2001), 7.7.

struct Params {
  nx: u32,    // fine cells along x [–]
  ny: u32,    // fine cells along y [–]
  base: u32,  // start of the fine level [–]
  turn: u32,  // which end stays single, as in levels.ts (0 or 1)
}

@group(0) @binding(0) var<uniform> p: Params;
@group(0) @binding(1) var<storage, read_write> coefficients: array<f32>;
@group(0) @binding(2) var<storage, read> gate: array<f32>;

@compute @workgroup_size(16, 16)
fn coarsen(@builtin(global_invocation_id) id: vec3u) {
  if (gate[0] == 0) { return; }
  let fine = Level(p.nx, p.ny, p.base, p.turn, 0);
  let coarse = coarser(fine);
  if (id.x >= coarse.nx || id.y > coarse.ny) { return; }
  coarsen_cell(fine, id.x, id.y);
}
