// include: grid, levels, pair, stored, wall, coarsening, tile, descent
// The down leg of a V-cycle on one grid with stored coefficients, see descent.wgsl: what coarsen, relax and gather do one after the
// other, from a correction of zero. Changes the fine correction, the coarse residual and, where `assemble` is 1, the coarse
// coefficients. A workgroup takes 16 × 16 coarse cells.
//
// No twin: the float64 twin runs coarsen, relax and gather. Test: test/multigrid/fused.test.ts.
// Source: Trottenberg, Oosterlee, Schüller, Multigrid (2001), 2.1 and 2.8.4.

struct Params {
  nx: u32,        // fine cells along x [–]
  ny: u32,        // fine cells along y [–]
  base: u32,      // start of the fine level [–]
  turn: u32,      // which end stays single, as in levels.ts (0 or 1)
  skipped: u32,   // base of the first level with stored coefficients [–]
  sweeps: u32,    // of two colours each, at most 2 [–]
  assemble: u32,  // 1 where the coarse coefficients are to be made anew
}

@group(0) @binding(0) var<uniform> p: Params;
@group(0) @binding(1) var<storage, read_write> coefficients: array<f32>;
@group(0) @binding(2) var<storage, read_write> correction: array<f32>;
@group(0) @binding(3) var<storage, read_write> residual: array<f32>;
@group(0) @binding(4) var<storage, read> gate: array<f32>;

@compute @workgroup_size(16, 16)
fn presmooth(@builtin(local_invocation_index) thread: u32, @builtin(workgroup_id) group: vec3u) {
  if (gate[0] == 0) { return; }
  presmooth_tile(Level(p.nx, p.ny, p.base, p.turn, p.skipped), p.sweeps, p.assemble, group.xy, thread);
}
