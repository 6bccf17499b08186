// include: grid, levels, pair, stored, multigrid
// r, z of a coarse cell = the defects of its fine cells, summed; its (u, v) = 0, in the row above the top too.
// Changes the coarse residual and correction, and nothing where the gate is 0. Assumes that the last half-sweep of relax was that of the odd cells. A
// thread takes one coarse cell.
//
// Twin: src/multigrid/twin/transfer.ts. Test: test/multigrid/parity.test.ts.
// Source: Trottenberg, Oosterlee, Schüller, Multigrid (2001), 2.8.4.

struct Params {
  nx: u32,    // fine cells along x [–]
  ny: u32,    // fine cells along y [–]
  base: u32,  // start of the fine level [–]
  turn: u32,  // which end stays single, as in levels.ts (0 or 1)
}

@group(0) @binding(0) var<uniform> p: Params;
@group(0) @binding(1) var<storage, read> coefficients: array<f32>;
@group(0) @binding(2) var<storage, read_write> correction: array<f32>;
@group(0) @binding(3) var<storage, read_write> residual: array<f32>;
@group(0) @binding(4) var<storage, read> gate: array<f32>;

@compute @workgroup_size(16, 16)
fn gather(@builtin(global_invocation_id) id: vec3u) {
  if (gate[0] == 0) { return; }
  let fine = Level(p.nx, p.ny, p.base, p.turn, 0);
  let coarse = coarser(fine);
  if (id.x >= coarse.nx || id.y > coarse.ny) { return; }
  let at = unknown_at(coarse, id.x, id.y);
  correction[at] = 0;
  correction[at + stride(coarse)] = 0;
  if (id.y == coarse.ny) { return; }
  let sum = gathered(fine, id.x, id.y);
  residual[at] = sum.x;
  residual[at + stride(coarse)] = sum.y;
}
