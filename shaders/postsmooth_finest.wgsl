// include: grid, model, electrolyte, reaction, levels, pair, jacobian, wall, transfer, tile, ascent
// The up leg of a V-cycle on the finest grid, whose coefficients are computed anew from the state: see ascent.wgsl and jacobian.wgsl. What
// interpolate and relax do one after the other. Changes `smoothed` of the finest grid. A workgroup takes 32 × 32 cells.
//
// No twin: the float64 twin runs interpolate and relax. Test: test/physics/fused.test.ts.
// Source: Trottenberg, Oosterlee, Schüller, Multigrid (2001), 2.1 and 2.8.4.

struct Params {
  nx: u32,        // cells along x [–]
  ny: u32,        // cells along y [–]
  base: u32,      // start of the level: 0 [–]
  turn: u32,      // which end stays single, as in levels.ts (0 or 1)
  skipped: u32,   // base of the first level with stored coefficients [–]
  sweeps: u32,    // of two colours each, at most 2 [–]
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
@group(0) @binding(5) var<storage, read> correction: array<f32>;
@group(0) @binding(6) var<storage, read_write> smoothed: array<f32>;
@group(0) @binding(7) var<storage, read> residual: array<f32>;
@group(0) @binding(8) var<storage, read> gate: array<f32>;

@compute @workgroup_size(16, 16)
fn postsmooth_finest(@builtin(local_invocation_index) thread: u32, @builtin(workgroup_id) group: vec3u) {
  if (gate[0] == 0) { return; }
  postsmooth_tile(Level(p.nx, p.ny, p.base, p.turn, p.skipped), p.sweeps, p.periodic, group.xy, thread);
}
