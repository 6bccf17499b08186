// include: grid, model, electrolyte, reaction, levels, pair, jacobian, wall, coarsening, tile, descent
// The down leg of a V-cycle on the finest grid, whose coefficients are computed anew from the state: see descent.wgsl and jacobian.wgsl.
// What linearise's coefficients, coarsen, relax and gather do one after the other, from a correction of zero. Changes the correction of
// the finest grid, the residual of the next and, where `assemble` is 1, its coefficients. A workgroup takes 16 × 16 coarse cells.
//
// No twin: the float64 twin runs linearise, coarsen, relax and gather. Test: test/physics/fused.test.ts.
// Source: Trottenberg, Oosterlee, Schüller, Multigrid (2001), 2.1 and 2.8.4.

struct Params {
  nx: u32,        // cells along x [–]
  ny: u32,        // cells along y [–]
  base: u32,      // start of the level: 0 [–]
  turn: u32,      // which end stays single, as in levels.ts (0 or 1)
  skipped: u32,   // base of the first level with stored coefficients [–]
  sweeps: u32,    // of two colours each, at most 2 [–]
  assemble: u32,  // 1 where the coarse coefficients are to be made anew
  periodic: u32,  // 1 where columns wrap around, 0 where the sides are closed
  mapped: u32,    // numbers in a plane of the maps [–]
  alpha: f32,     // α of the reduction [–]
  sites: f32,     // C_s/c₀ [–]
}

@group(0) @binding(0) var<uniform> p: Params;
@group(0) @binding(1) var<storage, read> state: array<f32>;
@group(0) @binding(2) var<storage, read> maps: array<f32>;
@group(0) @binding(3) var<storage, read> kinetics: array<f32>;
@group(0) @binding(4) var<storage, read> top: array<f32>;
@group(0) @binding(5) var<storage, read_write> coefficients: array<f32>;
@group(0) @binding(6) var<storage, read_write> correction: array<f32>;
@group(0) @binding(7) var<storage, read_write> residual: array<f32>;
@group(0) @binding(8) var<storage, read> gate: array<f32>;

@compute @workgroup_size(16, 16)
fn presmooth_finest(@builtin(local_invocation_index) thread: u32, @builtin(workgroup_id) group: vec3u) {
  if (gate[0] == 0) { return; }
  presmooth_tile(Level(p.nx, p.ny, p.base, p.turn, p.skipped), p.sweeps, p.assemble, group.xy, thread);
}
